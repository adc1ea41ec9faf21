import type { Context } from '../context/context.js';

/** Takes a mail back that has not left. False: it has left, or is leaving just now. */
export async function withdrawMail(ctx: Context, id: string): Promise<boolean> {
  const withdrawn = await ctx.query(
    `update outgoing_mail set state = 'held', last_error = 'withdrawn'
     where id in (select id from outgoing_mail where id = $1 and state in ('queued', 'held', 'failed') for update skip locked)
     returning id`,
    [id],
  );
  return withdrawn.length > 0;
}
