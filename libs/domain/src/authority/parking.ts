import { addDays } from '../calendar/civil-day.js';
import { parisDay, type Moment } from '../calendar/paris.js';
import { refuse, type Machine, type Refusal } from '../machine/machine.js';
import { defaultPolicy, type Policy } from '../policy/policy.js';

export const authorityFileStates = ['received', 'acknowledged', 'parked'] as const;
export type AuthorityFileState = (typeof authorityFileStates)[number];

export const authorityActions = ['acknowledge', 'park', 'set-due-date', 'clear-due-date'] as const;
export type AuthorityAction = (typeof authorityActions)[number];

export interface AuthorityFileFacts {
  readonly acknowledged: boolean;
  /** Typed by counsel, as the act says it. */
  readonly dueAt: Moment | null;
}

export interface AuthorityInput {
  readonly dueAt?: Moment | null;
}

const notTwice = ({ acknowledged }: AuthorityFileFacts): Refusal[] =>
  acknowledged ? [refuse('already-acknowledged')] : [];

const needsDueDate = ({ dueAt }: AuthorityInput): Refusal[] => (dueAt ? [] : [refuse('due-date-missing')]);
const hasDueDate = ({ dueAt }: AuthorityFileFacts): Refusal[] =>
  dueAt === null ? [refuse('no-due-date')] : [];

/**
 * The first form of an authority file: it can be acknowledged and parked for counsel, and nothing else. No
 * action discloses, and none refuses, because not answering a valid act is an offence and answering an invalid
 * one is another.
 * @law Code de procédure pénale art. 60-1, 60-2; Code pénal art. 226-15, 432-9
 */
export const authorityParking: Machine<
  AuthorityFileState,
  AuthorityAction,
  AuthorityFileFacts,
  AuthorityInput
> = {
  name: 'authority-file',
  states: authorityFileStates,
  initial: 'received',
  final: ['parked'],
  transitions: [
    { action: 'acknowledge', from: ['received'], to: 'acknowledged', by: 'officer', refuse: notTwice },
    { action: 'acknowledge', from: ['parked'], to: 'same', by: 'officer', refuse: notTwice },
    { action: 'park', from: ['received', 'acknowledged'], to: 'parked', by: 'officer' },
    {
      action: 'set-due-date',
      from: authorityFileStates,
      to: 'same',
      by: 'officer',
      refuseInput: needsDueDate,
      asks: ['dueAt'],
    },
    {
      action: 'clear-due-date',
      from: authorityFileStates,
      to: 'same',
      by: 'officer',
      refuse: hasDueDate,
    },
  ],
};

export type DueAlert = 'none' | 'near' | 'late';

/** Whether a typed due date is near enough to page, or past. */
export function authorityDueAlert(
  dueAt: Moment | null,
  now: Moment,
  policy: Pick<Policy, 'authorityDueNearDays'> = defaultPolicy,
): DueAlert {
  if (dueAt === null) return 'none';
  const [due, today] = [parisDay(dueAt), parisDay(now)];
  if (today > due) return 'late';
  return addDays(today, policy.authorityDueNearDays) >= due ? 'near' : 'none';
}
