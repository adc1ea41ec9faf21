import fc from 'fast-check';
import { addDays, daysBetween } from '../calendar/civil-day.js';
import { calendarOf, isWorkingDay } from '../calendar/working-calendar.js';
import { apply } from '../machine/machine.js';
import { problems } from '../machine/problems.js';
import { defaultPolicy } from '../policy/policy.js';
import { enquiryDueDay } from './due.js';
import { enquiryWorkflow, type EnquiryAction, type EnquiryFacts } from './workflow.js';

const calendar = calendarOf('FR');
const file: EnquiryFacts = { kind: 'supervisory', answeredAt: null, answerQueued: false };
const codes = (action: EnquiryAction, facts: Partial<EnquiryFacts>, input: object): string[] => {
  const applied = apply(enquiryWorkflow, 'open', action, { ...file, ...facts }, input);
  return applied.ok ? [] : applied.refusals.map(({ code }) => code);
};

describe('the date that the policy sets', () => {
  it('is a working day, never later than the policy says', () => {
    expect(enquiryDueDay('supervisory', '2026-06-01T10:00', defaultPolicy, calendar)).toBe('2026-06-11');
    // 30 days after 14 April is 14 May, Ascension Day in 2026.
    expect(enquiryDueDay('enquiry', '2026-04-14T10:00', defaultPolicy, calendar)).toBe('2026-05-13');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 12_000 }),
        fc.constantFrom('enquiry', 'supervisory'),
        (days, kind) => {
          const receipt = addDays('2018-05-25', days);
          const due = enquiryDueDay(kind, receipt, defaultPolicy, calendar);
          const wanted =
            kind === 'enquiry' ? defaultPolicy.enquiryAnswerDays : defaultPolicy.supervisoryAnswerDays;
          expect(isWorkingDay(due, calendar)).toBe(true);
          expect(daysBetween(receipt, due)).toBeLessThanOrEqual(wanted);
          expect(daysBetween(receipt, due)).toBeGreaterThan(wanted - 5);
        },
      ),
    );
  });
});

describe('an enquiry', () => {
  it('has a sound workflow', () => expect(problems(enquiryWorkflow)).toEqual([]));

  it('has no silent ending: an answer that left, or a reason for none', () => {
    expect(codes('close', {}, {})).toEqual(['wrong-state']);
    expect(codes('close-without-answer', {}, {})).toEqual(['note-missing']);
    expect(codes('close-without-answer', { answerQueued: true }, { note: 'Asked by phone.' })).toEqual([
      'answer-on-its-way',
    ]);
    expect(apply(enquiryWorkflow, 'answered', 'close', { ...file, answeredAt: '2026-06-01' }, {})).toEqual({
      ok: true,
      state: 'closed',
    });
  });

  it('is owed again when the answer came back, closed or not', () => {
    for (const state of ['answered', 'closed'] as const)
      expect(apply(enquiryWorkflow, state, 'letter-bounced', file, {})).toEqual({ ok: true, state: 'open' });
  });

  it('takes a date from a letter with the words it rests on', () => {
    expect(codes('set-due', {}, { dueOn: '2026-06-15' })).toEqual(['due-words-missing']);
    expect(codes('set-due', {}, { dueOn: '2026-06-15', dueWords: 'sous quinze jours' })).toEqual([]);
  });

  it('hands nothing over but to the authority', () => {
    expect(codes('hand-over', { kind: 'enquiry' }, {})).toEqual(['not-a-supervisory-file']);
    expect(codes('hand-over', {}, {})).toEqual([]);
  });
});
