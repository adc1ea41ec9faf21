export {
  accessScopes,
  identityLadder,
  identityNeeded,
  identityNeedOf,
  identityProofs,
  identitySuffices,
  nextIdentityStep,
  type AccessScope,
  type IdentityNeed,
} from './ladder.js';
