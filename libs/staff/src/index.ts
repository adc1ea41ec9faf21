export { endSoleDecider, recordSoleDecider, type SoleDecider } from './sole-decider.js';
export { createOfficer, type NewOfficer } from './create-officer.js';
export { staffEntities } from './entities.js';
export { grantAccess, nameForAuthority, withdrawGrants, type Grant, type GrantKind } from './grants.js';
export {
  assertAssignable,
  assignableOfficers,
  findOfficer,
  listOfficers,
  officerNames,
  type ListedOfficer,
} from './list-officers.js';
export { OfficerEntity } from './officer.entity.js';
export { changePassword, changeProfile } from './own-profile.js';
export { Passkeys } from './passkeys.js';
export { drawPassword, hashPassword } from './password.js';
export { ensureFirstAdministrator, ensureSampleOfficers, type FirstSignIn } from './sample-officers.js';
export { SecondFactorEntity } from './second-factor.entity.js';
export { confirmedFactors, factorKinds, SecondFactors, type FactorKind } from './second-factors.js';
export {
  listSessions,
  resolveSession,
  revokeSession,
  revokeSessions,
  signOut,
  sweepSessions,
  type ListedSession,
  type OpenedSession,
  type SessionOfficer,
  type SignedIn,
  type Stage,
} from './sessions.js';
export { SignIn, type Credentials } from './sign-in.js';
export { StaffModule } from './staff-module.js';
export { StaffPolicy } from './staff-policy.js';
export { StepUp, STEP_UP_MS, steppedUpUntil } from './step-up.js';
export { updateOfficer, type OfficerChanges } from './update-officer.js';
export { addSavedFilter, deleteSavedFilter, savedFilters, type SavedFilter } from './saved-filters.js';
