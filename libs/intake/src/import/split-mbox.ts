const FROM_LINE = Buffer.from('From ');

/**
 * Splits an mbox file into raw mails. A separator is a line that starts with `From ` at the start of the file or after an
 * empty line; `>From` quoting (mboxrd) is taken back, so that the bytes are those of the mail.
 */
export function* splitMbox(file: Buffer): Generator<Buffer> {
  let start = -1;
  for (const at of separators(file)) {
    if (start >= 0) yield unquoted(file.subarray(afterLine(file, start), at));
    start = at;
  }
  if (start >= 0) yield unquoted(file.subarray(afterLine(file, start)));
}

/** The file is an mbox and not a single mail. */
export const looksLikeMbox = (file: Buffer): boolean => file.subarray(0, 5).equals(FROM_LINE);

function* separators(file: Buffer): Generator<number> {
  let at = file.indexOf(FROM_LINE);
  while (at >= 0) {
    if (at === 0 || endsWithEmptyLine(file, at)) yield at;
    at = file.indexOf(FROM_LINE, at + 5);
  }
}

const endsWithEmptyLine = (file: Buffer, at: number): boolean =>
  file[at - 1] === 10 &&
  (at < 2 || file[at - 2] === 10 || (file[at - 2] === 13 && (at < 3 || file[at - 3] === 10)));

function afterLine(file: Buffer, at: number): number {
  const end = file.indexOf(10, at);
  return end < 0 ? file.length : end + 1;
}

/** Drops the separator's empty line and one `>` of every line `>*From `. */
function unquoted(mail: Buffer): Buffer {
  let end = mail.length;
  if (mail[end - 1] === 10) end -= mail[end - 2] === 13 ? 2 : 1;
  const body = mail.subarray(0, end);
  if (!body.includes('>From ')) return Buffer.from(body);
  return Buffer.from(body.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1');
}
