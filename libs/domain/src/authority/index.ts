export {
  authorityActions,
  authorityDueAlert,
  authorityFileStates,
  authorityParking,
  type AuthorityAction,
  type AuthorityFileFacts,
  type AuthorityFileState,
  type AuthorityInput,
  type DueAlert,
} from './parking.js';
