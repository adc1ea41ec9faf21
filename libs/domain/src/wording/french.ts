const noBreak = '\u00a0';
const narrowNoBreak = '\u202f';

/**
 * Puts the spaces that French typography asks for: no-break before a colon and inside « guillemets »,
 * narrow no-break before ; ! ? and %. Texts can then be written with ordinary spaces in the source.
 */
export function frenchSpacing(text: string): string {
  return text
    .replace(/ ([;!?%])/g, `${narrowNoBreak}$1`)
    .replace(/ :/g, `${noBreak}:`)
    .replace(/« /g, `«${noBreak}`)
    .replace(/ »/g, `${noBreak}»`)
    .replace(/n° /g, `n°${noBreak}`)
    .replace(/\b(L|R)\. (?=\d)/g, `$1.${noBreak}`);
}
