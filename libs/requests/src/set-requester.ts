import type { Mandate, RequesterKind, RequesterPaper } from '#domain';
import type { Context } from '#foundation';
import { requesterTable } from '#domain';
import { record } from '#audit';
import { actingOfficer } from '#triage';
import { assertFresh } from './act-on-request.js';
import { rulesOf } from './facts-of-record.js';
import { journalOf, lockRequest } from './request-record.js';
import { addFact, writeRequest } from './write-request.js';

/** Who asks, as an officer says it, with what they saw of it. */
export interface RequesterDecision {
  readonly version: number;
  readonly kind: RequesterKind;
  /** Seen, not kept: the desk stores that it was. */
  readonly papers: readonly RequesterPaper[];
  readonly mandate: Mandate | null;
}

/**
 * Says who asks, in one act: the path, the papers that were seen and the mandate as data. What another kind of requester would show is
 * dropped, so that nothing speaks for somebody whom nobody takes them for any more.
 * @law GDPR art. 12(2), 12(6); décret 2019-536 art. 77
 */
export async function setRequester(
  ctx: Context,
  id: string,
  { version, kind, ...shown }: RequesterDecision,
): Promise<void> {
  const officerId = actingOfficer(ctx);
  const before = await lockRequest(ctx, id);
  assertFresh(before, version);
  const row = requesterTable[kind];
  const papers = row.papers.filter((paper) => shown.papers.includes(paper));
  const mandate = row.mandate === null ? null : shown.mandate;
  await ctx.query(
    `update request set requester = $2, requester_papers = $3, mandate = $4, requester_set_by = $5,
            requester_because = case when requester = $2 then requester_because end where id = $1`,
    [id, kind, papers, mandate && JSON.stringify(mandate), officerId],
  );
  await addFact(ctx, before, {
    kind: 'set-requester',
    data: { requester: kind, was: before.requester, papers, rules: rulesOf(before) },
  });
  await writeRequest(ctx, { ...before, requester: kind, requesterPapers: papers, mandate }, {});
  await record(ctx, {
    type: 'request.set-requester',
    journal: journalOf(before),
    object: { kind: 'request', id },
    ticketId: before.ticketId,
    content: {
      requester: kind,
      was: before.requester,
      papers,
      mandate: mandate && {
        rights: mandate.rights,
        validFrom: mandate.validFrom,
        validTo: mandate.validTo,
        answerTo: mandate.answerTo,
      },
      law: row.law,
      rules: rulesOf(before),
    },
    personal: mandate ? { object: mandate.object, recipient: mandate.recipientAddress } : {},
  });
}
