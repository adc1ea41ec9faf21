import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { RequestView } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { parisDay } from '../../i18n/dates.js';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { AskDialog } from '../../parts/AskDialog.js';
import { Failure } from '../../parts/States.js';
import { requests } from '../../providers/api.js';
import { picture } from '../../providers/http.js';
import { useMay, useSession } from '../../providers/session-store.js';
import type { RequestActs } from './use-request.js';

type Document = NonNullable<RequestView['identity']['document']>;

/** The image as the desk drew it, page by page: it cannot be saved from here, and every look is in the journal. */
function Picture({ requestId, close }: { requestId: string; close: () => void }) {
  const t = useT();
  const title = useId();
  const [page, setPage] = useState(1);
  const [url, setUrl] = useState<string>();
  const { data, error, refetch } = useQuery({
    queryKey: ['identity-document', requestId, page],
    queryFn: ({ signal }) => picture(`/requests/${requestId}/identity-document/picture`, { page }, signal),
    // Nothing of it stays in the memory of the browser once it is closed.
    gcTime: 0,
    staleTime: Infinity,
  });
  useEffect(() => {
    if (!data) return;
    const address = URL.createObjectURL(data.blob);
    setUrl(address);
    return () => URL.revokeObjectURL(address);
  }, [data]);
  const pages = data?.shown ?? 1;
  return (
    <Dialog open onClose={close} maxWidth="md" fullWidth aria-labelledby={title}>
      <DialogTitle id={title}>{t('identity.documentName')}</DialogTitle>
      <DialogContent className="stack file-view" tabIndex={0}>
        {error && <Failure error={error} retry={() => void refetch()} />}
        {!url && !error && <div className="file-page waiting" aria-busy="true" />}
        {url && data && (
          <img
            className="file-page"
            src={url}
            alt={t('mail.pageAlt', { page, name: t('identity.documentName') })}
          />
        )}
      </DialogContent>
      <DialogActions>
        {pages > 1 && (
          <>
            <Button disabled={page === 1} onClick={() => setPage(page - 1)}>
              {t('mail.pageBefore')}
            </Button>
            <span className="small nowrap" role="status">
              {t('mail.pageOf', { page, pages })}
            </span>
            <Button disabled={page === pages} onClick={() => setPage(page + 1)}>
              {t('mail.pageNext')}
            </Button>
          </>
        )}
        <Button variant="contained" onClick={close} autoFocus>
          {t('common.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

type Result = NonNullable<Document['result']>;

/** What the reader may do while the image waits: see it, and say whether it matches. */
function Reading({ request, acts }: { request: RequestView; acts: RequestActs }) {
  const t = useT();
  const [looking, setLooking] = useState(false);
  const [result, setResult] = useState<Result | null>(null);
  const save = (note: string) =>
    acts.act(
      () =>
        requests.checkDocument(request.id, {
          version: request.version,
          result: result ?? 'does-not-match',
          ...(note ? { note } : {}),
        }),
      t('identity.resultSaved'),
    );
  return (
    <div className="line wraps" style={{ marginTop: 6 }}>
      <Button variant="contained" onClick={() => setLooking(true)}>
        {t('identity.documentView')}
      </Button>
      <Button variant="outlined" onClick={() => setResult('matches')}>
        {t('identity.matches')}
      </Button>
      <Button variant="outlined" onClick={() => setResult('does-not-match')}>
        {t('identity.does-not-match')}
      </Button>
      {looking && <Picture requestId={request.id} close={() => setLooking(false)} />}
      {result && (
        <AskDialog
          title={t(`identity.${result}`)}
          help={t(result === 'matches' ? 'identity.matchesHelp' : 'identity.doesNotMatchHelp')}
          label={result === 'matches' ? undefined : t('identity.resultNote')}
          multiline
          submit={t(`identity.${result}`)}
          close={() => setResult(null)}
          done={save}
        />
      )}
    </div>
  );
}

/** The document asked for: its page, its image while it waits, what it showed, and that nothing is left of it. */
export function IdentityDocument({ request, acts }: { request: RequestView; acts: RequestActs }) {
  const may = useMay();
  const me = useSession()?.me;
  const t = useT();
  const said = useSaid();
  const document = request.identity.document;
  if (!document) return null;
  const reads = document.waits && may('request.act');
  return (
    <div style={{ marginTop: 10 }}>
      <h3 className="sec-title">{t('identity.document')}</h3>
      <p className={document.waits ? 'notice amber' : 'small'}>{said(document)}</p>
      {reads &&
        (document.reader?.id === me?.id ? (
          <Reading request={request} acts={acts} />
        ) : (
          <p className="muted small">{t('identity.onlyReader', { name: document.reader?.name ?? '' })}</p>
        ))}
    </div>
  );
}

function useSaid(): (document: Document) => string {
  const t = useT();
  const dates = useDates();
  const day = (at: string | null) => (at ? dates.day(parisDay(at)) : '');
  return (document) => {
    if (document.waits)
      return t('identity.documentWaits', {
        name: document.reader?.name ?? '',
        day: day(document.destroyBy),
      });
    if (document.result && document.checkedAt)
      return t('identity.checked', {
        result: t(`identity.${document.result}`),
        day: day(document.checkedAt),
      });
    if (document.destroyedWhy)
      return t(`identity.destroyed.${document.destroyedWhy}`, { day: day(document.destroyedAt) });
    return document.open
      ? t('identity.documentOpen', { day: day(document.expiresAt) })
      : t('identity.documentShut');
  };
}
