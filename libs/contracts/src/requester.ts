import { z } from 'zod';
import { OfficerBrief, civilDay } from './common.js';
import { Audience, LetterKind, RequesterKind, RequesterPaper, Right, SelfServicePath } from './words.js';

/** A mandate as data: its object, the rights it covers, how long, and to whom the answer goes. */
export const Mandate = z
  .object({
    object: z.string().trim().max(1000),
    rights: z.array(Right),
    validFrom: civilDay.nullable(),
    validTo: civilDay.nullable(),
    answerTo: z.enum(['person', 'requester']),
    recipientAddress: z.email().nullable(),
  })
  .meta({ id: 'Mandate' });
export type Mandate = z.infer<typeof Mandate>;

/** Who asks, with what their path still wants and where it leads. */
export const RequesterView = z
  .object({
    kind: RequesterKind,
    /** The words of the mail that the proposal rests on. */
    because: z.string().nullable(),
    /** Who said so; null while it is only a proposal. */
    setBy: OfficerBrief.nullable(),
    law: z.string(),
    papers: z.array(z.object({ paper: RequesterPaper, seen: z.boolean() })),
    wantsMandate: z.enum(['dated', 'object']).nullable(),
    mandate: Mandate.nullable(),
    /** What stands against giving anything. */
    refusals: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.unknown()).optional() })),
    receivesData: z.boolean(),
    /** Where an answer goes; null where nobody knows yet. */
    answerTo: z.string().nullable(),
    /** The letter that the path calls for next. */
    letter: LetterKind.nullable(),
    audience: Audience,
    /** What each kind of requester would have to show. */
    choices: z.array(
      z.object({
        kind: RequesterKind,
        papers: z.array(RequesterPaper),
        wantsMandate: z.enum(['dated', 'object']).nullable(),
      }),
    ),
    /** What the account does at once, and the clause of the privacy rules that offers it. */
    selfService: z.array(z.object({ path: SelfServicePath, clause: z.string() })),
  })
  .meta({ id: 'RequesterView' });
export type RequesterView = z.infer<typeof RequesterView>;

/** Who asks, as an officer says it, with what they saw of it. */
export const RequesterInput = z
  .object({
    version: z.number().int(),
    kind: RequesterKind,
    papers: z.array(RequesterPaper).default([]),
    mandate: Mandate.nullable().default(null),
  })
  .meta({ id: 'RequesterInput' });
export type RequesterInput = z.infer<typeof RequesterInput>;

/** Who seems to ask, before a request is open. */
export const ProposedRequester = z
  .object({ kind: RequesterKind, quote: z.string().nullable() })
  .meta({ id: 'ProposedRequester' });
