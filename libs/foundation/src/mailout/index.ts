export {
  IN_DOUBT,
  Mailout,
  type MailCompleter,
  type MailOutcome,
  type MailToQueue,
  type OutcomeListener,
  type QueuedMail,
} from './mailout.js';
export { MailoutModule } from './mailout-module.js';
export { SmtpTransport, type Delivery, type Envelope, type MailTransport } from './transport.js';
export { withdrawMail } from './withdraw-mail.js';
