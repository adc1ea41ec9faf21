import { addDays, periodEnd, type CivilDay } from '../calendar/civil-day.js';
import { type RetentionPeriods } from '../policy/retention.js';
import { type RetentionGround, type RetentionKind } from './records.js';

/** A legal claim for which the file is kept: until a day, or until somebody lifts it. */
export interface LegalClaim {
  readonly until: CivilDay | null;
}

/** A closed file, as its retention is judged. */
export interface ClosedRecord {
  readonly kind: RetentionKind;
  /** The civil day on which the last of it was closed. */
  readonly closedOn: CivilDay;
  /** Since when its end can be seen in the list of what will be destroyed. */
  readonly announcedOn: CivilDay;
  readonly claim: LegalClaim | null;
}

export interface RetentionVerdict {
  /** From this day on it is read only, and read only for a reason. */
  readonly lockedFrom: CivilDay;
  /** The last day on which it must be there. */
  readonly keptUntil: CivilDay;
  /** The first day on which it may be destroyed; null while a claim without an end stands. */
  readonly destroyOn: CivilDay | null;
  readonly months: number;
  readonly ground: RetentionGround;
  readonly source: string;
  readonly rules: string;
}

interface Term {
  readonly months: (periods: RetentionPeriods) => number;
  readonly ground: RetentionGround;
  readonly source: string;
}

const terms: Readonly<Record<RetentionKind, Term>> = {
  'rights-file': {
    months: ({ rightsFileMonths }) => rightsFileMonths,
    ground: 'proof',
    source: 'RGPD art. 5(1)(e), 5(2), 24 ; Code civil art. 2224',
  },
  // The mark itself stays with the platform for as long as mailings are sent; this is its proof.
  'mailing-refusal': {
    months: ({ rightsFileMonths, marketingRefusalMonths }) =>
      larger(rightsFileMonths, marketingRefusalMonths),
    ground: 'refusal-respected',
    source: 'RGPD art. 21(3), 5(2) ; référentiel CNIL « gestion commerciale »',
  },
  'authority-file': {
    months: ({ authorityFileMonths }) => authorityFileMonths,
    ground: 'defence',
    source: 'RGPD art. 5(1)(e), 17(3)(e) ; Code de procédure pénale art. 8',
  },
  'other-ticket': {
    months: ({ otherTicketMonths }) => otherTicketMonths,
    ground: 'nothing-owed',
    source: 'RGPD art. 5(1)(c), 5(1)(e)',
  },
};

const larger = (one: number, other: number): number => (one > other ? one : other);
const latest = (...days: readonly CivilDay[]): CivilDay =>
  days.reduce((last, day) => (day > last ? day : last));

/**
 * When a closed file is locked and when it is destroyed. Months are counted as the clock of requests counts them; nothing goes before
 * the period has ended, before it could be seen for the days of notice, or while a legal claim stands.
 * @law GDPR art. 5(1)(e), 17(3)(e), 18(2); Regulation 1182/71 art. 3(1)-(2)
 */
export function judgeRetention(record: ClosedRecord, periods: RetentionPeriods): RetentionVerdict {
  const { months: monthsOf, ground, source } = terms[record.kind];
  const months = monthsOf(periods);
  const keptUntil = periodEnd(record.closedOn, { months });
  return {
    lockedFrom: addDays(record.closedOn, periods.lockAfterDays),
    keptUntil,
    destroyOn: destructionDay(record, keptUntil, periods),
    months,
    ground,
    source,
    rules: periods.version,
  };
}

function destructionDay(
  { announcedOn, claim }: ClosedRecord,
  keptUntil: CivilDay,
  periods: RetentionPeriods,
): CivilDay | null {
  const ripe = latest(addDays(keptUntil, 1), addDays(announcedOn, periods.noticeDays));
  if (claim === null) return ripe;
  return claim.until === null ? null : latest(ripe, addDays(claim.until, 1));
}

/** The details of reads and sign-ins go after so many months; the law asks for half a year at least. */
export const auditMonths = ({ auditLogMonths }: RetentionPeriods): number => larger(auditLogMonths, 6);
