/**
 * Cuts a row of things into waves: within a wave no two share a tie, and what shares one stays in its order.
 * What may depend on another thing so comes in a later wave than it.
 */
export function wavesOf<T>(things: readonly T[], tiesOf: (thing: T) => readonly string[]): T[][] {
  const waves: T[][] = [];
  const lastOf = new Map<string, number>();
  for (const thing of things) {
    const ties = tiesOf(thing);
    const wave = 1 + Math.max(-1, ...ties.map((tie) => lastOf.get(tie) ?? -1));
    for (const tie of ties) lastOf.set(tie, wave);
    (waves[wave] ??= []).push(thing);
  }
  return waves;
}
