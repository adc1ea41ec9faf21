import { type CivilDay } from '../calendar/civil-day.js';
import { type Moment } from '../calendar/paris.js';
import { refuse, type Machine, type Refusal, type Transition } from '../machine/machine.js';
import { enquiryStates, type EnquiryKind, type EnquiryState } from '../words/enquiries.js';

export const enquiryActions = [
  'set-due',
  'hand-over',
  'letter-sent',
  'letter-bounced',
  'close',
  'close-without-answer',
  'reopen',
] as const;
export type EnquiryAction = (typeof enquiryActions)[number];

/** What the machine of an enquiry looks at. */
export interface EnquiryFacts {
  readonly kind: EnquiryKind;
  readonly answeredAt: Moment | null;
  /** An answer stands in the outbox and may leave at any moment. */
  readonly answerQueued: boolean;
}

export interface EnquiryInput {
  readonly dueOn?: CivilDay;
  /** The words of the letter on which the date rests. */
  readonly dueWords?: string;
  readonly note?: string;
}

type Row = Transition<EnquiryState, EnquiryAction, EnquiryFacts, EnquiryInput>;

const said = (text: string | undefined): boolean => (text ?? '').trim() !== '';

/** A date taken from a letter comes with its words, so that the next reader need not look for them. */
function needsDueWords({ dueOn, dueWords }: EnquiryInput): Refusal[] {
  const refusals = dueOn === undefined ? [refuse('due-date-missing')] : [];
  return said(dueWords) ? refusals : [...refusals, refuse('due-words-missing')];
}

const ofTheAuthority = ({ kind }: EnquiryFacts): Refusal[] =>
  kind === 'supervisory' ? [] : [refuse('not-a-supervisory-file')];

const nothingOnItsWay = ({ answerQueued }: EnquiryFacts): Refusal[] =>
  answerQueued ? [refuse('answer-on-its-way')] : [];

const wasAnswered = ({ answeredAt }: EnquiryFacts): Refusal[] =>
  answeredAt === null ? [refuse('answer-not-sent')] : [];

const needsNote = ({ note }: EnquiryInput): Refusal[] => (said(note) ? [] : [refuse('note-missing')]);

const everywhere = enquiryStates;

const transitions: readonly Row[] = [
  {
    action: 'set-due',
    from: ['open'],
    to: 'same',
    by: 'officer',
    refuseInput: needsDueWords,
    asks: ['dueOn', 'dueWords'],
  },
  { action: 'hand-over', from: everywhere, to: 'same', by: 'officer', refuse: ofTheAuthority },
  { action: 'letter-sent', from: ['open'], to: 'answered', by: 'event' },
  // A second letter to somebody who was answered changes nothing.
  { action: 'letter-sent', from: ['answered', 'closed'], to: 'same', by: 'event' },
  { action: 'letter-bounced', from: ['answered', 'closed'], to: 'open', by: 'event' },
  { action: 'close', from: ['answered'], to: 'closed', by: 'officer', refuse: wasAnswered },
  {
    action: 'close-without-answer',
    from: ['open'],
    to: 'closed',
    by: 'officer',
    refuse: nothingOnItsWay,
    refuseInput: needsNote,
    asks: ['note'],
  },
  {
    action: 'reopen',
    from: ['answered', 'closed'],
    to: 'open',
    by: 'officer',
    refuseInput: needsNote,
    asks: ['note'],
  },
];

/**
 * The life of a question on privacy and of a letter of the supervisory authority. It ends with an answer that left, or with the
 * recorded reason why none does.
 * @law GDPR art. 31, 38(4), 58(1)
 */
export const enquiryWorkflow: Machine<EnquiryState, EnquiryAction, EnquiryFacts, EnquiryInput> = {
  name: 'enquiry',
  states: enquiryStates,
  initial: 'open',
  final: ['closed'],
  transitions,
};
