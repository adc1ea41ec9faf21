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
