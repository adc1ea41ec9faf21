import { type CivilDay } from '../calendar/civil-day.js';
import { type Audience } from '../letters/languages.js';
import { refuse, type Refusal } from '../machine/machine.js';
import { type LetterKind } from '../words/letters.js';
import { type RequesterKind, type RequesterPaper } from '../words/requesters.js';
import { type Right } from '../words/requests.js';

/** A mandate as data: what for, which rights, how long, and to whom the answer goes. */
export interface Mandate {
  readonly object: string;
  readonly rights: readonly Right[];
  readonly validFrom: CivilDay | null;
  readonly validTo: CivilDay | null;
  readonly answerTo: 'person' | 'requester';
  /** The address that the mandate names; the writer's own, or the account's, where it names none. */
  readonly recipientAddress: string | null;
}

/** What one kind of requester must show, and what they get. */
export interface RequesterRow {
  readonly papers: readonly RequesterPaper[];
  /** `dated`: object and length; `object`: a lawyer is taken at their word for how long. */
  readonly mandate: 'dated' | 'object' | null;
  readonly receivesData: boolean;
  readonly audience: Audience;
  /** Signed in to the account, so that it can be done there at once. */
  readonly hasTheAccount: boolean;
  readonly law: string;
}

const row = (law: string, more: Partial<Omit<RequesterRow, 'law'>> = {}): RequesterRow => ({
  papers: [],
  mandate: null,
  receivesData: true,
  audience: 'adult',
  hasTheAccount: false,
  law,
  ...more,
});

/**
 * Each has a path of their own.
 * @law GDPR art. 12(1), 12(2), 12(6), 15-22; loi 78-17 art. 45, 84-85; décret 2019-536 art. 77; CPCE art. L32-3
 */
export const requesterTable: Readonly<Record<RequesterKind, RequesterRow>> = {
  person: row('GDPR art. 12(2), 12(6)', { hasTheAccount: true }),
  minor: row('GDPR art. 12(1); loi 78-17 art. 45', { audience: 'minor', hasTheAccount: true }),
  parent: row('loi 78-17 art. 45; Code civil art. 371-1', {
    papers: ['parental-authority', 'requester-identity'],
  }),
  agent: row('décret 2019-536 art. 77', { papers: ['mandate', 'requester-identity'], mandate: 'dated' }),
  lawyer: row('décret 2019-536 art. 77; loi 71-1130 art. 4', {
    papers: ['lawyer-standing'],
    mandate: 'object',
  }),
  heir: row('loi 78-17 art. 85 II', { papers: ['death-certificate', 'heirship', 'requester-identity'] }),
  'directives-executor': row('loi 78-17 art. 85 I', {
    papers: ['death-certificate', 'directives', 'requester-identity'],
  }),
  outsider: row('CPCE art. L32-3; Code pénal art. 226-15, 432-9', { receivesData: false }),
};

/** What the desk knows of who asks. */
export interface RequesterFacts {
  readonly kind: RequesterKind;
  readonly papers: readonly RequesterPaper[];
  readonly mandate: Mandate | null;
  /** Who wrote. */
  readonly writer: string;
  /** The account that it is about, where one is known. */
  readonly account: string | null;
  readonly today: CivilDay;
}

/** What is still to be shown. */
export const missingPapers = ({ kind, papers }: Pick<RequesterFacts, 'kind' | 'papers'>): RequesterPaper[] =>
  requesterTable[kind].papers.filter((paper) => !papers.includes(paper));

/**
 * What is wrong with a mandate, for these rights on this day.
 * @law décret 2019-536 art. 77
 */
export function mandateRefusals(facts: RequesterFacts, rights: readonly Right[]): Refusal[] {
  const asked = requesterTable[facts.kind].mandate;
  if (asked === null) return [];
  const { mandate, today } = facts;
  if (mandate === null) return [refuse('mandate-missing')];
  const { object, validFrom, validTo } = mandate;
  const uncovered = rights.filter((right) => !mandate.rights.includes(right));
  return [
    ...(object.trim() ? [] : [refuse('mandate-without-object')]),
    ...(asked === 'dated' && validTo === null ? [refuse('mandate-without-length')] : []),
    ...(validFrom !== null && today < validFrom ? [refuse('mandate-not-yet', { from: validFrom })] : []),
    ...(validTo !== null && today > validTo ? [refuse('mandate-out-of-date', { until: validTo })] : []),
    ...uncovered.map((right) => refuse('mandate-does-not-cover', { right })),
  ];
}

/**
 * What stands against giving anything on these rights to who asks. An outsider is given nothing, not even whether an
 * account exists: secrecy covers that too.
 * @law GDPR art. 12(2), 12(6); CPCE art. L32-3
 */
export function requesterRefusals(facts: RequesterFacts, rights: readonly Right[]): Refusal[] {
  if (rights.length === 0) return [];
  if (!requesterTable[facts.kind].receivesData) return [refuse('outsider-gets-nothing')];
  const papers = missingPapers(facts);
  return [
    ...(papers.length > 0 ? [refuse('papers-missing', { papers })] : []),
    ...mandateRefusals(facts, rights),
  ];
}

/** The address to which what is given goes; null where the mandate sends it to a person whose address nobody knows. */
export function answerAddressOf({ kind, mandate, writer, account }: RequesterFacts): string | null {
  if (requesterTable[kind].mandate === null || mandate === null) return writer;
  const named = mandate.recipientAddress?.trim().toLowerCase() || null;
  return named ?? (mandate.answerTo === 'person' ? account : writer);
}

/** A letter that may hold data, and where it is to go. */
export interface RequesterLetter {
  readonly kind: LetterKind;
  readonly toAddress: string;
  /** The rights on which something is given. */
  readonly given: readonly Right[];
}

/**
 * What stands against this letter leaving to this address. What is given under a mandate goes where the mandate says; an outsider is
 * written to, and nobody else in their place.
 * @law GDPR art. 5(1)(f), 12(6)
 */
export function recipientRefusals(facts: RequesterFacts, letter: RequesterLetter): Refusal[] {
  const { kind, toAddress, given } = letter;
  if (kind !== 'answer' && kind !== 'refusal') return [];
  const to = toAddress.trim().toLowerCase();
  const row = requesterTable[facts.kind];
  const elsewhere = to !== facts.writer.trim().toLowerCase();
  if (!row.receivesData) {
    return [
      ...(kind === 'answer' ? [refuse('outsider-gets-the-reply')] : []),
      ...(elsewhere ? [refuse('recipient-not-the-writer')] : []),
    ];
  }
  const against = requesterRefusals(facts, given);
  if (row.mandate === null) return against;
  const named = answerAddressOf(facts)?.trim().toLowerCase() ?? null;
  const allowed = given.length > 0 ? to === named : to === named || !elsewhere;
  return allowed ? against : [...against, refuse('recipient-not-named', { named })];
}

/** The letter that the path calls for next; null where the ordinary ones serve. */
export function proposedLetterOf(facts: RequesterFacts, rights: readonly Right[]): LetterKind | null {
  if (!requesterTable[facts.kind].receivesData) return 'refusal';
  return requesterRefusals(facts, rights).length > 0 ? 'papers-question' : null;
}

/** For whom the letters are worded. @law GDPR art. 12(1), recital 58 */
export const audienceOf = (kind: RequesterKind): Audience => requesterTable[kind].audience;
