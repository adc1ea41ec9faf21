import type { Conditions } from '#foundation';

/** Which decisions are counted: those that stand, of a period in civil days of Paris, of one version. */
export interface DecisionFilter {
  readonly from?: string;
  readonly to?: string;
  readonly version?: string;
  readonly corrected?: boolean;
}

/** `d` is triage_decision; row-level policies leave out what the officer may not see. */
export function standing(
  conditions: Conditions,
  { from, to, version, corrected }: DecisionFilter,
): Conditions {
  conditions.add(() => 'd.withdrawn_at is null');
  if (from)
    conditions.add((p) => `d.decided_at >= (${p(from)}::date::timestamp at time zone 'Europe/Paris')`);
  if (to)
    conditions.add((p) => `d.decided_at < ((${p(to)}::date + 1)::timestamp at time zone 'Europe/Paris')`);
  if (version) conditions.add((p) => `d.version = ${p(version)}`);
  if (corrected !== undefined) conditions.add((p) => `d.corrected = ${p(corrected)}`);
  return conditions;
}
