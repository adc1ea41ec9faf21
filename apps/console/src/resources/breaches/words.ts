import type { BreachRow, BreachView } from '#contracts';

/** The lists of the contract, in the order in which the console shows them. */
export const breachKinds = [
  'wrong-recipient',
  'unauthorised-access',
  'loss',
  'theft',
  'alteration',
  'unavailability',
  'other',
] as const satisfies readonly BreachRow['kind'][];
export const natures = [
  'confidentiality',
  'integrity',
  'availability',
] as const satisfies readonly BreachView['natures'][number][];
export const notifyChoices = ['notify', 'no-risk'] as const;
export const tellChoices = [
  'tell',
  'no-high-risk',
  'unintelligible',
  'risk-averted',
  'public-notice',
] as const;
export const tellingWays = ['letter', 'phone', 'public-notice', 'other'] as const;
