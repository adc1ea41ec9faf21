import { randomBytes } from 'node:crypto';

export interface MailParts {
  readonly from: string;
  readonly name?: string;
  readonly subject: string;
  readonly text: string;
  /** Our own servers found the sender genuine, unless told otherwise. */
  readonly authenticated?: boolean;
  readonly headers?: readonly string[];
}

/** A mail as our own mail exchanger hands it on. */
export function mail({
  from,
  name = '',
  subject,
  text,
  authenticated = true,
  headers = [],
}: MailParts): string {
  const domain = from.split('@')[1];
  const word = (value: string) => `=?utf-8?B?${Buffer.from(value).toString('base64')}?=`;
  const found = `dkim=pass header.d=${domain}; spf=pass smtp.mailfrom=${domain}; dmarc=pass header.from=${domain}`;
  return [
    ...(authenticated ? [`Authentication-Results: mx1.mailo.com; ${found}`] : []),
    `Return-Path: <${from}>`,
    `From: ${name ? `${word(name)} ` : ''}<${from}>`,
    'To: contact@mailo.com',
    `Subject: ${word(subject)}`,
    `Message-ID: <${randomBytes(10).toString('hex')}@${domain}>`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    ...headers,
    '',
    ...text.split('\n'),
    '',
  ].join('\r\n');
}

/** The receipt of the person's own mail server: the letter with this Message-ID lies in their mailbox. */
export function deliveryReceipt(messageId: string, recipient: string): string {
  const server = `mx.${recipient.split('@')[1]}`;
  const part = (type: string, ...lines: string[]) => ['--receipt', `Content-Type: ${type}`, '', ...lines, ''];
  return [
    'Return-Path: <>',
    `From: Mail Delivery System <MAILER-DAEMON@${server}>`,
    'To: contact@mailo.com',
    'Subject: Successful Mail Delivery Report',
    `Message-ID: <${randomBytes(10).toString('hex')}@${server}>`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="receipt"',
    '',
    ...part('text/plain; charset=us-ascii', 'Your mail was delivered.'),
    ...part(
      'message/delivery-status',
      `Reporting-MTA: dns; ${server}`,
      '',
      `Final-Recipient: rfc822; ${recipient}`,
      'Action: delivered',
      'Status: 2.0.0',
    ),
    ...part('text/rfc822-headers', `Message-ID: ${messageId}`),
    '--receipt--',
    '',
  ].join('\r\n');
}
