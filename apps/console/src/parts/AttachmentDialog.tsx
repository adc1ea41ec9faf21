import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Warning from '@mui/icons-material/WarningAmberOutlined';
import { useQuery } from '@tanstack/react-query';
import type { AttachmentContent } from '#contracts';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { useDates } from '../i18n/use-dates.js';
import { useT, useWord } from '../i18n/use-t.js';
import { apiUrl, get, picture } from '../providers/http.js';
import { useFileWarnings, type Listed } from './listed-file.js';
import { Failure } from './States.js';

type Archive = NonNullable<AttachmentContent['archive']>;

/** What a file shows without being opened: its pages as pictures of ours, its text, or what an archive holds. */
export default function AttachmentDialog({ file, close }: { file: Listed; close: () => void }) {
  const t = useT();
  const word = useWord();
  const dates = useDates();
  const title = useId();
  const [page, setPage] = useState(1);
  const [pages, setPages] = useState(1);
  const { data, error, refetch } = useQuery({
    queryKey: ['attachment', file.view],
    queryFn: ({ signal }) => get<AttachmentContent>(file.view!, undefined, signal),
    staleTime: Infinity,
  });
  const turn = (by: number) => setPage((now) => Math.min(pages, Math.max(1, now + by)));
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight' || event.key === 'PageDown') turn(1);
    if (event.key === 'ArrowLeft' || event.key === 'PageUp') turn(-1);
  };
  return (
    <Dialog open onClose={close} maxWidth="md" fullWidth aria-labelledby={title} onKeyDown={onKey}>
      <DialogTitle id={title} className="anywhere">
        <bdi>{file.fileName || t('mail.fileWithoutName')}</bdi>
      </DialogTitle>
      <DialogContent className="stack file-view" tabIndex={0}>
        <p className="muted small">
          {data && `${word('mail.kinds', data.kind)} · `}
          {dates.size(file.size)}
        </p>
        {data && <Warnings content={data} />}
        {error && <Failure error={error} retry={() => void refetch()} />}
        {!data && !error && <div className="file-page waiting" aria-busy="true" />}
        {data?.drawable && <Page view={file.view!} page={page} name={file.fileName} count={setPages} />}
        {data?.text && <Text text={data.text} />}
        {data?.archive && <Entries archive={data.archive} file={file} />}
        {data && !data.drawable && !data.text && !data.archive && (
          <p className="notice">
            {data.why ? word('mail.whyNotListed', data.why, t('mail.notListed')) : t('mail.notShown')}
          </p>
        )}
      </DialogContent>
      <DialogActions>
        {pages > 1 && (
          <span className="line pager">
            <Button onClick={() => turn(-1)} disabled={page === 1}>
              {t('mail.pageBefore')}
            </Button>
            <span className="small nowrap" role="status">
              {t('mail.pageOf', { page, pages })}
            </span>
            <Button onClick={() => turn(1)} disabled={page === pages}>
              {t('mail.pageNext')}
            </Button>
          </span>
        )}
        <Button color="secondary" component="a" href={apiUrl(file.path)} download={file.fileName}>
          {t('common.download')}
        </Button>
        <Button variant="contained" onClick={close} autoFocus>
          {t('common.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Warnings({ content }: { content: AttachmentContent }) {
  return useFileWarnings(content).map((sentence) => (
    <p key={sentence} className="notice red" role="alert">
      <Warning />
      <span>{sentence}</span>
    </p>
  ));
}

function Page(props: { view: string; page: number; name: string; count: (pages: number) => void }) {
  const t = useT();
  const { view, page, count } = props;
  const [url, setUrl] = useState<string>();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['attachment', view, page],
    queryFn: ({ signal }) => picture(`${view}/picture`, { page }, signal),
    staleTime: Infinity,
  });
  useEffect(() => {
    if (!data) return;
    const address = URL.createObjectURL(data.blob);
    setUrl(address);
    count(data.shown);
    // The picture may still be on its way into the page.
    return () => void setTimeout(() => URL.revokeObjectURL(address), 2000);
  }, [data, count]);
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!url || !data) return <div className="file-page waiting" aria-busy="true" />;
  return (
    <>
      {data.pages > data.shown && (
        <p className="notice">{t('mail.pagesCut', { shown: data.shown, pages: data.pages })}</p>
      )}
      <img
        className="file-page"
        src={url}
        aria-busy={isFetching}
        alt={t('mail.pageAlt', { page, name: props.name })}
      />
    </>
  );
}

function Text({ text }: { text: NonNullable<AttachmentContent['text']> }) {
  const t = useT();
  return (
    <>
      {text.truncated && <p className="notice">{t('mail.textCut')}</p>}
      <pre className="file-text">{text.body}</pre>
    </>
  );
}

function Entries({ archive, file }: { archive: Archive; file: Listed }) {
  const t = useT();
  const dates = useDates();
  return (
    <>
      {archive.bomb && (
        <p className="notice red" role="alert">
          <Warning />
          <span>{t('mail.bomb', { size: dates.size(archive.size) })}</span>
        </p>
      )}
      {archive.encrypted && <p className="notice amber">{t('mail.archiveLocked')}</p>}
      <p className="muted small">
        {t('mail.archiveCount', { smart_count: archive.count })} · {dates.size(archive.size)}
      </p>
      <ul className="archive">
        {archive.entries.map((entry, index) => (
          <li key={index}>
            <bdi className="anywhere">{entry.name || file.fileName.replace(/\.gz$/i, '')}</bdi>
            <span className="muted small nowrap">
              {entry.encrypted && `${t('mail.entryLocked')} · `}
              {dates.size(entry.size)}
            </span>
          </li>
        ))}
      </ul>
      {archive.count > archive.entries.length && (
        <p className="muted small">{t('mail.archiveMore', { shown: archive.entries.length })}</p>
      )}
    </>
  );
}
