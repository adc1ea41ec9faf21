export {
  breachClock,
  NOTICE_HOURS,
  type BreachClock,
  type BreachClockCode,
  type BreachClockLine,
} from './clock.js';
export { breachClockText, writtenInstant } from './clock-text.js';
export { breachStage, breachStages, nextBreachStage, type BreachStage } from './reminders.js';
export {
  breachActions,
  breachWorkflow,
  type BreachAction,
  type BreachFacts,
  type BreachInput,
} from './workflow.js';
