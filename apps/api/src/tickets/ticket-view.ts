import type { TicketRow as TicketRowView, TicketView } from '#contracts';
import { authorityFileOfTicket } from '#authority';
import { DomainError, type Context } from '#foundation';
import { may, proposedRequester, type Role } from '#domain';
import { breachesOfTicket, enquiryOfTicket, requestsOfTicket, factsOfTicket } from '#requests';
import { leadingAmong, passOnOfTicket, ticketRow, type TicketRow } from '#triage';
import { ticketRetention } from '../retention/ticket-retention.js';
import { passOnView } from '../pass-on/pass-on-view.js';
import { ticketActions } from './ticket-actions.js';
import { conversationOf, iso, suggestionView } from './timeline.js';

/** The whole ticket for its page: row, conversation, what hangs from it and what may be done with it. */
export async function ticketView(ctx: Context, id: string, roles: readonly Role[]): Promise<TicketView> {
  const row = await ticketRow(ctx, id);
  if (!row) throw new DomainError('ticket.not-found', 'not-found');
  const requests = await requestsOfTicket(ctx, id);
  const file = may(roles, 'authority.read') ? await authorityFileOfTicket(ctx, id) : null;
  const { timeline, parts, suggestions } = await conversationOf(ctx, id, await factsOfTicket(ctx, id));
  const passOn = await passOnOfTicket(ctx, id);
  const retention = await ticketRetention(ctx, id);
  const enquiry = await enquiryOfTicket(ctx, id);
  const leading = leadingAmong(suggestions);
  return {
    ...rowView(row),
    version: row.version,
    timeline,
    suggestion: leading ? suggestionView(leading) : null,
    requester: proposedRequester({
      flags: row.flags,
      rights: row.rights,
      evidence: suggestions.flatMap(({ evidence }) => evidence),
    }),
    tasks: parts.tasks.map((task) => ({ ...task, doneAt: task.doneAt ? iso(task.doneAt) : null })),
    links: parts.links,
    merges: parts.merges.map((merge) => ({ ...merge, at: iso(merge.at) })),
    mergedInto: parts.mergedInto,
    attachments: parts.attachments.map((file) => ({ ...file, at: iso(file.at) })),
    proposals: parts.proposals,
    requests,
    authorityFile: file,
    enquiry: enquiry && {
      id: enquiry.id,
      reference: enquiry.reference,
      kind: enquiry.kind,
      state: enquiry.state,
      dueOn: enquiry.dueOn,
    },
    breaches: await breachesOfTicket(ctx, id),
    closedAs: row.closedAs,
    passOn: passOn.map(passOnView),
    retention,
    allowedActions: ticketActions({
      row,
      requests,
      enquiry,
      hasAuthorityFile: file !== null,
      bodyGone: passOn.some(({ destroyedAt }) => destroyedAt !== null),
      locked: retention?.certificate ? 'destroyed' : retention?.lockedAt ? 'locked' : null,
      roles,
    }),
  };
}

export function rowView(row: TicketRow): TicketRowView {
  const { version: _version, closedAs: _closedAs, mergedInto: _mergedInto, ...shown } = row;
  const { passedOnAt, passedOnTo, ...view } = shown;
  const passedOn = passedOnAt && { at: iso(passedOnAt), to: passedOnTo };
  return {
    ...view,
    passedOn,
    firstReceivedAt: iso(row.firstReceivedAt),
    lastMessageAt: iso(row.lastMessageAt),
  };
}
