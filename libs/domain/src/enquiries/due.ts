import { addDays, type CivilDay } from '../calendar/civil-day.js';
import { parisDay, type Moment } from '../calendar/paris.js';
import { isWorkingDay, type WorkingCalendar } from '../calendar/working-calendar.js';
import { type Policy } from '../policy/policy.js';
import { type EnquiryKind } from '../words/enquiries.js';

type Periods = Pick<Policy, 'enquiryAnswerDays' | 'supervisoryAnswerDays'>;

/**
 * The date that the controller sets itself where the letter names none: so many days after receipt, and the working day before where
 * nobody works on it. No law counts here, so nothing rolls forward.
 */
export function enquiryDueDay(
  kind: EnquiryKind,
  receivedAt: Moment,
  policy: Periods,
  calendar: WorkingCalendar,
): CivilDay {
  const receipt = parisDay(receivedAt);
  const days = kind === 'supervisory' ? policy.supervisoryAnswerDays : policy.enquiryAnswerDays;
  let day = addDays(receipt, days);
  while (day > receipt && !isWorkingDay(day, calendar)) day = addDays(day, -1);
  return day;
}
