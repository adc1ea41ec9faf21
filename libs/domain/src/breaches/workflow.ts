import { instantOf, type Moment } from '../calendar/paris.js';
import { refuse, type Machine, type Refusal, type Transition } from '../machine/machine.js';
import {
  breachStates,
  type BreachNature,
  type BreachState,
  type NotifyDecision,
  type TellDecision,
  type TellingWay,
} from '../words/breaches.js';
import { breachClock } from './clock.js';

export const breachActions = [
  'describe',
  'decide-notify',
  'record-notification',
  'add-information',
  'decide-tell',
  'record-told',
  'close',
  'set-aside',
  'reopen',
] as const;
export type BreachAction = (typeof breachActions)[number];

/** What the breach machine looks at. */
export interface BreachFacts {
  readonly knownAt: Moment;
  readonly natures: readonly BreachNature[];
  readonly what: string;
  readonly consequences: string | null;
  readonly measures: string | null;
  readonly notifyDecision: NotifyDecision | null;
  readonly notifiedAt: Moment | null;
  /** The notification said that more would follow, and it has not. */
  readonly moreToFollow: boolean;
  readonly tellDecision: TellDecision | null;
  readonly toldAt: Moment | null;
  readonly now: Moment;
}

/** What an officer hands in with an action. */
export interface BreachInput {
  readonly notify?: NotifyDecision;
  readonly tell?: TellDecision;
  /** Why it was decided so. */
  readonly reasons?: string;
  /** When the CNIL, or the people, were told. */
  readonly at?: Moment;
  /** The number that the CNIL gave. */
  readonly cnilReference?: string;
  /** Why later than the seventy-two hours. */
  readonly lateReasons?: string;
  /** What is still missing will follow in phases. */
  readonly moreToFollow?: boolean;
  readonly people?: number;
  readonly way?: TellingWay;
  /** The letters by which they were told. */
  readonly letterIds?: readonly string[];
  readonly note?: string;
}

type Row = Transition<BreachState, BreachAction, BreachFacts, BreachInput>;

const said = (text: string | null | undefined): boolean => (text ?? '').trim() !== '';

/** The CNIL knows: what it was told cannot be unsaid, only completed. */
const notYetNotified = ({ notifiedAt }: BreachFacts): Refusal[] =>
  notifiedAt === null ? [] : [refuse('breach-already-notified')];

function needsNotifyDecision({ notify, reasons }: BreachInput): Refusal[] {
  const refusals = notify === undefined ? [refuse('decision-missing')] : [];
  return said(reasons) ? refusals : [...refusals, refuse('decision-reasons-missing')];
}

function needsTellDecision({ tell, reasons }: BreachInput): Refusal[] {
  const refusals = tell === undefined ? [refuse('decision-missing')] : [];
  return said(reasons) ? refusals : [...refusals, refuse('decision-reasons-missing')];
}

/** One is told after it was decided to tell, and once. */
const mayNotify = (facts: BreachFacts): Refusal[] =>
  facts.notifyDecision === 'notify' ? notYetNotified(facts) : [refuse('notify-not-decided')];

/**
 * When the CNIL was told: not tomorrow, not before the breach was known, and after the seventy-two hours with the reasons of it.
 * @law GDPR art. 33(1)
 */
function needsNotification({ at, lateReasons }: BreachInput, { knownAt, now }: BreachFacts): Refusal[] {
  const refusals = instantRefusals(at, knownAt, now);
  if (at === undefined || refusals.length > 0) return refusals;
  const late = breachClock(knownAt, at, now).notifiedLate;
  return late && !said(lateReasons) ? [refuse('late-reasons-missing')] : [];
}

function instantRefusals(at: Moment | undefined, knownAt: Moment, now: Moment): Refusal[] {
  if (at === undefined) return [refuse('instant-missing')];
  if (instantOf(at) > instantOf(now)) return [refuse('instant-in-future')];
  return instantOf(at) < instantOf(knownAt) ? [refuse('instant-before-known')] : [];
}

/** @law GDPR art. 33(4) */
const wasNotified = ({ notifiedAt }: BreachFacts): Refusal[] =>
  notifiedAt === null ? [refuse('breach-not-notified')] : [];

