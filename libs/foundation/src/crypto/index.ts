export { CryptoModule } from './crypto-module.js';
export { Keyring, type PreparedParts, type SealedPart } from './keyring.js';
export { loadMasterKey, MasterKey } from './master-key.js';
export type { KeyOwner } from './owner-keys.js';
export { randomReference } from './random-reference.js';
