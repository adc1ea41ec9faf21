/**
 * Why a mail is not accounted for. The first three are mails that the journal does not hold; the others are rows of the journal
 * that did not come through, or whose bytes did not stay.
 */
export const gapReasons = [
  'not-in-journal',
  'acknowledged',
  'row-gone',
  'not-handled',
  'no-ticket',
  'bytes-missing',
  'bytes-altered',
] as const;
export type GapReason = (typeof gapReasons)[number];

const MISSING: readonly GapReason[] = ['not-in-journal', 'acknowledged', 'row-gone'];

/** The mail was seen and has no row. */
export const isMissing = (why: GapReason): boolean => MISSING.includes(why);
