/** Controls, and marks that turn the direction of reading. Line ends and tabs are none of them. */
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const ALL = new RegExp(HIDDEN, 'g');
const WRITTEN = /\\u00(?:0[0-8bBcCeEfF]|1[0-9a-fA-F]|7[fF]|[89][0-9a-fA-F])|\\u20(?:2[a-eA-E]|6[6-9])|\\[bf]/;

/**
 * An answer of the API, with nothing in its words that hides or turns what stands beside it: subjects, names and file names are
 * written by strangers, and every list shows them. As many characters as before, so that places in a text stay where they are.
 */
export function parseAnswer(text: string): unknown {
  if (!HIDDEN.test(text) && !WRITTEN.test(text)) return JSON.parse(text);
  return JSON.parse(text, (key, value: unknown) => {
    if (typeof value !== 'string') return value;
    return key === 'excerpt' ? visibleExcerpt(value) : visible(value);
  });
}

/** U+0002 and U+0003 stand around the words that a search found, and are drawn as such. */
const visibleExcerpt = (text: string): string =>
  text
    .split(/([\u0002\u0003])/)
    .map(betweenMarks)
    .join('');
const betweenMarks = (piece: string, index: number): string => (index % 2 ? piece : visible(piece));

export const visible = (text: string): string =>
  text.replace(ALL, (c) => {
    const code = c.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
