export { decodeMail } from './decode-mail.js';
export type {
  AttachedMessage,
  DecodedAttachment,
  DecodedMail,
  DecodeWarning,
  EncryptionState,
  MailAddress,
  SignatureFacts,
  TriageHeaders,
} from './decoded-mail.js';
export { DECODE_LIMITS, RANGE_LIMITS, type DecodeLimits } from './limits.js';
export { mimeRanges, splitByRanges, joinByRanges, type PartRange, type RangeLimits } from './mime-ranges.js';
export {
  parseAuthenticationResults,
  type AuthenticationFacts,
  type AuthMethodResult,
} from './authentication-results.js';
export { deliveryStatus } from './delivery-status.js';
export type { DeliveryStatus, RecipientStatus } from './mail-report.js';
export { splitQuotedText, textOfZones, type TextSegment, type TextZone } from './quoted-text.js';
export { htmlToText } from './html-to-text.js';
export { mailFacts, MAILO_AUTHSERV_IDS, readingFacts } from './mail-facts.js';
