import { type CivilDay } from '../calendar/civil-day.js';

export const ruleSetStandings = ['in-force', 'coming', 'replaced', 'proposed', 'withdrawn'] as const;
/** Where a version of a rule set stands on a day. */
export type RuleSetStanding = (typeof ruleSetStandings)[number];

/** What the standing of a version is read from. */
export interface DatedVersion {
  readonly id: string;
  readonly kind: string;
  readonly version: string;
  readonly validFrom: CivilDay;
  readonly validTo: CivilDay | null;
  readonly approvedAt: Date | null;
  readonly withdrawn: boolean;
  /** Delivered with the desk, or approved by a second officer. */
  readonly decided: boolean;
}

/** The standing of every version on a day: of those that cover it, the newest judges. */
export function standingsOf(
  versions: readonly DatedVersion[],
  today: CivilDay,
): Map<string, RuleSetStanding> {
  const judging = new Map<string, DatedVersion>();
  for (const one of versions) {
    const covers = one.decided && one.validFrom <= today && (one.validTo === null || one.validTo >= today);
    const other = judging.get(one.kind);
    if (covers && (!other || newer(one, other))) judging.set(one.kind, one);
  }
  return new Map(
    versions.map((one): [string, RuleSetStanding] => {
      if (one.withdrawn) return [one.id, 'withdrawn'];
      if (!one.decided) return [one.id, 'proposed'];
      if (judging.get(one.kind)?.id === one.id) return [one.id, 'in-force'];
      return [one.id, one.validFrom > today ? 'coming' : 'replaced'];
    }),
  );
}

function newer(one: DatedVersion, other: DatedVersion): boolean {
  if (one.validFrom !== other.validFrom) return one.validFrom > other.validFrom;
  const [at, otherAt] = [one.approvedAt?.getTime() ?? 0, other.approvedAt?.getTime() ?? 0];
  return at === otherAt ? one.version > other.version : at > otherAt;
}
