export {
  accessScopes,
  identityNeedNames,
  identityWarnings,
  ladderOf,
  lawfulIdentityNeeds,
  type AccessScope,
  type IdentityNeed,
  type IdentityNeedName,
  type IdentityNeedRow,
  type IdentityNeeds,
  type IdentityWarning,
} from './needs.js';
export {
  identityLadder,
  identityNeeded,
  identityNeedOf,
  identityProofs,
  identitySuffices,
  nextIdentityStep,
} from './ladder.js';
export {
  identityProofKinds,
  officerCheckLevels,
  readIdentity,
  recordableProofKinds,
  rightToActKinds,
  type IdentityProof,
  type IdentityProofKind,
  type IdentityReading,
  type ProofDoubt,
} from './proofs.js';
export {
  documentRefusals,
  identityDoubts,
  identityDoubtWords,
  identityStep,
  type IdentityDoubt,
  type IdentityStanding,
  type IdentityStep,
} from './next-step.js';
