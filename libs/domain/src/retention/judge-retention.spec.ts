import { addDays, addMonths, daysBetween, type CivilDay } from '../calendar/civil-day.js';
import { defaultRetention, type RetentionPeriods } from '../policy/retention.js';
import { auditMonths, judgeRetention, type ClosedRecord } from './judge-retention.js';
import { retentionKindOf, retentionKinds, type RetentionKind } from './records.js';

const closed = (kind: RetentionKind, closedOn: CivilDay, more: Partial<ClosedRecord> = {}): ClosedRecord => ({
  kind,
  closedOn,
  announcedOn: closedOn,
  claim: null,
  ...more,
});
const judge = (record: ClosedRecord, periods: Partial<RetentionPeriods> = {}) =>
  judgeRetention(record, { ...defaultRetention, ...periods });

/** Days of forty years, unevenly apart so that ends of months and leap days are met. */
const days = Array.from({ length: 1_500 }, (_, i) => addDays('2020-01-01', i * 9 + (i % 7)));

describe('how long a closed file is kept', () => {
  it('keeps a rights file five years to the day, and destroys it the day after', () => {
    expect(judge(closed('rights-file', '2026-03-31'))).toMatchObject({
      lockedFrom: '2026-04-30',
      keptUntil: '2031-03-31',
      destroyOn: '2031-04-01',
      months: 60,
      ground: 'proof',
      rules: defaultRetention.version,
    });
  });

  it('counts months as the clock does: the last day of a shorter month', () => {
    expect(judge(closed('other-ticket', '2028-02-29'))).toMatchObject({
      keptUntil: '2029-02-28',
      destroyOn: '2029-03-01',
    });
    expect(judge(closed('other-ticket', '2027-08-31'), { otherTicketMonths: 6 }).keptUntil).toBe(
      '2028-02-29',
    );
  });

  it('keeps the proof of a refusal of mailings for the longer of both terms', () => {
    const months = (marketingRefusalMonths: number) =>
      judge(closed('mailing-refusal', '2026-01-01'), { marketingRefusalMonths }).months;
    expect([months(36), months(120)]).toEqual([60, 120]);
  });

  it('destroys nothing while a claim without an end stands, and nothing on the last day of one', () => {
    const of = (claim: ClosedRecord['claim']) =>
      judge(closed('rights-file', '2020-05-04', { claim })).destroyOn;
    expect(of({ until: null })).toBeNull();
    expect(of({ until: '2027-12-31' })).toBe('2028-01-01');
    expect(of({ until: '2021-01-01' })).toBe('2025-05-05');
  });

  it('gives notice: what is found late, or by a shorter rule, waits until it could be seen', () => {
    const late = closed('other-ticket', '2020-01-10', { announcedOn: '2026-11-23' });
    expect(judge(late).destroyOn).toBe('2026-12-23');
  });

  it.each(retentionKinds)(
    'never destroys a %s before its period, its notice and its claim have ended',
    (kind) => {
      for (const [i, day] of days.entries()) {
        const claim = i % 3 === 0 ? { until: addDays(day, i) } : null;
        const announcedOn = addDays(day, i % 2000);
        const { keptUntil, destroyOn, lockedFrom, months } = judge(closed(kind, day, { claim, announcedOn }));
        expect(keptUntil).toBe(addMonths(day, months));
        expect(destroyOn! > keptUntil).toBe(true);
        expect(daysBetween(announcedOn, destroyOn!)).toBeGreaterThanOrEqual(defaultRetention.noticeDays);
        if (claim) expect(destroyOn! > claim.until).toBe(true);
        expect(lockedFrom >= day).toBe(true);
        // Without a reason to wait it goes at once: no file is kept longer than it must be.
        if (!claim && announcedOn <= addDays(keptUntil, 1 - defaultRetention.noticeDays))
          expect(destroyOn).toBe(addDays(keptUntil, 1));
      }
    },
  );

  it('never ends earlier for a file that was closed later', () => {
    for (const kind of retentionKinds) {
      const ends = days.toSorted().map((day) => judge(closed(kind, day)).destroyOn!);
      expect(ends).toEqual(ends.toSorted());
    }
  });

  it('judges a ticket by the gravest thing that hangs from it', () => {
    const none = {
      hasRequest: false,
      hasAuthorityFile: false,
      isAuthorityRequest: false,
      refusedMailings: false,
    };
    expect(retentionKindOf(none)).toBe('other-ticket');
    expect(retentionKindOf({ ...none, hasRequest: true })).toBe('rights-file');
    expect(retentionKindOf({ ...none, hasRequest: true, refusedMailings: true })).toBe('mailing-refusal');
    expect(retentionKindOf({ ...none, hasRequest: true, hasAuthorityFile: true })).toBe('authority-file');
    expect(retentionKindOf({ ...none, isAuthorityRequest: true })).toBe('authority-file');
  });

  it('keeps the journal at least half a year', () => {
    expect(auditMonths({ ...defaultRetention, auditLogMonths: 2 })).toBe(6);
    expect(auditMonths({ ...defaultRetention, auditLogMonths: 36 })).toBe(36);
  });
});
