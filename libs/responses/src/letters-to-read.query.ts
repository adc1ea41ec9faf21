import type { LetterKind } from '#domain';
import type { Context } from '#foundation';

/** A letter whose second reading waits for this officer, or whose reading came back to who wrote it. */
export interface WaitingReading {
  readonly id: string;
  readonly kind: LetterKind;
  /** To be read by me; approved or sent back, and mine to go on with. */
  readonly turn: 'to-read' | 'approved' | 'sent-back';
  readonly reference: string;
  readonly toName: string;
  /** Who asked, or who read. */
  readonly by: string;
  readonly at: Date;
}

/** What of the second readings waits for this officer, oldest first. */
export async function lettersToRead(ctx: Context, mayRead: boolean): Promise<WaitingReading[]> {
  if (ctx.actor.kind !== 'officer') return [];
  return ctx.query<WaitingReading & Record<string, unknown>>(WAITING, [ctx.actor.officerId, mayRead]);
}

const COLUMNS = `l.id, l.kind, coalesce(r.reference, t.reference) as reference, coalesce(l.to_name, l.to_address) as "toName"`;
const JOINS = `join ticket t on t.id = l.ticket_id left join request r on r.id = l.request_id`;

const WAITING = `
  (select ${COLUMNS}, 'to-read' as turn, o.name as by, l.reading_asked_at as at
   from letter l ${JOINS} join officer o on o.id = l.reading_asked_by
   where $2 and l.state = 'draft' and l.reading_asked_at is not null and not ($1 = any (l.writers)))
  union all
  (select ${COLUMNS}, d.verdict, o.name, d.at
   from letter l ${JOINS}
   join lateral (select * from letter_reading d where d.letter_id = l.id order by d.at desc, d.id desc limit 1) d
     on d.letter_version = l.version
   join officer o on o.id = d.officer_id
   where l.state = 'draft' and l.reading_asked_at is null and $1 = any (l.writers))
  order by at limit 20`;
