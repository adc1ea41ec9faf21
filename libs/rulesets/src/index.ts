export {
  currentCalendar,
  currentPolicy,
  currentRuleSet,
  retentionInForce,
  type DatedRuleSet,
} from './current-rule-set.js';
export { DELIVERED, ruleSetKinds, type RuleSetContent, type RuleSetKind } from './delivered.js';
export { ensureRuleSets } from './ensure-rule-sets.js';
export { listRuleSets } from './list-rule-sets.js';
export { ruleSetEntities, RuleSetEntity } from './rule-set.entity.js';
export { forgetRules, rulesInForce } from './rules-in-force.js';
export { proposeRuleSet, type ProposedRuleSet } from './propose-rule-set.js';
export { approveRuleSet, withdrawRuleSet, type SeenImpact } from './decide-rule-set.js';
export { compareRuleSet, rulesWith, type ComparedRuleSet, type RulesBefore } from './compare-rule-set.js';
export { ruleChanges, type RuleChange } from './rule-changes.js';
export { RulesWatch } from './rules-watch.js';
