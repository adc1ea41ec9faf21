import { Ground1700000000001 } from './0001-ground.js';
import { Staff1700000000002 } from './0002-staff.js';
import { Audit1700000000003 } from './0003-audit.js';
import { Identity1700000000026 } from './0026-identity.js';
import { Intake1700000000004 } from './0004-intake.js';
import { Desk1700000000005 } from './0005-desk.js';
import { SecondReaders1700000000025 } from './0025-second-readers.js';
import { Secrecy1700000000006 } from './0006-secrecy.js';
import { Appointments1700000000007 } from './0007-appointments.js';
import { Counts1700000000008 } from './0008-counts.js';
import { PostedLetters1700000000031 } from './0031-posted-letters.js';
import { RequestLists1700000000009 } from './0009-request-lists.js';
import { RequestSpan1700000000010 } from './0010-request-span.js';
import { RowsInPlace1700000000011 } from './0011-rows-in-place.js';
import { SearchPlans1700000000012 } from './0012-search-plans.js';
import { SearchEstimate1700000000013 } from './0013-search-estimate.js';
import { IntakeCost1700000000014 } from './0014-intake-cost.js';
import { Arrival1700000000015 } from './0015-arrival.js';
import { Scan1700000000016 } from './0016-scan.js';
import { Mailboxes1700000000017 } from './0017-mailboxes.js';
import { Reconciliation1700000000018 } from './0018-reconciliation.js';
import { Conversations1700000000019 } from './0019-conversations.js';
import { PassOn1700000000020 } from './0020-pass-on.js';
import { Letters1700000000023 } from './0023-letters.js';
import { Requesters1700000000032 } from './0032-requesters.js';
import { RuleSets1700000000024 } from './0024-rule-sets.js';
import { Retention1700000000027 } from './0027-retention.js';
import { OverdueCause1700000000029 } from './0029-overdue-cause.js';
import { Tracks1700000000030 } from './0030-tracks.js';
import { TokensAndExcerpts1700000000022 } from './0022-tokens-and-excerpts.js';
import { TriageDecisions1700000000021 } from './0021-triage-decisions.js';
import { Breaches1700000000028 } from './0028-breaches.js';

/** Every migration, in order. Reviewed by hand; each one runs in its own transaction. */
export const migrations = [
  Ground1700000000001,
  Staff1700000000002,
  Audit1700000000003,
  Intake1700000000004,
  Desk1700000000005,
  Secrecy1700000000006,
  Appointments1700000000007,
  Counts1700000000008,
  RequestLists1700000000009,
  RequestSpan1700000000010,
  RowsInPlace1700000000011,
  SearchPlans1700000000012,
  SearchEstimate1700000000013,
  IntakeCost1700000000014,
  Arrival1700000000015,
  Scan1700000000016,
  Mailboxes1700000000017,
  Reconciliation1700000000018,
  Conversations1700000000019,
  PassOn1700000000020,
  TriageDecisions1700000000021,
  TokensAndExcerpts1700000000022,
  Letters1700000000023,
  RuleSets1700000000024,
  SecondReaders1700000000025,
  Identity1700000000026,
  Retention1700000000027,
  Breaches1700000000028,
  OverdueCause1700000000029,
  Tracks1700000000030,
  PostedLetters1700000000031,
  Requesters1700000000032,
];
