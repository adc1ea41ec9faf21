import type { MessageClass, NotPrivacySubclass, Right } from '#domain';
import type { Context } from '#foundation';
import { leadingOf } from './leading-suggestion.query.js';

export interface Acceptable {
  readonly ticketId: string;
  readonly messageId: string;
  readonly reference: string;
  readonly subject: string;
  readonly correspondentName: string | null;
  readonly correspondentAddress: string | null;
  readonly class: MessageClass;
  readonly notPrivacyKind: NotPrivacySubclass | null;
  readonly rights: Right[];
  readonly language: string | null;
  readonly confidence: number;
  readonly account: string | null;
  readonly candidates: number;
  readonly receivedAt: Date;
}

/** Who must be looked at by somebody is never accepted among others. */
export const LOOKED_AT_ALONE = ['suspicious', 'threat-to-life', 'possible-authority'] as const;
const MOST = 200;

/** What of the inbox may be accepted together: sure enough, no authority, nothing that needs a person's eye. Newest first. */
export async function acceptableSuggestions(
  ctx: Context,
  threshold: number,
  ticketIds?: readonly string[],
): Promise<Acceptable[]> {
  return ctx.query<Acceptable & Record<string, unknown>>(ACCEPTABLE, [
    threshold,
    LOOKED_AT_ALONE,
    ticketIds ?? null,
    MOST,
  ]);
}

const ACCEPTABLE = `
  select t.id as "ticketId", s.message_id as "messageId", t.reference, t.subject, t.correspondent_name as "correspondentName",
         t.correspondent_address as "correspondentAddress", s.class, s.not_privacy_kind as "notPrivacyKind", s.rights, s.language,
         s.confidence::float8, s.account, jsonb_array_length(s.candidates) as candidates, t.last_message_at as "receivedAt"
  from ticket t join lateral (${leadingOf('t.id')}) s on true
  where t.triaged_at is null and t.state <> 'closed' and t.merged_into is null and not t.restricted and not t.by_hand
    and ($3::uuid[] is null or t.id = any ($3)) and not t.flags && $2 and not s.flags && $2
    and not s.abstains and round(s.confidence::numeric, 3) >= $1 and s.class <> 'authority-request' and s.authority_sign = 'none'
    and (s.class <> 'subject-request' or cardinality(s.rights) > 0)
  order by t.last_message_at desc, t.id desc limit $4`;
