import type { MessageClass, NotPrivacySubclass, Right } from '#domain';
import type { Context } from '#foundation';
import { actingOfficer, type SeenTicket } from '../tickets/seen-ticket.js';
import { leadingSuggestion, type LeadingSuggestion } from './leading-suggestion.query.js';

export interface TriageDecision {
  readonly class: MessageClass;
  readonly notPrivacyKind?: NotPrivacySubclass;
  readonly rights: readonly Right[];
  readonly language?: string;
  readonly accountAddress?: string | null;
}

/** What was suggested, what was decided, and whether the one corrects the other. */
export interface KeptDecision {
  readonly suggestion: LeadingSuggestion | null;
  readonly corrected: boolean;
}

/**
 * Keeps an officer's decision beside what was suggested and by which version; an earlier one on the same ticket counts no
 * more. Nothing is trained by it: it is counted, and exported on demand.
 */
export async function keepDecision(
  ctx: Context,
  ticket: SeenTicket,
  decision: TriageDecision,
  batchId: string | null = null,
): Promise<KeptDecision> {
  const suggestion = await leadingSuggestion(ctx, ticket.id);
  const corrected = corrects(suggestion, decision);
  await withdrawDecisions(ctx, ticket.id);
  await ctx.query(KEEP, [
    ticket.id,
    suggestion?.messageId ?? null,
    ticket.restricted,
    actingOfficer(ctx),
    batchId,
    suggestion?.version ?? null,
    suggestion?.abstains ?? true,
    suggestion?.confidence ?? null,
    suggestion?.class ?? null,
    suggestion?.notPrivacyKind ?? null,
    suggestion?.rights ?? [],
    suggestion?.language ?? null,
    suggestion?.account ?? null,
    decision.class,
    kindOf(decision),
    rightsOf(decision),
    decision.language ?? suggestion?.language ?? ticket.language,
    decision.accountAddress === undefined ? (suggestion?.account ?? null) : decision.accountAddress,
    corrected,
    ctx.now,
  ]);
  return { suggestion, corrected };
}

/** What was decided on the ticket so far counts no more. */
export const withdrawDecisions = (ctx: Context, ticketId: string): Promise<unknown> =>
  ctx.query(`update triage_decision set withdrawn_at = $2 where ticket_id = $1 and withdrawn_at is null`, [
    ticketId,
    ctx.now,
  ]);

export const kindOf = (decision: TriageDecision): NotPrivacySubclass | null =>
  decision.class === 'not-privacy' ? (decision.notPrivacyKind ?? 'other') : null;

export const rightsOf = ({ class: kind, rights }: TriageDecision): readonly Right[] =>
  kind === 'not-privacy' ? [] : rights;

function corrects(suggestion: LeadingSuggestion | null, decision: TriageDecision): boolean {
  if (suggestion === null) return true;
  const same = (a: readonly string[], b: readonly string[]) =>
    a.length === b.length && a.every((x) => b.includes(x));
  return (
    suggestion.class !== decision.class ||
    suggestion.notPrivacyKind !== kindOf(decision) ||
    !same(suggestion.rights, rightsOf(decision)) ||
    (decision.language !== undefined && decision.language !== suggestion.language) ||
    (decision.accountAddress !== undefined && decision.accountAddress !== suggestion.account)
  );
}

const KEEP = `
  insert into triage_decision (ticket_id, message_id, restricted, officer_id, batch_id, version, abstained, confidence, suggested_class,
    suggested_kind, suggested_rights, suggested_language, suggested_account, class, kind, rights, language, account, corrected, decided_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`;
