const FROM_LINE = Buffer.from('From ');
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const NEWLINE = 10;
const RETURN = 13;

/** `From - …` (Mozilla), `From a@b.fr …`, or a sender and the date of ctime. */
const SEPARATOR = /^From (?:-\s*$|\S+@\S+\s*$|\S+\s.*\d{1,2}:\d{2}.*\b\d{4}\b)/;
const BARE_SENDER = /^From \S+\s*$/;
const HEADER_FIELD = /^(?:[!-9;-~]{1,76}[ \t]*:|>From )/;

/**
 * Splits an mbox file into raw mails. Programs write it in several ways: a separator is a `From ` line in one of the known forms
 * that headers follow, after an empty line or not; words of a mail that only begin so stay words. `>From` quoting (mboxrd) is taken
 * back, so that the bytes are those of the mail.
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
export const looksLikeMbox = (file: Buffer): boolean =>
  file.subarray(beginning(file), beginning(file) + FROM_LINE.length).equals(FROM_LINE);

const beginning = (file: Buffer): number => (file.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0);

function* separators(file: Buffer): Generator<number> {
  const first = beginning(file);
  for (let at = file.indexOf(FROM_LINE, first); at >= 0; at = file.indexOf(FROM_LINE, at + 5)) {
    if (at === first || (file[at - 1] === NEWLINE && isSeparator(file, at))) yield at;
  }
}

function isSeparator(file: Buffer, at: number): boolean {
  const line = lineAt(file, at);
  if (!SEPARATOR.test(line) && !(BARE_SENDER.test(line) && followsEmptyLine(file, at))) return false;
  return HEADER_FIELD.test(lineAt(file, afterLine(file, at)));
}

const lineAt = (file: Buffer, at: number): string =>
  file
    .subarray(at, Math.min(afterLine(file, at), at + 500))
    .toString('latin1')
    .trimEnd();

function followsEmptyLine(file: Buffer, at: number): boolean {
  const before = at - 2 - (file[at - 2] === RETURN ? 1 : 0);
  return before < 0 || file[before] === NEWLINE;
}

function afterLine(file: Buffer, at: number): number {
  const end = file.indexOf(NEWLINE, at);
  return end < 0 ? file.length : end + 1;
}

/** Drops the separator's empty line and one `>` of every line `>*From `. */
function unquoted(mail: Buffer): Buffer {
  let end = mail.length;
  if (mail[end - 1] === NEWLINE && followsEmptyLine(mail, end)) end -= mail[end - 2] === RETURN ? 2 : 1;
  const body = mail.subarray(0, end);
  if (!body.includes('>From ')) return Buffer.from(body);
  return Buffer.from(body.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1');
}
