import {
  answerAddressOf,
  audienceOf,
  givenRights,
  missingPapers,
  proposedLetterOf,
  recipientRefusals,
  requesterKinds,
  requesterRefusals,
  requesterTable,
  selfServiceOf,
  type Audience,
  type LetterKind,
  type Mandate,
  type Refusal,
  type RequesterKind,
  type RequesterPaper,
  type SelfService,
} from '#domain';
import { requesterFactsOf } from './facts-of-record.js';
import type { RequestRecord } from './request-record.js';

/** Who asks, with what their path still wants and where it leads. */
export interface RequesterDetails {
  readonly kind: RequesterKind;
  readonly law: string;
  readonly papers: { readonly paper: RequesterPaper; readonly seen: boolean }[];
  readonly wantsMandate: 'dated' | 'object' | null;
  readonly mandate: Mandate | null;
  /** What stands against giving anything. */
  readonly refusals: readonly Refusal[];
  readonly receivesData: boolean;
  /** Where an answer goes; null where nobody knows yet. */
  readonly answerTo: string | null;
  /** The letter that the path calls for next; null where the ordinary ones serve. */
  readonly letter: LetterKind | null;
  readonly audience: Audience;
  readonly selfService: readonly SelfService[];
  /** What each kind of requester would have to show. */
  readonly choices: readonly {
    readonly kind: RequesterKind;
    readonly papers: readonly RequesterPaper[];
    readonly wantsMandate: 'dated' | 'object' | null;
  }[];
}

const choices = requesterKinds.map((kind) => ({
  kind,
  papers: requesterTable[kind].papers,
  wantsMandate: requesterTable[kind].mandate,
}));

/** Judged for every right that is not turned down: what would stand in the way if it were granted. */
export function requesterDetails(record: RequestRecord, now: Date): RequesterDetails {
  const facts = requesterFactsOf(record, now);
  const row = requesterTable[facts.kind];
  const rights = record.tracks.flatMap(({ right, outcome }) =>
    outcome === 'refused' || outcome === 'not-applicable' ? [] : [right],
  );
  const missing = missingPapers(facts);
  return {
    kind: facts.kind,
    law: row.law,
    papers: row.papers.map((paper) => ({ paper, seen: !missing.includes(paper) })),
    wantsMandate: row.mandate,
    mandate: facts.mandate,
    refusals: requesterRefusals(facts, rights),
    receivesData: row.receivesData,
    answerTo: answerAddressOf(facts),
    letter: proposedLetterOf(facts, rights),
    audience: audienceOf(facts.kind),
    selfService: selfServiceOf(facts.kind, record.rights),
    choices,
  };
}

/** What stands against a letter of this request leaving to this address, because of who asks. */
export const requesterLetterRefusals = (
  record: RequestRecord,
  letter: { readonly kind: LetterKind; readonly toAddress: string },
  now: Date,
): Refusal[] =>
  recipientRefusals(requesterFactsOf(record, now), { ...letter, given: givenRights(record.tracks) });

/** Where a letter of this kind goes when nobody says otherwise: what is given, to whom the mandate names. */
export function letterAddressOf(record: RequestRecord, kind: LetterKind, now: Date): string | null {
  if (kind !== 'answer' || givenRights(record.tracks).length === 0) return null;
  return answerAddressOf(requesterFactsOf(record, now));
}
