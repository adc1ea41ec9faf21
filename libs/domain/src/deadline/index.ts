export { deadline, safeTarget, type Deadline, type DeadlineQuestion } from './deadline.js';
export {
  clockStops,
  extensionObjections,
  pauseObjections,
  type ClockFacts,
  type ClockStop,
  type ExtensionFact,
  type ExtensionObjection,
  type JudgedExtension,
  type JudgedPause,
  type PauseFact,
  type PauseObjection,
} from './facts.js';
export { clockFlags, type ClockFigures, type ClockFlag } from './clock-figures.js';
export { clockOf, defaultClockRules, marketingStopBy, whatIf, type Clock, type ClockRules } from './clock.js';
export { type ExplanationCode, type ExplanationLine } from './explanation.js';
export { explanationText } from './explanation-text.js';
export {
  extensionOpinion,
  extensionReasonWarnings,
  extensionWarnings,
  type ExtensionOpinion,
  type ExtensionWarning,
} from './extension-reasons.js';
