import { z } from 'zod';
import { OfficerBrief, civilDay, id, instant } from './common.js';
import { AccessScope, IdentityDoubt, IdentityLevel, IdentityProofKind, Right } from './words.js';

const ProposedStep = z.object({
  /** The least intrusive step; null where nothing more may be asked. */
  step: z
    .object({
      level: IdentityLevel,
      missing: z.array(IdentityProofKind),
      doubt: IdentityDoubt,
      /** The doubt as the person can be told. */
      words: z.object({ fr: z.string(), en: z.string() }),
    })
    .nullable(),
  /** Why no document may be asked for: nothing need be asked, or a lower step suffices. */
  documentRefusals: z.array(
    z.object({ code: z.string(), params: z.record(z.string(), z.unknown()).optional() }),
  ),
});

/** How sure the desk is of who asks, by what, and what may be asked next. */
export const IdentityView = z
  .object({
    needs: z.array(z.object({ right: Right, scope: AccessScope.nullable(), needed: IdentityLevel })),
    contradicted: z.boolean(),
    proofs: z.array(
      z.object({
        id,
        kind: IdentityProofKind,
        level: IdentityLevel.nullable(),
        seenAt: instant,
        ageDays: z.number().int(),
        /** Why it does not count today. */
        doubt: z.enum(['stale', 'contradicted']).nullable(),
        /** It shows a right to act for somebody else, beside the level. */
        toAct: z.boolean(),
        messageId: id.nullable(),
        by: OfficerBrief.nullable(),
        note: z.string().nullable(),
      }),
    ),
    inSession: ProposedStep,
    lockedOut: ProposedStep,
    /** What the officer who asked last said. */
    saidLockedOut: z.boolean(),
    /** The last document asked for: its page, its image while it waits, what became of it. */
    document: z
      .object({
        id,
        askedAt: instant,
        expiresAt: instant,
        reader: OfficerBrief.nullable(),
        receivedAt: instant.nullable(),
        destroyBy: instant.nullable(),
        mimeType: z.string().nullable(),
        size: z.number().int().nullable(),
        result: z.enum(['matches', 'does-not-match']).nullable(),
        checkedAt: instant.nullable(),
        destroyedAt: instant.nullable(),
        destroyedWhy: z.enum(['checked', 'expired', 'request-ended']).nullable(),
        open: z.boolean(),
        waits: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: 'IdentityView' });
export type IdentityView = z.infer<typeof IdentityView>;

/** Asks for a document, where no lower step suffices: with the doubt in words, to be seen by one named officer. */
export const AskDocumentInput = z
  .object({
    version: z.number().int(),
    doubt: z.string().trim().min(3).max(2000),
    doubtSince: civilDay.optional(),
    /** The person can no longer open the account. */
    lockedOut: z.boolean().optional(),
    /** Who sees it; who asks, unless another is named. */
    readerId: id.optional(),
  })
  .meta({ id: 'AskDocumentInput' });
export type AskDocumentInput = z.infer<typeof AskDocumentInput>;

export const CheckDocumentInput = z
  .object({
    version: z.number().int(),
    result: z.enum(['matches', 'does-not-match']),
    /** What does not match, never what the document says. */
    note: z.string().trim().max(1000).optional(),
  })
  .meta({ id: 'CheckDocumentInput' });
export type CheckDocumentInput = z.infer<typeof CheckDocumentInput>;

/** What an access covers: the profile, or contents and connections as well. */
export const TrackScopeInput = z
  .object({ version: z.number().int(), scope: AccessScope })
  .meta({ id: 'TrackScopeInput' });
export type TrackScopeInput = z.infer<typeof TrackScopeInput>;
