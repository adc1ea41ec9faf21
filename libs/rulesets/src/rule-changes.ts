/** One value that two versions of a rule set do not share; null where a version has none. */
export interface RuleChange {
  /** Where it stands, from the outside in. */
  readonly path: readonly string[];
  readonly before: string | number | boolean | null;
  readonly after: string | number | boolean | null;
}

type Leaf = RuleChange['before'];

/** Every value that differs between two contents, in the order in which they are written. The version itself always does. */
export function ruleChanges(before: unknown, after: unknown): RuleChange[] {
  const [was, is] = [leavesOf(before), leavesOf(after)];
  const places = [...new Set([...was.keys(), ...is.keys()])];
  return places
    .map((place) => ({
      path: JSON.parse(place) as string[],
      before: was.get(place) ?? null,
      after: is.get(place) ?? null,
    }))
    .filter((one) => one.before !== one.after && one.path.at(-1) !== 'version');
}

function leavesOf(
  value: unknown,
  path: readonly string[] = [],
  found = new Map<string, Leaf>(),
): Map<string, Leaf> {
  if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries(value)) leavesOf(one, [...path, name], found);
    return found;
  }
  if (value !== undefined) found.set(JSON.stringify(path), value as Leaf);
  return found;
}
