export { currentCalendar, currentPolicy, currentRuleSet, type DatedRuleSet } from './current-rule-set.js';
export { ruleSetKinds, type RuleSetContent, type RuleSetKind } from './delivered.js';
export { ensureRuleSets } from './ensure-rule-sets.js';
export { listRuleSets } from './list-rule-sets.js';
export { ruleSetEntities, RuleSetEntity } from './rule-set.entity.js';
export { forgetRules, rulesInForce } from './rules-in-force.js';
