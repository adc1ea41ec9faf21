import { randomBytes } from 'node:crypto';
import { headerBlock } from './read-headers.js';

/** Who bounced what, and why. */
export interface Bounce {
  readonly sender: string;
  readonly recipient: string;
  readonly raw: Buffer;
  readonly at: Date;
}

const HOST = 'sink.mailo.example';

/** A delivery status notification (RFC 3464) as a mail server writes it: words, machine-readable part, headers. */
export function composeBounce({ sender, recipient, raw, at }: Bounce): Buffer {
  const boundary = `=_${randomBytes(12).toString('hex')}`;
  const part = (type: string, body: string): string =>
    `--${boundary}\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`;
  const text = [
    `From: Mail Delivery System <MAILER-DAEMON@${HOST}>`,
    `To: <${sender}>`,
    'Subject: Undelivered Mail Returned to Sender',
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${randomBytes(16).toString('hex')}@${HOST}>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    '',
    part('text/plain; charset=us-ascii', words(recipient)) +
      part('message/delivery-status', status(recipient, at)) +
      part('text/rfc822-headers', ''),
  ].join('\r\n');
  const head = Buffer.from(text.slice(0, -2), 'utf8');
  // The headers of the returned mail are copied as bytes: they may hold anything.
  const headers = Buffer.from(headerBlock(raw), 'latin1');
  return Buffer.concat([head, headers, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}

const words = (recipient: string): string =>
  `This is the mail system at host ${HOST}.\r\n\r\nYour message could not be delivered:\r\n\r\n` +
  `<${recipient}>: 550 5.1.1 User unknown\r\n`;

const status = (recipient: string, at: Date): string =>
  `Reporting-MTA: dns; ${HOST}\r\nArrival-Date: ${at.toUTCString().replace('GMT', '+0000')}\r\n\r\n` +
  `Final-Recipient: rfc822; ${recipient}\r\nOriginal-Recipient: rfc822; ${recipient}\r\nAction: failed\r\n` +
  `Status: 5.1.1\r\nRemote-MTA: dns; ${HOST}\r\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\r\n`;
