/**
 * The rights a person can invoke. One request holds one track a right.
 * `objection` is article 21(1); `objection-marketing` is 21(2)-(3), which knows no weighing;
 * `post-mortem` covers directives and heirs.
 * @law GDPR art. 7(3), 15-18, 20, 21; loi 78-17 art. 84-85
 */
export const rights = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
  'objection-marketing',
  'consent-withdrawal',
  'post-mortem',
] as const;
export type Right = (typeof rights)[number];

/** Where a request stands. Acknowledged and identity level are facts, not states. */
export const requestStates = ['received', 'assessing', 'decided', 'answered', 'closed', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];

/** On whom or what the work waits; never mixed with the state. */
export const waitingReasons = [
  'identity',
  'clarification',
  'platform',
  'recipient',
  'counsel',
  'second-officer',
] as const;
export type WaitingReason = (typeof waitingReasons)[number];

/** Why a request went late: a closed list, so that registers can count what to mend. */
export const overdueCauses = [
  'found-late',
  'identity',
  'workload',
  'complexity',
  'platform',
  'recipient',
  'absence',
  'oversight',
  'other',
] as const;
export type OverdueCause = (typeof overdueCauses)[number];

/** The legal clock. Being overdue is a flag beside it, not a state. */
export const clockStates = ['running', 'suspended', 'extended', 'stopped'] as const;
export type ClockState = (typeof clockStates)[number];

/** The outcome of one track. */
export const trackOutcomes = ['granted', 'partly', 'refused', 'not-applicable'] as const;
export type TrackOutcome = (typeof trackOutcomes)[number];

/** How sure we are that the person is who they say, from nothing (L0) to a document seen (L5). */
export const identityLevels = ['L0', 'L1', 'L2', 'L3', 'L4', 'L5'] as const;
export type IdentityLevel = (typeof identityLevels)[number];

/** Grounds on which the clock may be suspended. */
export const pauseGrounds = ['identity', 'clarification'] as const;
export type PauseGround = (typeof pauseGrounds)[number];
