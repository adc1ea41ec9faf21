import type { EnquiryRow as EnquiryRowView, EnquiryView } from '#contracts';
import { may, type EnquiryKind, type Permission, type Role } from '#domain';
import type { Context } from '#foundation';
import { enquiryDetails, type EnquiryRow } from '#requests';
import { iso } from '../tickets/timeline.js';

/** What an officer needs to act upon this kind. */
export const actPermission = (kind: EnquiryKind): Permission =>
  kind === 'supervisory' ? 'supervisory.act' : 'enquiry.act';

export const enquiryRowView = (row: EnquiryRow): EnquiryRowView => ({
  id: row.id,
  reference: row.reference,
  ticketId: row.ticketId,
  ticketReference: row.ticketReference,
  kind: row.kind,
  state: row.state,
  subject: row.subject,
  personName: row.personName,
  personAddress: row.personAddress,
  authorityName: row.authorityName,
  authorityReference: row.authorityReference,
  owner: row.owner,
  receivedAt: iso(row.receivedAt),
  dueOn: row.dueOn,
  dueSource: row.dueSource,
  daysLeft: row.daysLeft,
  overdue: row.overdue,
  answeredAt: row.answeredAt && iso(row.answeredAt),
  closedAt: row.closedAt && iso(row.closedAt),
});

/** The whole enquiry for its page; who may not act upon its kind is shown no act. */
export async function enquiryView(ctx: Context, id: string, roles: readonly Role[]): Promise<EnquiryView> {
  const enquiry = await enquiryDetails(ctx, id);
  return {
    ...enquiryRowView(enquiry),
    dueWords: enquiry.dueWords,
    ruleSetVersion: enquiry.ruleSetVersion,
    noAnswerReason: enquiry.noAnswerReason,
    version: enquiry.version,
    requests: enquiry.requests,
    history: enquiry.history.map((fact) => ({ ...fact, at: iso(fact.at) })),
    handovers: enquiry.handovers.map((one) => ({ ...one, at: iso(one.at) })),
    handable: enquiry.handable.map(({ kind, id: item, label, at }) => ({
      kind,
      id: item,
      label,
      at: iso(at),
    })),
    allowedActions: may(roles, actPermission(enquiry.kind))
      ? enquiry.allowedActions.map(({ action, allowed, refusals }) => ({
          action,
          allowed,
          refusals: refusals.map(({ code, params }) => ({ code, params: params && { ...params } })),
        }))
      : [],
  };
}
