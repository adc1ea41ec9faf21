export {
  AccountPlan,
  AccountProfile,
  AccountState,
  CandidatesInput,
  CandidatesOutput,
  MAX_CANDIDATES,
  MAX_RESOLVED,
  MAX_WORDS,
  Purchase,
  RegisteredDomain,
  ResolvedAddress,
  ResolveInput,
  ResolveOutput,
} from './accounts.js';
export { MailingRefusalInput, MailingRefusalMark } from './mailings.js';
export { operations, pathOf, type Operation } from './operations.js';
export { PlatformProblem } from './problem.js';
