import type { RequesterView, RequestRow as RequestRowView, RequestView } from '#contracts';
import { may, type Refusal, type Role } from '#domain';
import type { Context } from '#foundation';
import {
  factsOfRequest,
  openComplaint,
  requestDetails,
  type RequestDetails,
  type RequestRow,
} from '#requests';
import { conversationOf, iso } from '../tickets/timeline.js';
import { identityView } from './identity-view.js';

/** The whole request for its page: dates with their reasons, tracks, the conversation, and what may be done now. */
export async function requestView(ctx: Context, id: string, roles: readonly Role[]): Promise<RequestView> {
  const { restricted: _restricted, outcome: _outcome, ...details } = await requestDetails(ctx, id);
  const { timeline } = await conversationOf(ctx, details.ticketId, await factsOfRequest(ctx, id));
  return {
    ...details,
    ...requestRowView(details),
    acknowledgedAt: details.acknowledgedAt && iso(details.acknowledgedAt),
    deliveredAt: details.deliveredAt && iso(details.deliveredAt),
    identity: identityView(details.identity),
    tracks: details.tracks.map((track) => ({
      ...track,
      steps: track.steps.map((step) => ({ ...step, refusals: plain(step.refusals) })),
    })),
    requester: requesterView(details.requester),
    timeline,
    complaint: await openComplaint(ctx, id),
    allowedActions: may(roles, 'request.act')
      ? details.allowedActions.map(({ action, allowed, refusals }) => ({
          action,
          allowed,
          refusals: plain(refusals),
        }))
      : [],
  };
}

const plain = (refusals: readonly Refusal[]) =>
  refusals.map(({ code, params }) => ({ code, params: params && { ...params } }));

const requesterView = (requester: RequestDetails['requester']): RequesterView => ({
  ...requester,
  mandate: requester.mandate && { ...requester.mandate, rights: [...requester.mandate.rights] },
  refusals: requester.refusals.map(({ code, params }) => ({ code, params: params && { ...params } })),
  selfService: [...requester.selfService],
  choices: requester.choices.map((choice) => ({ ...choice, papers: [...choice.papers] })),
});

export const requestRowView = (row: RequestRow): RequestRowView => ({
  id: row.id,
  reference: row.reference,
  ticketId: row.ticketId,
  state: row.state,
  rights: row.rights,
  personName: row.personName,
  personAddress: row.personAddress,
  accountAddress: row.accountAddress,
  subject: row.subject,
  language: row.language,
  receivedAt: iso(row.receivedAt),
  dueOn: row.dueOn,
  safeOn: row.safeOn,
  clock: row.clock,
  overdue: row.overdue,
  daysLeft: row.daysLeft,
  waiting: row.waiting,
  waitingSince: row.waitingSince && iso(row.waitingSince),
  identityLevel: row.identityLevel,
  assignee: row.assignee,
  answeredAt: row.answeredAt && iso(row.answeredAt),
  closedAt: row.closedAt && iso(row.closedAt),
  late: row.late,
  overdueCause: row.overdueCause,
  nextAction: row.nextAction,
});
