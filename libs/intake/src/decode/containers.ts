import type { TextCleaner } from './clean-text.js';
import type { DecodedAttachment } from './decoded-mail.js';
import { readTnef, type TnefContents } from './tnef/read-tnef.js';
import { asAttachments } from './virtual-files.js';

/** What containers add to a mail: files, and a body where the mail has none of its own. */
export interface ContainerContents {
  readonly files: readonly DecodedAttachment[];
  readonly text: string | null;
  readonly html: string | null;
}

/** A message inside a winmail.dat inside a winmail.dat is read; deeper ones stay files. */
const DEPTH = 2;

/** Opens every winmail.dat among the attachments; one that cannot be read stays a file and says so. */
export function openTnef(
  attachments: readonly DecodedAttachment[],
  firstOrdinal: number,
  maxFiles: number,
  cleaner: TextCleaner,
): ContainerContents {
  const files: DecodedAttachment[] = [];
  let text: string | null = null;
  let html: string | null = null;
  let layer = attachments.filter(isTnef);
  for (let depth = 0; depth < DEPTH && layer.length > 0; depth++) {
    const found: DecodedAttachment[] = [];
    for (const carrier of layer) {
      const ordinal = firstOrdinal + files.length + found.length;
      const contents = readTnef(carrier.bytes, Math.max(maxFiles - ordinal, 0));
      judge(contents, cleaner);
      if (!contents) continue;
      const from = { partOrdinal: carrier.partOrdinal, carriedBy: 'tnef' } as const;
      found.push(...asAttachments(contents.files, from, ordinal, cleaner));
      text ??= contents.text;
      html ??= contents.html;
    }
    files.push(...found);
    layer = found.filter(isTnef);
  }
  return { files, text, html };
}

function judge(contents: TnefContents | null, cleaner: TextCleaner): void {
  if (!contents?.isWhole) cleaner.warnings.add('tnef-unreadable');
  if (!contents) return;
  cleaner.warnings.add('tnef-decoded');
  if (contents.rtfVerdict === 'kept') cleaner.warnings.add('rtf-kept');
}

const isTnef = ({ mimeType, filename, bytes }: DecodedAttachment): boolean =>
  /^application\/(?:vnd\.)?ms-tnef$/.test(mimeType) ||
  (/^winmail\.dat$/i.test(filename ?? '') && bytes.length > 6) ||
  (bytes.length > 6 && bytes[0] === 0x78 && bytes[1] === 0x9f && bytes[2] === 0x3e && bytes[3] === 0x22);
