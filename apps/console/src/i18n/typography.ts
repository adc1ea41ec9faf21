const noBreak = '\u00a0';
const narrow = '\u202f';

/** French spacing: narrow no-break before ; ! ? %, no-break before a colon and inside « guillemets ». */
export function frenchSpacing(text: string): string {
  return text
    .replace(/ ([;!?]|%(?!\{))/g, `${narrow}$1`)
    .replace(/ :/g, `${noBreak}:`)
    .replace(/« /g, `«${noBreak}`)
    .replace(/ »/g, `${noBreak}»`)
    .replace(/n° /g, `n°${noBreak}`)
    .replace(/'/g, '’');
}

/** Applies a rule of typography to every sentence of a tree of messages. */
export function mapTexts<T>(tree: T, change: (text: string) => string): T {
  if (typeof tree === 'string') return change(tree) as T;
  if (tree === null || typeof tree !== 'object') return tree;
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [key, mapTexts(value as unknown, change)]),
  ) as T;
}
