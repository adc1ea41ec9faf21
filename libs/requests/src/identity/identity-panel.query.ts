import {
  daysBetween,
  documentRefusals,
  identityDoubtWords,
  identityNeedOf,
  identityStep,
  parisDay,
  rightToActKinds,
  type AccessScope,
  type IdentityDoubt,
  type IdentityLevel,
  type IdentityProofKind,
  type IdentityStanding,
  type ProofDoubt,
  type Refusal,
  type Right,
  type Wording,
} from '#domain';
import type { Context } from '#foundation';
import type { RequestRecord } from '../request-record.js';
import { officerBrief } from '../sql-parts.js';
import { lastDocument, type IdentityDocument } from './identity-document.query.js';
import { saidLockedOut, standingOf } from './standing.js';

/** What is asked next where the person can open the account, or cannot. */
export interface ProposedStep {
  readonly step: {
    readonly level: IdentityLevel;
    readonly missing: readonly IdentityProofKind[];
    readonly doubt: IdentityDoubt;
    /** The doubt as the person can be told. */
    readonly words: Wording;
  } | null;
  /** Why no document may be asked for. */
  readonly documentRefusals: readonly Refusal[];
}

/** How sure the desk is of who asks, by what, and what may be asked next. */
export interface IdentityPanel {
  readonly needs: readonly { right: Right; scope: AccessScope | null; needed: IdentityLevel }[];
  readonly contradicted: boolean;
  readonly proofs: readonly ShownProof[];
  readonly inSession: ProposedStep;
  readonly lockedOut: ProposedStep;
  /** What the officer who asked last said. */
  readonly saidLockedOut: boolean;
  readonly document: IdentityDocument | null;
}

export interface ShownProof {
  readonly id: string;
  readonly kind: IdentityProofKind;
  readonly level: IdentityLevel | null;
  readonly seenAt: string;
  readonly ageDays: number;
  readonly doubt: ProofDoubt | null;
  /** It shows a right to act for somebody else, beside the level. */
  readonly toAct: boolean;
  readonly messageId: string | null;
  readonly by: { id: string; name: string } | null;
  readonly note: string | null;
}

/** The identity of a request as its page shows it. */
export async function identityPanel(ctx: Context, request: RequestRecord): Promise<IdentityPanel> {
  const names = await seenBy(ctx, request.id);
  const { ladder } = standingOf(request);
  return {
    needs: request.tracks.map(({ right, scope }) => ({
      right,
      scope: identityNeedOf(right, scope, ladder).scope ?? null,
      needed: identityNeedOf(right, scope, ladder).needed,
    })),
    contradicted: request.identity.contradicted,
    proofs: request.proofs.map(({ id, kind, level, seenAt, messageId, note }, index) => ({
      id,
      kind,
      level,
      seenAt,
      ageDays: daysBetween(parisDay(seenAt), parisDay(ctx.now)),
      doubt: request.identity.doubts[index] ?? null,
      toAct: rightToActKinds.some((one) => one === kind),
      messageId,
      by: names.get(id) ?? null,
      note,
    })),
    inSession: proposed(standingOf(request, false)),
    lockedOut: proposed(standingOf(request, true)),
    saidLockedOut: saidLockedOut(request),
    document: await lastDocument(ctx, request.id),
  };
}

function proposed(standing: IdentityStanding): ProposedStep {
  const step = identityStep(standing);
  return {
    step: step && { ...step, words: identityDoubtWords[step.doubt] },
    documentRefusals: documentRefusals(standing),
  };
}

async function seenBy(
  ctx: Context,
  requestId: string,
): Promise<Map<string, { id: string; name: string } | null>> {
  const rows = await ctx.query<{ id: string; by: { id: string; name: string } | null }>(
    `select i.id, ${officerBrief('i.officer_id')} as by from identity_proof i where i.request_id = $1`,
    [requestId],
  );
  return new Map(rows.map(({ id, by }) => [id, by]));
}
