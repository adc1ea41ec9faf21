import type { ReceivedSource } from '../journal/store-mail.js';

/**
 * When an imported mail was received: the topmost `Received` field of one of our own exchangers. Without one the file's
 * date stands in and says so; the sender's `Date` is never believed.
 * @law Regulation 1182/71 art. 3: the period runs from the event, here the arrival on an official channel.
 */
export function receiptOf(
  raw: Buffer,
  ownMx: readonly string[],
  fileDate: Date,
): { receivedAt: Date; source: ReceivedSource } {
  const header =
    raw
      .subarray(0, 65_536)
      .toString('latin1')
      .split(/\r?\n\r?\n/, 1)[0] ?? '';
  const fields = header.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  for (const field of fields) {
    if (!/^received:/i.test(field)) continue;
    const by = /\bby\s+([^\s;()]+)/i.exec(field)?.[1]?.toLowerCase();
    if (!by || !ownMx.includes(by)) continue;
    const at = new Date(
      field
        .slice(field.lastIndexOf(';') + 1)
        .replace(/\([^)]*\)/g, '')
        .trim(),
    );
    if (!Number.isNaN(at.getTime())) return { receivedAt: at, source: 'received-header' };
  }
  return { receivedAt: fileDate, source: 'file-date' };
}
