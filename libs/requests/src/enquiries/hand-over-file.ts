import { createHash } from 'node:crypto';
import { apply, enquiryWorkflow, type HandedKind } from '#domain';
import { DomainError, newId, type Context } from '#foundation';
import { record } from '#audit';
import { actingOfficer } from '#triage';
import { refused } from '../act-on-request.js';
import { journalOf } from '../request-record.js';
import { assertFreshEnquiry } from './act-on-enquiry.js';
import { addEnquiryFact, enquiryFactsOf, lockEnquiry, type EnquiryRecord } from './enquiry-record.js';

export interface HandedItem {
  readonly kind: HandedKind;
  readonly id: string;
}

/** One thing that was handed over, as the list keeps it: a fingerprint, no second copy. */
export interface FingerprintedItem extends HandedItem {
  readonly label: string;
  readonly sha256: string;
}

export interface HandOver {
  readonly version: number;
  readonly at: Date;
  /** By which way: the portal, a letter, on the spot. */
  readonly way: string;
  readonly items: readonly HandedItem[];
}

/**
 * Writes down what the supervisory authority was given, when and by which way, each thing with its fingerprint and the list with one
 * of its own. It records what was handed over; it sends nothing.
 * @law GDPR art. 31, 58(1)(a), 58(1)(e)
 */
export async function handOverFile(ctx: Context, id: string, input: HandOver): Promise<string> {
  const officerId = actingOfficer(ctx);
  const enquiry = await lockEnquiry(ctx, id);
  assertFreshEnquiry(enquiry, input.version);
  const applied = apply(enquiryWorkflow, enquiry.state, 'hand-over', enquiryFactsOf(enquiry), {});
  if (!applied.ok) throw refused(applied.refusals);
  if (input.at > ctx.now) throw refused([{ code: 'instant-in-future' }]);
  const items = await fingerprints(ctx, enquiry, input.items);
  const fingerprint = createHash('sha256')
    .update(items.map(({ kind, id: item, sha256 }) => `${kind} ${item} ${sha256}\n`).join(''))
    .digest('hex');
  const handoverId = newId();
  await ctx.query(
    `insert into enquiry_handover (id, enquiry_id, ticket_id, restricted, at, way, items, fingerprint, officer_id, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      handoverId,
      id,
      enquiry.ticketId,
      enquiry.restricted,
      input.at,
      input.way,
      JSON.stringify(items),
      fingerprint,
      officerId,
      ctx.now,
    ],
  );
  await ctx.query(`update enquiry set version = version + 1 where id = $1`, [id]);
  await addEnquiryFact(ctx, enquiry, 'hand-over', { handoverId, count: items.length });
  await record(ctx, {
    type: 'enquiry.handed-over',
    journal: journalOf(enquiry),
    object: { kind: 'enquiry', id },
    ticketId: enquiry.ticketId,
    content: {
      handoverId,
      at: input.at.toISOString(),
      fingerprint,
      items: items.map(({ kind, id: item, sha256 }) => ({ kind, id: item, sha256 })),
    },
    personal: { way: input.way },
  });
  return handoverId;
}

/** What this officer may read, and of it nothing secret in a file that others read. */
async function fingerprints(
  ctx: Context,
  enquiry: EnquiryRecord,
  items: readonly HandedItem[],
): Promise<FingerprintedItem[]> {
  const list: FingerprintedItem[] = [];
  for (const { kind, id } of items) {
    const [found] = await ctx.query<{ label: string; sha256: string | null; restricted: boolean }>(
      FINGERPRINTS[kind],
      [id],
    );
    if (!found?.sha256 || (found.restricted && !enquiry.restricted))
      throw new DomainError('enquiry.item-not-found', 'refused', { kind, id });
    list.push({ kind, id, label: found.label, sha256: found.sha256 });
  }
  return list;
}

const hashOf = (json: string): string => `encode(sha256(convert_to((${json})::text, 'UTF8')), 'hex')`;

/** A mail and a file by their bytes, a letter by what was written and to whom, a request and a breach by all that the desk holds of them. */
const FINGERPRINTS: Readonly<Record<HandedKind, string>> = {
  message: `select coalesce(subject, '') as label, encode(sha256, 'hex') as sha256, restricted from message where id = $1`,
  letter: `select l.subject as label, l.restricted, ${hashOf(`jsonb_build_object('messageId', l.message_id, 'to', l.to_address,
             'subject', l.subject, 'body', l.body, 'language', l.language, 'sentAt', l.sent_at)`)} as sha256
           from letter l where l.id = $1 and l.sent_at is not null`,
  attachment: `select a.file_name as label, encode(b.sha256, 'hex') as sha256, a.restricted
               from ticket_attachment a join blob b on b.id = a.blob_id where a.id = $1`,
  request: `select r.reference as label, r.restricted, ${hashOf(`jsonb_build_object('request', to_jsonb(r),
              'tracks', (select jsonb_agg(to_jsonb(k) order by k.position) from request_track k where k.request_id = r.id),
              'facts', (select jsonb_agg(to_jsonb(f) order by f.id) from request_fact f where f.request_id = r.id))`)} as sha256
            from request r where r.id = $1`,
  breach: `select b.reference as label, b.restricted, ${hashOf(`jsonb_build_object('breach', to_jsonb(b),
             'facts', (select jsonb_agg(to_jsonb(f) order by f.id) from breach_fact f where f.breach_id = b.id))`)} as sha256
           from breach b where b.id = $1`,
};