const needsNote = ({ note }: BreachInput): Refusal[] => (said(note) ? [] : [refuse('note-missing')]);

/** A public notice in place of letters is telling, too. */
const mayTell = ({ tellDecision }: BreachFacts): Refusal[] =>
  tellDecision === 'tell' || tellDecision === 'public-notice' ? [] : [refuse('tell-not-decided')];

function needsTelling({ at, way, people }: BreachInput, { knownAt, now }: BreachFacts): Refusal[] {
  return [
    ...instantRefusals(at, knownAt, now),
    ...(way === undefined ? [refuse('way-missing')] : []),
    ...(people === undefined && way !== 'public-notice' ? [refuse('people-missing')] : []),
  ];
}

/**
 * A breach leaves the desk with both decisions taken and carried out, and with what the register has to hold: the facts, the
 * effects and what was done about it.
 * @law GDPR art. 33(1), 33(4), 33(5), 34(1)
 */
export function everythingDone(facts: BreachFacts): Refusal[] {
  const { notifyDecision, notifiedAt, tellDecision, toldAt } = facts;
  const owesTelling = (tellDecision === 'tell' || tellDecision === 'public-notice') && toldAt === null;
  const checks: readonly (readonly [boolean, string])[] = [
    [!said(facts.what) || facts.natures.length === 0, 'breach-not-described'],
    [!said(facts.consequences), 'consequences-missing'],
    [!said(facts.measures), 'measures-missing'],
    [notifyDecision === null, 'notify-undecided'],
    [notifyDecision === 'notify' && notifiedAt === null, 'breach-not-notified'],
    [notifiedAt !== null && facts.moreToFollow, 'information-to-follow'],
    [tellDecision === null, 'tell-undecided'],
    [owesTelling, 'people-not-told'],
  ];
  return checks.flatMap(([missing, code]) => (missing ? [refuse(code)] : []));
}

const transitions: readonly Row[] = [
  { action: 'describe', from: ['open'], to: 'same', by: 'officer' },
  {
    action: 'decide-notify',
    from: ['open'],
    to: 'same',
    by: 'officer',
    refuse: notYetNotified,
    refuseInput: needsNotifyDecision,
    asks: ['notify', 'reasons'],
  },
  {
    action: 'record-notification',
    from: ['open'],
    to: 'same',
    by: 'officer',
    refuse: mayNotify,
    refuseInput: needsNotification,
    asks: ['at', 'cnilReference', 'lateReasons', 'moreToFollow'],
  },
  {
    action: 'add-information',
    from: ['open'],
    to: 'same',
    by: 'officer',
    refuse: wasNotified,
    refuseInput: needsNote,
    asks: ['note', 'moreToFollow'],
  },
  {
    action: 'decide-tell',
    from: ['open'],
    to: 'same',
    by: 'officer',
    refuseInput: needsTellDecision,
    asks: ['tell', 'reasons'],
  },
  {
    action: 'record-told',
    from: ['open'],
    to: 'same',
    by: 'officer',
    refuse: mayTell,
    refuseInput: needsTelling,
    asks: ['at', 'way', 'people', 'letterIds'],
  },
  { action: 'close', from: ['open'], to: 'closed', by: 'officer', refuse: everythingDone },
  // It was no breach after all: the row stays, with why.
  {
    action: 'set-aside',
    from: ['open'],
    to: 'set-aside',
    by: 'officer',
    refuse: notYetNotified,
    refuseInput: needsNote,
    asks: ['note'],
  },
  {
    action: 'reopen',
    from: ['closed', 'set-aside'],
    to: 'open',
    by: 'officer',
    refuseInput: needsNote,
    asks: ['note'],
  },
];

/**
 * The life of a personal data breach, from the moment it is known to a register entry that can be shown.
 * @law GDPR art. 33, 34
 */
export const breachWorkflow: Machine<BreachState, BreachAction, BreachFacts, BreachInput> = {
  name: 'breach',
  states: breachStates,
  initial: 'open',
  final: ['closed', 'set-aside'],
  transitions,
};
