import { type CivilDay } from '../calendar/civil-day.js';
import { openRequestStates } from './workflow.js';
import { type RequestState } from '../words/requests.js';

/**
 * Is a request late, or was it when it ended? What is still owed is measured against today, what was answered against the day
 * on which the answer left: an answer that came late stays late, and its cause is owed to the register.
 * @law GDPR art. 12(3), 5(2)
 */
export function isLate(
  request: { readonly state: RequestState; readonly dueOn: CivilDay; readonly endedOn: CivilDay | null },
  today: CivilDay,
): boolean {
  const owed = openRequestStates.some((state) => state === request.state);
  const measured = owed ? today : (request.endedOn ?? today);
  return measured > request.dueOn;
}
