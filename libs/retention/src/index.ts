export { AnnounceDestruction, endOfNextMonth } from './announce-destruction.js';
export { fingerprintOf, type Statement } from './certify.js';
export { destroyFiles, type DestructionTools } from './destroy-files.js';
export { liftClaim, putClaim, type NewClaim } from './legal-claims.js';
export {
  listCertificates,
  seenCertificate,
  type CertificateQuery,
  type CertificateRow,
} from './list-certificates.query.js';
export {
  countEnding,
  fileOfTicket,
  listFiles,
  type RetentionListQuery,
  type RetentionRow,
} from './list-files.query.js';
export { assertOpened, openLockedFile } from './open-locked-file.js';
export { planFile, planRetention } from './plan-retention.js';
export { retentionOfTicket, type RetentionOfTicket } from './retention-of-ticket.query.js';
export { RetentionModule } from './retention.module.js';
