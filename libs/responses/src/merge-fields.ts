import {
  identityStep,
  languageWords,
  outcomesText,
  parisDay,
  rightsText,
  selfServiceOf,
  selfServiceText,
  type Audience,
  type LetterField,
  type LetterKind,
  type LetterValues,
  type ReaderLanguage,
} from '#domain';
import type { Context } from '#foundation';
import { answerOf, extendedUntil, requesterDetails, standingOf, type RequestRecord } from '#requests';
import type { LetterContext } from './letter-context.js';

/** What an officer fills in; everything else comes from the file and cannot be typed over. */
const officerFields: readonly LetterField[] = [
  'person.name',
  'reasons',
  'answer',
  'identity.doubt',
  'identity.proof',
  'clarification.question',
  'authority.actReference',
];

interface Wanted {
  readonly kind: LetterKind;
  readonly language: ReaderLanguage;
  readonly audience: Audience;
}

/** How somebody whose name nobody knows is greeted; a child simply is. */
const unnamed = ({ language, audience }: Omit<Wanted, 'kind'>): string | undefined =>
  audience === 'minor' ? undefined : (languageWords(language).unknownPerson ?? undefined);

/** The values of a letter: from the file, then what the officer typed for the fields that are theirs. */
export async function mergeFields(
  ctx: Context,
  { kind, language, audience }: Wanted,
  from: LetterContext,
  typed: Readonly<Record<string, string>>,
): Promise<LetterValues> {
  const { ticket, request, file, officer } = from;
  const enquiry = from.enquiry && answerOf[from.enquiry.kind] === kind ? from.enquiry : null;
  const known: LetterValues = {
    'person.name': request?.personName || ticket.correspondentName || unnamed({ language, audience }),
    'request.reference': request?.reference ?? file?.reference ?? enquiry?.reference ?? ticket.reference,
    'request.receiptDay': request?.receiptDay ?? parisDay(ticket.firstReceivedAt),
    'officer.name': officer?.name ?? languageWords(language).office,
    ...(request ? await fieldsOfRequest(ctx, { kind, language, audience }, request) : {}),
    ...(enquiry?.authorityReference ? { 'authority.actReference': enquiry.authorityReference } : {}),
    ...(file?.actReference ? { 'authority.actReference': file.actReference } : {}),
  };
  const own = officerFields.flatMap((field) =>
    typed[field]?.trim() ? [[field, typed[field]] as const] : [],
  );
  return { ...known, ...Object.fromEntries(own) };
}

async function fieldsOfRequest(
  ctx: Context,
  { kind, language, audience }: Wanted,
  request: RequestRecord,
): Promise<LetterValues> {
  const common: LetterValues = {
    'request.dueDay': request.dueOn,
    'request.rights': rightsText(request.rights, language, audience),
  };
  switch (kind) {
    case 'identity-question':
      return {
        ...common,
        'identity.doubt': told(request, 'ask-identity', 'doubt'),
        'identity.proof': proofAsked(request, language),
      };
    case 'clarification-question':
      return { ...common, 'clarification.question': told(request, 'ask-clarification', 'doubt') };
    case 'extension':
      return {
        ...common,
        reasons: told(request, 'extend', 'reasons'),
        'extension.until': (await extendedUntil(ctx, request.id)) ?? undefined,
      };
    case 'refusal':
      return { ...common, reasons: reasonsOf(request, { language, audience }) };
    case 'papers-question':
      return { ...common, 'requester.papers': papersAsked(request, language, ctx.now) };
    case 'acknowledgement':
      return {
        ...common,
        'self-service': selfServiceText(selfServiceOf(request.requester, request.rights), language),
      };
    case 'answer':
      return { ...common, answer: standardAnswer(request.rights, language) };
    case 'closing-without-answer':
      return { ...common, 'silence.askedDay': request.pauses.find(({ toDay }) => toDay === null)?.fromDay };
    default:
      return common;
  }
}

/** An outsider is told of secrecy first, in the same words whether or not there is anything to keep secret. */
function reasonsOf(
  { requester, tracks }: RequestRecord,
  { language, audience }: Omit<Wanted, 'kind'>,
): string | undefined {
  const outcomes = outcomesText(tracks, language, audience);
  const secrecy = requester === 'outsider' ? languageWords(language).requester.secrecy : '';
  return [secrecy, outcomes].filter(Boolean).join('\n\n') || undefined;
}

/** What is still to be shown, a line each; the mandate again where its dates or its object do not do. */
function papersAsked(record: RequestRecord, language: ReaderLanguage, now: Date): string | undefined {
  const { papers, refusals } = requesterDetails(record, now);
  const faulty = refusals.some(({ code }) => code.startsWith('mandate-'));
  const asked = papers.filter(({ paper, seen }) => !seen || (paper === 'mandate' && faulty));
  const { papers: words } = languageWords(language).requester;
  return asked.map(({ paper }) => `- ${words[paper]}`).join('\n') || undefined;
}

/** Consent is what advertising cookies rest on, and nothing else: the privacy rules say what to do. */
const standardAnswer = (rights: RequestRecord['rights'], language: ReaderLanguage): string | undefined =>
  rights.every((right) => right === 'consent-withdrawal')
    ? languageWords(language).requester.cookies
    : undefined;

const told = ({ facts }: RequestRecord, kind: string, field: 'doubt' | 'reasons'): string | undefined =>
  facts.findLast((fact) => fact.kind === kind)?.data[field];

/** The least intrusive step that would do, and no more. */
function proofAsked(request: RequestRecord, language: ReaderLanguage): string | undefined {
  const step = identityStep(standingOf(request));
  return step ? languageWords(language).proofs[step.level] : undefined;
}
