export {
  AccountPlan,
  AccountProfile,
  AccountState,
  MAX_RESOLVED,
  Purchase,
  RegisteredDomain,
  ResolvedAddress,
  ResolveInput,
  ResolveOutput,
} from './accounts.js';
export { operations, pathOf, type Operation } from './operations.js';
export { PlatformProblem } from './problem.js';
