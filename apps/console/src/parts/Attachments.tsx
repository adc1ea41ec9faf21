import AttachFile from '@mui/icons-material/AttachFile';
import Visibility from '@mui/icons-material/VisibilityOutlined';
import Warning from '@mui/icons-material/WarningAmberOutlined';
import Tooltip from '@mui/material/Tooltip';
import type { AttachmentView } from '#contracts';
import { lazy, Suspense, useState } from 'react';
import { useDates } from '../i18n/use-dates.js';
import { useT } from '../i18n/use-t.js';
import { apiUrl } from '../providers/http.js';
import { useFileWarnings, type Listed } from './listed-file.js';

const AttachmentDialog = lazy(() => import('./AttachmentDialog.js'));

/** Files by name, type and size: shown drawn anew or as text, or downloaded; never opened as they were received. */
export function Attachments({ files }: { files: readonly Listed[] }) {
  const t = useT();
  const [open, setOpen] = useState<Listed | null>(null);
  if (files.length === 0) return null;
  return (
    <>
      <ul className="files" aria-label={t('mail.attachments', { smart_count: files.length })}>
        {files.map((file) => (
          <File key={file.key} file={file} show={file.view ? () => setOpen(file) : undefined} />
        ))}
      </ul>
      {open && (
        <Suspense>
          <AttachmentDialog file={open} close={() => setOpen(null)} />
        </Suspense>
      )}
    </>
  );
}

function File({ file, show }: { file: Listed; show?: () => void }) {
  const t = useT();
  const dates = useDates();
  const warnings = useFileWarnings(file);
  const name = file.fileName || t('mail.fileWithoutName');
  return (
    <li className={warnings.length > 0 ? 'file warned' : 'file'}>
      <Tooltip title={`${name} · ${file.mimeType}`}>
        <a href={apiUrl(file.path)} download={file.fileName}>
          <AttachFile titleAccess={t('common.download')} />
          <bdi className="cut">{name}</bdi>
          {file.carriedBy && (
            <span className="muted small nowrap">{t(`mail.carriedBy.${file.carriedBy}`)}</span>
          )}
          <span className="muted small nowrap">{dates.size(file.size)}</span>
        </a>
      </Tooltip>
      {warnings.length > 0 && (
        <Tooltip title={warnings.join(' ')}>
          <Warning className="warn" role="img" aria-label={warnings.join(' ')} />
        </Tooltip>
      )}
      {show && (
        <Tooltip title={t('mail.view')}>
          <button type="button" aria-label={t('mail.viewFile', { name })} onClick={show}>
            <Visibility />
          </button>
        </Tooltip>
      )}
    </li>
  );
}

export const mailFiles = (messageId: string, attachments: readonly AttachmentView[]): Listed[] =>
  attachments.map((one) => ({
    ...one,
    key: one.ordinal,
    path: `/messages/${messageId}/parts/${one.ordinal}`,
    view: `/messages/${messageId}/attachments/${one.ordinal}`,
  }));
