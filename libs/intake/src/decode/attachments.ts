import { createHash } from 'node:crypto';
import type { Attachment, Email } from 'postal-mime';
import type { TextCleaner } from './clean-text.js';
import type { DecodedAttachment } from './decoded-mail.js';
import type { DecodeLimits } from './limits.js';
import { exactBytes } from './exact-bytes.js';
import type { PartRange } from './mime-ranges.js';
import { uudecoded } from './text-blocks.js';

/** Metadata and bytes of everything that is not the text of the mail, in the order of the mail; `lifted` bodies were decoded before. */
export function attachmentsOf(
  email: Email,
  raw: Uint8Array,
  ranges: readonly PartRange[],
  lifted: ReadonlyMap<number, Uint8Array>,
  limits: DecodeLimits,
  cleaner: TextCleaner,
): DecodedAttachment[] {
  const found = email.attachments;
  if (found.length > limits.attachments) cleaner.warnings.add('attachments-truncated');
  const ordinals = partOrdinals(found, ranges);
  const partAt = new Map(ranges.map((range) => [range.ordinal, range]));
  return found.slice(0, limits.attachments).map((attachment, ordinal) => {
    const partOrdinal = ordinals?.[ordinal] ?? null;
    const part = partOrdinal === null ? null : (partAt.get(partOrdinal) ?? null);
    const content =
      lifted.get(partOrdinal ?? -1) ?? (part && exactBytes(raw, part)) ?? bytesOf(attachment.content);
    const bytes = (part && isUuencoded(part) ? uudecoded(content) : null) ?? content;
    return {
      ordinal,
      partOrdinal,
      filename: attachment.filename ? cleaner.clean(attachment.filename).slice(0, 255).toWellFormed() : null,
      mimeType: mimeTypeOf(cleaner.clean(attachment.mimeType)),
      size: bytes.length,
      disposition: attachment.disposition ? cleaner.clean(attachment.disposition).slice(0, 40) : null,
      contentId: contentId(attachment, cleaner),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes,
    };
  });
}

/** A type without its slash names nothing. */
const mimeTypeOf = (type: string): string =>
  type.includes('/') ? type.slice(0, 127) : 'application/octet-stream';

const isUuencoded = ({ transferEncoding }: PartRange): boolean =>
  /^(?:x-)?uu(?:e|encode)$/.test(transferEncoding ?? '');

function contentId(attachment: Attachment, cleaner: TextCleaner): string | null {
  const id = attachment.contentId?.slice(0, 1000).replace(/^[\s<]+|[\s>]+$/g, '');
  return id ? cleaner.clean(id).slice(0, 255) : null;
}

function bytesOf(content: Attachment['content']): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

/**
 * Leaf parts that are attachments by the same rule as the parser's. Only when both views count the same number is
 * the pairing trusted.
 */
export function partOrdinals(found: readonly Attachment[], ranges: readonly PartRange[]): number[] | null {
  const leaves = ranges.filter(({ kind, contentType, disposition }) => {
    if (kind !== 'part' || contentType?.startsWith('multipart/')) return false;
    const text = contentType === null || contentType === 'text/plain' || contentType === 'text/html';
    return disposition === 'attachment' || !text;
  });
  return leaves.length === found.length ? leaves.map(({ ordinal }) => ordinal) : null;
}
