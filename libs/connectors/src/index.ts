export { ConnectorsModule } from './connectors-module.js';
export { MailboxWatchers } from './imap/mailbox-watchers.js';
export { SmtpListener } from './smtp/listener.js';
