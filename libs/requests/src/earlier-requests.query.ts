import {
  parisDay,
  readerLanguageOf,
  repetitionOf,
  repetitionText,
  type Repetition,
  type RequestState,
  type Right,
  type TrackOutcome,
} from '#domain';
import { DomainError, type Context } from '#foundation';
import { iso } from './sql-parts.js';

/** An earlier request of the same person; never a refusal by itself. */
export interface EarlierView {
  readonly id: string;
  readonly reference: string;
  readonly rights: Right[];
  readonly receivedAt: string;
  readonly answeredAt: string | null;
  readonly state: RequestState;
  readonly tracks: { right: Right; outcome: TrackOutcome | null }[];
}

/** How often the same right was invoked before, and the sentence that says so in the person's language. */
export interface RepetitionView extends Omit<Repetition, 'right'> {
  readonly suggestion: string;
}

/**
 * SQL of the earlier requests of a person, newest first. The person is the same when the address or the account is; a
 * request received by post alone has neither.
 */
export const earlierRequests = (address: string, account: string, before: string, but: string): string => `
  (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'reference', e.reference, 'rights', to_jsonb(e.rights),
       'receivedAt', ${iso('e.received_at')}, 'answeredAt', ${iso('e.answered_at')}, 'state', e.state, 'tracks', (
         select coalesce(jsonb_agg(jsonb_build_object('right', k."right", 'outcome', k.outcome) order by k.position), '[]')
         from request_track k where k.request_id = e.id)) order by e.received_at desc), '[]')
   from (select x.* from (
       (select p.* from request p where p.person_address = ${address} and ${address} <> ''
          and p.received_at < ${before} order by p.received_at desc limit 20)
       union
       (select a.* from request a where a.account_address = ${account} and a.received_at < ${before}
          order by a.received_at desc limit 20)
     ) x where x.id is distinct from ${but} order by x.received_at desc limit 20) e)`;

/**
 * The earlier requests of the person who wrote a ticket, for whoever is about to open another one.
 * @law GDPR art. 12(5)
 */
export async function earlierOfTicket(
  ctx: Context,
  ticketId: string,
  accountAddress: string | null,
): Promise<{ restricted: boolean; earlier: EarlierView[] }> {
  const [row] = await ctx.query<{ restricted: boolean; earlier: EarlierView[] }>(
    `select t.restricted, ${earlierRequests(`coalesce(t.correspondent_address, '')`, 'coalesce($2::text, t.account_address)', '$3::timestamptz', 'null::uuid')} as earlier
     from ticket t where t.id = $1`,
    [ticketId, accountAddress, ctx.now],
  );
  if (!row) throw new DomainError('ticket.not-found', 'not-found');
  return row;
}

/** The repetition of one right, in figures and in words; null where it was never invoked before. */
export function repetitionView(
  right: Right,
  request: { readonly earlier: readonly EarlierView[]; readonly receivedAt: Date; readonly language: string },
): RepetitionView | null {
  const earlier = request.earlier.map(({ receivedAt, answeredAt, state, tracks }) => ({
    receivedOn: parisDay(receivedAt),
    answeredOn: answeredAt === null ? null : parisDay(answeredAt),
    state,
    tracks,
  }));
  const counted = repetitionOf(right, earlier, parisDay(request.receivedAt));
  if (counted === null) return null;
  const { right: _right, ...figures } = counted;
  return { ...figures, suggestion: repetitionText(counted, readerLanguageOf(request.language)) };
}
