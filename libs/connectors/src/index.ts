export { ConnectorsModule } from './connectors-module.js';
export { ImapCensus } from './imap/mailbox-census.js';
export { MailboxWatchers } from './imap/mailbox-watchers.js';
export { AccountPlatform } from './platform/account-platform.js';
export { SmtpListener } from './smtp/listener.js';
export type { AccountProfile, CandidatesInput, ResolvedAddress } from '#platform-api';
