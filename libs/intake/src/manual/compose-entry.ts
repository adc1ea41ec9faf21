/** What an officer types for a request that came by post, by phone or at the counter. */
export interface ManualEntry {
  readonly medium: 'post' | 'phone' | 'counter';
  readonly receivedAt: Date;
  readonly fromName: string;
  readonly fromAddress: string | null;
  readonly subject: string;
  readonly body: string;
  readonly officerName: string;
}

/** Writes the entry as a mail (RFC 5322), so that it lives in the journal like every other message. */
export function composeEntry(entry: ManualEntry, to: string, messageId: string): Buffer {
  // A letter or a call has a name and no address: `Name <>` keeps the name, where an empty group would lose it. Angle
  // brackets in what was typed as a name would read as an address that nobody gave.
  const name = entry.fromName.replace(/[<>]/g, ' ').replace(/\s+/g, ' ').trim();
  const from = `${encodedWord(name)} <${entry.fromAddress ?? ''}>`;
  const head = [
    `From: ${from}`,
    `To: <${to}>`,
    `Date: ${entry.receivedAt.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${messageId}>`,
    `Subject: ${encodedWord(entry.subject)}`,
    `X-Entered-By: ${encodedWord(entry.officerName)}`,
    `X-Medium: ${entry.medium}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ].join('\r\n');
  const body = Buffer.from(entry.body.replace(/\r?\n/g, '\r\n'), 'utf8')
    .toString('base64')
    .replace(/.{76}/g, '$&\r\n');
  return Buffer.from(`${head}\r\n\r\n${body}\r\n`, 'latin1');
}

/** RFC 2047, base64, words under 75 characters, never splitting a character. */
function encodedWord(text: string): string {
  const line = text.replace(/[\r\n]+/g, ' ');
  if (/^[ -~]*$/.test(line) && !/[<>@,:;"()[\]\\]|=\?/.test(line)) return line;
  const words: string[] = [];
  let word = '';
  for (const character of line) {
    if (Buffer.byteLength(word + character) > 42) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word].map((w) => `=?UTF-8?B?${Buffer.from(w).toString('base64')}?=`).join('\r\n ');
}
