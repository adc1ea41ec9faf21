import { ruleSetStandings } from '#domain';
import { z } from 'zod';
import { civilDay, id, instant } from './common.js';
import { ClockState } from './words.js';

export const RuleSetKind = z.enum(['calendar', 'policy', 'retention']);

export const RuleSetView = z
  .object({
    id,
    kind: z.string(),
    version: z.string(),
    source: z.string(),
    /** Why it was proposed; none for what came with the desk. */
    note: z.string().nullable(),
    validFrom: civilDay,
    validTo: civilDay.nullable(),
    proposedBy: z.string(),
    /** The reading officer proposed it, so another one approves it. */
    own: z.boolean(),
    approvedBy: z.string().nullable(),
    approvedAt: instant.nullable(),
    /** Whether it judges today, will, did, waits for a second officer, or was taken back. */
    standing: z.enum(ruleSetStandings),
    content: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'RuleSetView' });
export type RuleSetView = z.infer<typeof RuleSetView>;

/** Another version; its number is given by the desk. */
export const RuleSetInput = z
  .object({
    kind: RuleSetKind,
    content: z.record(z.string(), z.unknown()),
    source: z.string().trim().min(3).max(1000),
    note: z.string().trim().min(3).max(2000),
    validFrom: civilDay,
    validTo: civilDay.nullable().optional(),
  })
  .meta({ id: 'RuleSetInput' });
export type RuleSetInput = z.infer<typeof RuleSetInput>;

const value = z.union([z.string(), z.number(), z.boolean()]).nullable();
/** Value by value, what a version says differently from the one before it. */
export const RuleSetChanges = z
  .object({
    against: z.string().nullable(),
    changes: z.array(z.object({ path: z.array(z.string()), before: value, after: value })),
    /** What it asks of people beyond the law's own table of identity, in codes that the console puts into words. */
    warnings: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) })),
  })
  .meta({ id: 'RuleSetChanges' });
export type RuleSetChanges = z.infer<typeof RuleSetChanges>;

const count = z.number().int().min(0);
/** Which dates of open requests it would move, before it is applied; of those that the reading officer may see. */
export const RuleSetImpact = z
  .object({
    day: civilDay,
    looked: count,
    moved: count,
    earlier: count,
    later: count,
    requests: z.array(
      z.object({
        id,
        reference: z.string(),
        dueOn: civilDay,
        wouldBeDueOn: civilDay,
        clock: ClockState,
        clockWouldBe: ClockState,
      }),
    ),
  })
  .meta({ id: 'RuleSetImpact' });
export type RuleSetImpact = z.infer<typeof RuleSetImpact>;
