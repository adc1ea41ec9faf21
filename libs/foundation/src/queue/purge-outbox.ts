import type { Context } from '../context/context.js';

const KEPT_DAYS = 7;
const AT_ONCE = 50_000;

/** Rows long done say nothing that the journals do not say better. Returns how many went. */
export async function purgeOutbox(ctx: Context): Promise<number> {
  const gone = await ctx.query(
    `delete from outbox where id in (
       select id from outbox where closed_at < now() - make_interval(days => $1) limit $2
     ) returning id`,
    [KEPT_DAYS, AT_ONCE],
  );
  return gone.length;
}
