/**
 * Folding for comparison, one character for one character, so that an offset in the folded text is an offset in the
 * original: lower case, no diacritics, apostrophes and hyphens as spaces, line breaks inside a paragraph as spaces.
 * A full stop stays a full stop only where it ends a sentence; inside an address or an abbreviation it becomes `·`.
 */
export function fold(text: string): string {
  const codes = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) codes[i] = keepsBreak(text, i) ? 10 : 32;
    else if (code === 46) codes[i] = endsSentence(text, i) ? 46 : 183;
    else codes[i] = TABLE[code] || wideCode(code);
  }
  let out = '';
  for (let i = 0; i < codes.length; i += 8192) out += String.fromCharCode(...codes.subarray(i, i + 8192));
  return out;
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

/** Folded code of each code unit; 0 where not computed yet. */
const TABLE = new Uint16Array(65_536);
for (let code = 0; code < 128; code += 1) {
  const c = String.fromCharCode(code).toLowerCase();
  TABLE[code] = ["'", '`', '-', '\t', '\0'].includes(c) ? 32 : c.charCodeAt(0);
}
for (const [from, to] of WIDE) TABLE[from.charCodeAt(0)] = to.charCodeAt(0);

function wideCode(code: number): number {
  const base = String.fromCharCode(code).normalize('NFD')[0].toLowerCase();
  const folded = base.length === 1 ? base.charCodeAt(0) : code;
  TABLE[code] = folded;
  return folded;
}

/** Folded and squeezed, for names and keys where offsets do not matter. */
export function foldKey(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9@·]+/g, ' ')
    .trim();
}
