import {
  identityStep,
  languageWords,
  outcomesText,
  parisDay,
  rightsText,
  type Audience,
  type LetterField,
  type LetterKind,
  type LetterValues,
  type ReaderLanguage,
} from '#domain';
import type { Context } from '#foundation';
import { answerOf, extendedUntil, standingOf, type RequestRecord } from '#requests';
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
      return { ...common, reasons: outcomesText(request.tracks, language, audience) || undefined };
    case 'closing-without-answer':
      return { ...common, 'silence.askedDay': request.pauses.find(({ toDay }) => toDay === null)?.fromDay };
    default:
      return common;
  }
}

const told = ({ facts }: RequestRecord, kind: string, field: 'doubt' | 'reasons'): string | undefined =>
  facts.findLast((fact) => fact.kind === kind)?.data[field];

/** The least intrusive step that would do, and no more. */
function proofAsked(request: RequestRecord, language: ReaderLanguage): string | undefined {
  const step = identityStep(standingOf(request));
  return step ? languageWords(language).proofs[step.level] : undefined;
}
