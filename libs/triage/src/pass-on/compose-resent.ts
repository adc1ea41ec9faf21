import { createHash } from 'node:crypto';

export interface ResentHead {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly date: Date;
  /** With its angle brackets. */
  readonly messageId: string;
}

/**
 * The fields that stand before a mail that is passed on (RFC 5322, 3.6.6); the mail below stays as it came, to the last byte, so
 * that its signatures hold. The last field is there for a mail that begins with a folded line, which would else continue ours.
 */
export function resentFields({ from, to, date, messageId }: ResentHead): Buffer {
  const fields = [
    `Resent-Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    `Resent-From: ${phrase(from.name)}<${from.address}>`,
    `Resent-To: ${to}`,
    `Resent-Message-ID: ${messageId}`,
    'X-Passed-On: DPO Desk',
  ];
  return Buffer.from(`${fields.join('\r\n')}\r\n`, 'ascii');
}

export const finalHash = (head: Uint8Array, raw: Uint8Array): Buffer =>
  createHash('sha256').update(head).update(raw).digest();

function phrase(name: string): string {
  if (name === '') return '';
  if (/^[\x20-\x7e]*$/.test(name)) return `"${name.replace(/[\\"]/g, '\\$&')}" `;
  return `=?utf-8?B?${Buffer.from(name).toString('base64')}?= `;
}
