import type { AttachmentView } from '#contracts';
import { useT, useWord } from '../i18n/use-t.js';

/** A file in a list, of a mail or of a ticket. */
export interface Listed {
  key: string | number;
  path: string;
  fileName: string;
  mimeType: string;
  size: number;
  kind?: AttachmentView['kind'];
  detected?: string | null;
  warnings?: AttachmentView['warnings'];
  carriedBy?: AttachmentView['carriedBy'];
  /** Where its content can be asked for, shown harmlessly. */
  view?: string;
}

/** « Déclaré PDF, en fait programme. » and the like, in words. */
export function useFileWarnings(
  file: Pick<Listed, 'fileName' | 'mimeType' | 'kind' | 'detected' | 'warnings'>,
): string[] {
  const t = useT();
  const word = useWord();
  return (file.warnings ?? []).map((warning) => {
    if (warning !== 'type-differs') return word('mail.fileWarnings', warning);
    const ending = /\.([a-z0-9]{1,10})$/i.exec(file.fileName)?.[1];
    const declared = (
      ((ending !== file.detected && ending) || file.mimeType.split('/').pop()) ??
      ''
    ).toUpperCase();
    return t('mail.typeDiffers', { declared, kind: word('mail.kinds', file.kind) });
  });
}
