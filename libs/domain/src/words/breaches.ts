/** Where a breach stands: every one stays in the register, the one that was none as well. */
export const breachStates = ['open', 'closed', 'set-aside'] as const;
export type BreachState = (typeof breachStates)[number];

/** How it happened. */
export const breachKinds = [
  'wrong-recipient',
  'unauthorised-access',
  'loss',
  'theft',
  'alteration',
  'unavailability',
  'other',
] as const;
export type BreachKind = (typeof breachKinds)[number];

/**
 * What was harmed: the three kinds of breach of the definition.
 * @law GDPR art. 4(12)
 */
export const breachNatures = ['confidentiality', 'integrity', 'availability'] as const;
export type BreachNature = (typeof breachNatures)[number];

/** Whether the CNIL is told: unless the breach is unlikely to result in a risk (33(1)). */
export const notifyDecisions = ['notify', 'no-risk'] as const;
export type NotifyDecision = (typeof notifyDecisions)[number];

/** Whether the people are told, and if not, under which case of 34(1) or 34(3). */
export const tellDecisions = [
  'tell',
  'no-high-risk',
  'unintelligible',
  'risk-averted',
  'public-notice',
] as const;
export type TellDecision = (typeof tellDecisions)[number];

/** How people were told. */
export const tellingWays = ['letter', 'phone', 'public-notice', 'other'] as const;
export type TellingWay = (typeof tellingWays)[number];
