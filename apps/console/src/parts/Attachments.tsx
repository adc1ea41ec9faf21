import AttachFile from '@mui/icons-material/AttachFile';
import Tooltip from '@mui/material/Tooltip';
import { useDates } from '../i18n/use-dates.js';
import { useT } from '../i18n/use-t.js';
import { apiUrl } from '../providers/http.js';

interface Listed {
  key: string | number;
  path: string;
  fileName: string;
  mimeType: string;
  size: number;
}

/** Files by name, type and size; they are only ever downloaded, never opened in the desk. */
export function Attachments({ files }: { files: readonly Listed[] }) {
  const t = useT();
  const dates = useDates();
  if (files.length === 0) return null;
  return (
    <ul className="files" aria-label={t('mail.attachments', { smart_count: files.length })}>
      {files.map((file) => (
        <li key={file.key}>
          <Tooltip title={`${file.fileName} · ${file.mimeType}`}>
            <a className="file" href={apiUrl(file.path)} download={file.fileName}>
              <AttachFile titleAccess={t('common.download')} />
              <span className="cut">{file.fileName}</span>
              <span className="muted small nowrap">{dates.size(file.size)}</span>
            </a>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}

export const mailFiles = (
  messageId: string,
  attachments: readonly { ordinal: number; fileName: string; mimeType: string; size: number }[],
): Listed[] =>
  attachments.map((one) => ({
    ...one,
    key: one.ordinal,
    path: `/messages/${messageId}/parts/${one.ordinal}`,
  }));
