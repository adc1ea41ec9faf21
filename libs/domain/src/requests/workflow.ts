import { type Machine, type Transition } from '../machine/machine.js';
import { type LetterKind } from '../words/letters.js';
import { requestStates, type RequestState } from '../words/requests.js';
import { mayDecideForController } from './controller.js';
import { type RequestFacts, type RequestInput } from './facts.js';
import {
  answerArrived,
  answerStands,
  askedThePerson,
  isWaiting,
  mayAnswer,
  mayAskClarification,
  mayAskIdentity,
  mayDecide,
  mayExtend,
  mayPutToController,
  mayWait,
  needsARight,
  needsDoubt,
  needsIdentityProof,
  needsNote,
  needsReasonsOfThisRequest,
  needsWaitingReason,
  nothingOnItsWay,
  notTwice,
  silenceDocumented,
  wasAskedToClarify,
} from './guards.js';

export const requestActions = [
  'acknowledge',
  'assess',
  'ask-identity',
  'identity-received',
  'identity-contradicted',
  'ask-clarification',
  'clarification-received',
  'answer-insufficient',
  'extend',
  'wait',
  'resume',
  'set-outcome',
  'put-to-controller',
  'decide-for-controller',
  'decide',
  'reconsider',
  'answer',
  'letter-sent',
  'letter-delivered',
  'letter-bounced',
  'closing-letter-bounced',
  'close',
  'close-without-answer',
  'withdraw',
  'reopen',
] as const;
export type RequestAction = (typeof requestActions)[number];

type Row = Transition<RequestState, RequestAction, RequestFacts, RequestInput>;

/** An answer is still owed. */
export const openRequestStates = [
  'received',
  'assessing',
  'decided',
] as const satisfies readonly RequestState[];
const beforeDecision: readonly RequestState[] = ['received', 'assessing'];

const preparing: readonly Row[] = [
  { action: 'acknowledge', from: openRequestStates, to: 'same', by: 'officer', refuse: notTwice },
  { action: 'assess', from: ['received'], to: 'assessing', by: 'officer', refuse: needsARight },
  {
    action: 'ask-identity',
    from: beforeDecision,
    to: 'same',
    by: 'officer',
    refuse: mayAskIdentity,
    refuseInput: needsDoubt,
    asks: ['doubt', 'doubtSince', 'lockedOut'],
  },
  {
    action: 'identity-received',
    from: beforeDecision,
    to: 'same',
    by: 'officer',
    refuseInput: needsIdentityProof,
    asks: ['proofKind', 'identityLevel', 'proof'],
  },
  // What was shown before counts no more: the only way that leads to a document where a lower step would have done.
  {
    action: 'identity-contradicted',
    from: beforeDecision,
    to: 'same',
    by: 'officer',
    refuseInput: needsNote,
    asks: ['note'],
  },
  {
    action: 'ask-clarification',
    from: beforeDecision,
    to: 'same',
    by: 'officer',
    refuse: mayAskClarification,
    refuseInput: needsDoubt,
    asks: ['doubt', 'doubtSince'],
  },
  {
    action: 'clarification-received',
    from: beforeDecision,
    to: 'same',
    by: 'officer',
    refuse: wasAskedToClarify,
  },
  {
    action: 'answer-insufficient',
    from: beforeDecision,
    to: 'same',
    by: 'officer',
    refuse: askedThePerson,
    refuseInput: needsNote,
    asks: ['note'],
  },
  {
    action: 'extend',
    from: openRequestStates,
    to: 'same',
    by: 'officer',
    refuse: mayExtend,
    refuseInput: needsReasonsOfThisRequest,
    asks: ['reasons', 'override'],
  },
  {
    action: 'wait',
    from: openRequestStates,
    to: 'same',
    by: 'officer',
    refuse: mayWait,
    refuseInput: needsWaitingReason,
    asks: ['waiting', 'note'],
  },
  { action: 'resume', from: openRequestStates, to: 'same', by: 'officer', refuse: isWaiting },
];

const answering: readonly Row[] = [
  { action: 'set-outcome', from: ['assessing'], to: 'same', by: 'officer', refuse: needsARight },
  {
    action: 'put-to-controller',
    from: ['assessing'],
    to: 'same',
    by: 'officer',
    refuse: mayPutToController,
  },
  {
    action: 'decide-for-controller',
    from: ['assessing'],
    to: 'same',
    by: 'officer',
    refuse: mayDecideForController,
  },
  { action: 'decide', from: ['assessing'], to: 'decided', by: 'officer', refuse: mayDecide },
  { action: 'reconsider', from: ['decided'], to: 'assessing', by: 'officer', refuse: nothingOnItsWay },
  { action: 'answer', from: ['decided'], to: 'same', by: 'officer', refuse: mayAnswer },
  { action: 'letter-sent', from: ['decided'], to: 'answered', by: 'event', refuse: answerStands },
  { action: 'letter-delivered', from: ['answered', 'closed'], to: 'same', by: 'event' },
  // Back under the original due date: nothing was answered.
  { action: 'letter-bounced', from: ['answered', 'closed'], to: 'decided', by: 'event' },
];

const ending: readonly Row[] = [
  { action: 'close', from: ['answered'], to: 'closed', by: 'officer', refuse: answerArrived },
  {
    action: 'close-without-answer',
    from: beforeDecision,
    to: 'closed',
    by: 'officer',
    refuse: silenceDocumented,
  },
  { action: 'closing-letter-bounced', from: ['closed'], to: 'assessing', by: 'event' },
  {
    action: 'withdraw',
    from: openRequestStates,
    to: 'withdrawn',
    by: 'officer',
    refuse: nothingOnItsWay,
    refuseInput: needsNote,
    asks: ['note'],
  },
  // A complaint that the answer was incomplete: the same request, under the same due date.
  {
    action: 'reopen',
    from: ['answered', 'closed', 'withdrawn'],
    to: 'assessing',
    by: 'officer',
    refuseInput: needsNote,
    asks: ['note'],
  },
];

/**
 * The life of a rights request. It ends only with an answer that left and did not come back, by the documented
 * path without an answer, or because the person withdrew it in words that are recorded.
 * @law GDPR art. 12(3)-(4)
 */
export const requestWorkflow: Machine<RequestState, RequestAction, RequestFacts, RequestInput> = {
  name: 'request',
  states: requestStates,
  initial: 'received',
  final: ['closed', 'withdrawn'],
  transitions: [...preparing, ...answering, ...ending],
};

/** What a bounced letter does to its request, if anything. */
export function bounceActionOf(kind: LetterKind): 'letter-bounced' | 'closing-letter-bounced' | null {
  if (kind === 'answer' || kind === 'refusal') return 'letter-bounced';
  return kind === 'closing-without-answer' ? 'closing-letter-bounced' : null;
}
