/**
 * Folding for comparison, one character for one character, so that an offset in the folded text is an offset in the
 * original: lower case, no diacritics, apostrophes and hyphens as spaces, line breaks inside a paragraph as spaces.
 * A full stop stays a full stop only where it ends a sentence; inside an address or an abbreviation it becomes `·`.
 */
export function fold(text: string): string {
  const out: string[] = new Array<string>(text.length);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) out[i] = keepsBreak(text, i) ? '\n' : ' ';
    else if (code === 46) out[i] = endsSentence(text, i) ? '.' : '·';
    else if (code < 128) out[i] = ASCII[code]!;
    else out[i] = foldWide(text[i]!);
  }
  return out.join('');
}

/** A break stands where a blank line, a list item or a new line of a form follows. */
function keepsBreak(text: string, at: number): boolean {
  const next = text.slice(at + 1, at + 6);
  if (next === '' || /^[ \t>]*[\r\n]/.test(next)) return true;
  if (at > 0 && text[at - 1] === '\n') return true;
  return /^\s*(?:[-–—•*·]|\d{1,2}[.)/]|[a-h]\))\s?/.test(next);
}

function endsSentence(text: string, at: number): boolean {
  const next = text[at + 1];
  if (next !== undefined && !/[\s"'»”)]/.test(next)) return false;
  // art. 15, Nr. 3, Mr. X, M. Y, d. h.: one to three letters before a space and a digit or a capital.
  const before = text.slice(Math.max(0, at - 5), at);
  const short =
    /(?:^|[\s('’])(?:[A-Za-zÀ-ÿ]|art|Art|ART|par|Abs|abs|lit|Nr|no|No|Mr|Mrs|Ms|Dr|St|ref|Ref|bzw|usw|Reg|cf|tel|Tel)$/;
  return !short.test(before);
}

const ASCII: string[] = Array.from({ length: 128 }, (_, code) => {
  const c = String.fromCharCode(code).toLowerCase();
  return c === "'" || c === '`' || c === '-' || c === '\t' ? ' ' : c;
});

const WIDE = new Map<string, string>([
  ['\u00a0', ' '],
  ['\u202f', ' '],
  ['\u2009', ' '],
  ['’', ' '],
  ['‘', ' '],
  ['ʼ', ' '],
  ['‑', ' '],
  ['–', '-'],
  ['—', '-'],
  ['«', '"'],
  ['»', '"'],
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['ß', 's'],
  ['œ', 'o'],
  ['Œ', 'o'],
  ['æ', 'a'],
  ['Æ', 'a'],
  ['ø', 'o'],
  ['Ø', 'o'],
  ['ł', 'l'],
]);

function foldWide(c: string): string {
  let folded = WIDE.get(c);
  if (folded === undefined) {
    const base = c.normalize('NFD')[0]!.toLowerCase();
    folded = base.length === 1 ? base : c;
    if (WIDE.size < 2000) WIDE.set(c, folded);
  }
  return folded;
}

/** Folded and squeezed, for names and keys where offsets do not matter. */
export function foldKey(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9@·]+/g, ' ')
    .trim();
}
