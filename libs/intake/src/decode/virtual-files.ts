import { createHash } from 'node:crypto';
import type { TextCleaner } from './clean-text.js';
import type { Carrier, DecodedAttachment } from './decoded-mail.js';

/** A file that was found inside another part. */
export interface FoundFile {
  readonly name: string | null;
  readonly mimeType: string | null;
  readonly contentId?: string | null;
  readonly bytes: Uint8Array;
}

/** Makes attachments of files that containers carried; they are listed after the parts of the mail itself. */
export function asAttachments(
  files: readonly FoundFile[],
  from: { readonly partOrdinal: number | null; readonly carriedBy: Carrier },
  firstOrdinal: number,
  cleaner: TextCleaner,
): DecodedAttachment[] {
  return files.map(({ name, mimeType, contentId, bytes }, index) => ({
    ordinal: firstOrdinal + index,
    partOrdinal: from.partOrdinal,
    filename: name ? cleaner.clean(name).slice(0, 255).toWellFormed() : null,
    mimeType: mimeType && /^[\w.+-]+\/[\w.+-]+$/.test(mimeType) ? mimeType.slice(0, 127) : typeByName(name),
    size: bytes.length,
    disposition: 'attachment',
    contentId: contentId ? cleaner.clean(contentId.replace(/^<|>$/g, '')).slice(0, 255) : null,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes,
    carriedBy: from.carriedBy,
  }));
}

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  txt: 'text/plain',
  csv: 'text/csv',
  htm: 'text/html',
  html: 'text/html',
  rtf: 'application/rtf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  bmp: 'image/bmp',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
  eml: 'message/rfc822',
  ics: 'text/calendar',
};

/** The container names no type: the file's own name says what its sender took it for. */
const typeByName = (name: string | null): string =>
  TYPES[/\.(\w{1,5})$/.exec(name ?? '')?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream';
