import {
  apply,
  closingLetterRefusals,
  proposedLetterOf,
  refuse,
  requestWorkflow,
  type LetterKind,
  type Refusal,
} from '#domain';
import { extensionWaitsForNotice, lettersOnTheirWay, machineFactsOf } from './facts-of-record.js';
import type { RequestRecord } from './request-record.js';

/**
 * What stands against a letter of this kind leaving for this request now: an answer before the decision, a question
 * without a recorded doubt, an extension that nobody decided, a closing letter before the silence was long enough.
 * @law GDPR art. 12(2)-(4), 12(6)
 */
export function letterKindRefusals(record: RequestRecord, kind: LetterKind, now: Date): Refusal[] {
  if (lettersOnTheirWay(record).some(({ data }) => data.letterKind === kind))
    return [refuse('letter-on-its-way', { kind })];
  const facts = machineFactsOf(record, now);
  switch (kind) {
    case 'answer':
    case 'refusal': {
      const applied = apply(requestWorkflow, record.state, 'answer', facts, {});
      return applied.ok ? [] : [...applied.refusals];
    }
    case 'identity-question':
      return record.waiting === 'identity' ? [] : [refuse('identity-not-asked')];
    case 'clarification-question':
      return record.waiting === 'clarification' ? [] : [refuse('clarification-not-asked')];
    case 'papers-question': {
      const { requester, tracks } = facts;
      const wanting =
        requester &&
        proposedLetterOf(
          requester,
          tracks.map(({ right }) => right),
        );
      return wanting === 'papers-question' ? [] : [refuse('no-papers-missing')];
    }
    case 'extension':
      return extensionWaitsForNotice(record) ? [] : [refuse('extension-not-decided')];
    case 'closing-without-answer':
      return closingLetterRefusals(facts);
    case 'acknowledgement':
      return facts.acknowledged ? [refuse('already-acknowledged')] : [];
    case 'authority-acknowledgement':
    case 'enquiry-answer':
    case 'supervisory-answer':
      return [refuse('not-for-a-request')];
  }
}
