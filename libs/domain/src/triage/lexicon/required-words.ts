/** Letters and digits that a text must hold, alone or combined. */
export type RequiredWords = string | { readonly all: readonly RequiredWords[] } | AnyOf;
interface AnyOf {
  readonly any: readonly RequiredWords[];
}

/** Shorter pieces tell too little. */
const SHORTEST = 3;

/**
 * What every match of the expression holds; null where nothing can be named. Read from the source of the expression: groups,
 * alternatives and quantifiers are understood, everything else (classes, assertions, escapes) is a gap.
 */
export function requiredWords(source: string): RequiredWords | null {
  return new Reader(source).alternatives();
}

class Reader {
  private at = 0;

  constructor(private readonly source: string) {}

  /** Reads up to the closing bracket or the end. */
  alternatives(): RequiredWords | null {
    const branches = [this.branch()];
    while (this.source[this.at] === '|') {
      this.at += 1;
      branches.push(this.branch());
    }
    const known = branches.filter((branch) => branch !== null);
    if (known.length < branches.length) return null;
    return known.length === 1 ? known[0] : { any: known };
  }

  /** Everything that one branch cannot do without. */
  private branch(): RequiredWords | null {
    const found: RequiredWords[] = [];
    let run = '';
    const endRun = (): void => {
      if (run.length >= SHORTEST) found.push(run);
      run = '';
    };
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at])) {
      const first = this.source[this.at];
      const group = this.element();
      const { optional, repeated } = this.quantifier();
      const literal = group === undefined && /[a-z0-9]/.test(first) && !optional;
      if (literal) run += first;
      if (!literal || repeated) endRun();
      if (group && !optional) found.push(group);
    }
    endRun();
    if (found.length === 0) return null;
    return found.length === 1 ? found[0] : { all: found };
  }

  /** Passes one element; for a group what it requires (null: nothing), for anything else undefined. */
  private element(): RequiredWords | null | undefined {
    const rest = this.source.slice(this.at);
    if (rest[0] === '(') {
      const opening = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(rest)![0];
      this.at += opening.length;
      const found = this.alternatives();
      this.at += 1;
      return opening === '(' || opening === '(?:' ? found : null;
    }
    this.at += rest[0] === '[' ? /^\[(?:\\.|[^\]\\])*\]/.exec(rest)![0].length : rest[0] === '\\' ? 2 : 1;
    return undefined;
  }

  private quantifier(): { optional: boolean; repeated: boolean } {
    const found = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(this.source.slice(this.at));
    if (!found) return { optional: false, repeated: false };
    this.at += found[0].length;
    return { optional: /^[?*]/.test(found[0]) || found[1] === '0', repeated: true };
  }
}
