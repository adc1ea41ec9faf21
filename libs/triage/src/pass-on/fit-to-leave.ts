import { enqueue, jobs, type Context } from '#foundation';

/** Why the antivirus does not let a mail leave: it found something, it has said nothing yet, or it never will. */
export const UNFIT = ['infected', 'not-scanned', 'too-large-for-scanner'] as const;
export type Unfit = (typeof UNFIT)[number];

export const isUnfit = (failure: string | null): failure is Unfit =>
  (UNFIT as readonly (string | null)[]).includes(failure);

/** The desk hands on nothing that harms who gets it: null where the mail may leave. What was never asked about is asked about now. */
export async function unfitToLeave(ctx: Context, messageId: string, scans: boolean): Promise<Unfit | null> {
  const [{ scan, why, skipped }] = await ctx.query<{
    scan: 'clean' | 'infected' | 'failed' | null;
    why: string | null;
    skipped: boolean;
  }>(SCANNED, [messageId]);
  if (scan === 'infected') return 'infected';
  if (scan === 'clean' || !scans) return null;
  // It came before there was an antivirus.
  if (scan === null && skipped) await enqueue(ctx, jobs.scanMessage, { messageId });
  return why === 'too-large-for-scanner' ? why : 'not-scanned';
}

const SCANNED = `
  select m.scan, s.step ->> 'why' as why, coalesce(s.step ->> 'verdict' = 'skipped', false) as skipped
  from message m left join lateral (
    select x as step from jsonb_array_elements(m.steps) x where x ->> 'step' = 'scan' limit 1) s on true
  where m.id = $1`;
