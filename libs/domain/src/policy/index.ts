export { defaultPolicy, type Policy } from './policy.js';
export { defaultRetention, type RetentionPeriods } from './retention.js';
export { ruleSetStandings, standingsOf, type DatedVersion, type RuleSetStanding } from './standing.js';
