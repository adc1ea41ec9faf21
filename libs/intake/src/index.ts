export * from './decode/index.js';
export { AuthenticateMail, MAIL_RESOLVE, systemResolve, type Resolve } from './authenticate/index.js';
export { StoreMail, type MailToStore, type ReceivedSource, type StoredMail } from './journal/store-mail.js';
export { MessageStore, type MessageRow, type OpenedMessage } from './journal/message-store.js';
export { destroyBody } from './journal/destroy-body.js';
export { copyHash, sha256 } from './journal/mail-identity.js';
export type { AttachmentFacts, PartManifest, StepTrace, StepVerdict } from './journal/part-manifest.js';
export {
  activeChannels,
  channelById,
  ensureChannel,
  recordChannelError,
  recordSeen,
  watchedMailboxes,
  type Channel,
  type ChannelState,
} from './channels/channel.js';
export { channelCounts, type ChannelCounts } from './channels/channel-counts.query.js';
export { AcknowledgedMails } from './channels/acknowledged-mails.js';
export { AskAgain, askChannelAgain } from './channels/ask-again.js';
export { openGaps, settleGap, type ChannelGap } from './channels/channel-gaps.js';
export { channelOverviews, type ChannelOverview } from './channels/channel-view.query.js';
export { measureChannels } from './channels/channel-metrics.js';
export { channelWatches, watchTimes, type ChannelWatch } from './channels/channel-watch.query.js';
export { type ListedFolder, type ListedMail, type MailboxCensus } from './channels/mailbox-census.js';
export { ReconcileChannel } from './channels/reconcile-channel.js';
export { setSilence } from './channels/set-silence.js';
export { WatchChannels, type Administrator, type TellAdministrator } from './channels/watch-channels.js';
export { SendProbe } from './probes/send-probe.js';
export { TakeProbe } from './probes/take-probe.js';
export { channelMessages, type ChannelMessageRow } from './channels/channel-messages.query.js';
export { addImapChannel, setChannelState, type ImapChannelConfig } from './channels/manage-channels.js';
export { ImportMails, IMPORT_CHANNEL, type ImportedFile } from './import/import-mails.js';
export { mailFiles, whyNot } from './import/mail-files.js';
export { looksLikeMbox, splitMbox } from './import/split-mbox.js';
export { receiptOf } from './import/receipt-of.js';
export { EnterMessage, MANUAL_CHANNEL } from './manual/enter-message.js';
export { composeEntry, type ManualEntry } from './manual/compose-entry.js';
export {
  DECODER_VERSION,
  readMail,
  since,
  whyUnread,
  type DecodedReading,
  type MailReading,
} from './process/read-mail.js';
export { messageFacts } from './process/message-facts.js';
export {
  messageColumns,
  peopleOf,
  searchLanguage,
  searchVector,
  type MessageColumns,
} from './process/message-columns.js';
export { messagesSince, reprocessMessage, type Reprocessed } from './reprocess/reprocess-message.js';
export type { Change } from './reprocess/what-changed.js';
export { ThreadTokens } from './thread-token.js';
export { ViewAttachment, type AttachmentContent, type PagePicture } from './attachments/view-attachment.js';
export { contentFacts, type ContentFacts } from './attachments/content-facts.js';
export { messageDetails, messagesOfTicket, type MessageDetails } from './views/message-details.query.js';
export { sanitiseHtml, type SafeHtml } from './views/sanitise-html.js';
export { ViewHtml } from './views/view-html.js';
export { visibleText } from './views/visible-text.js';
export { refuseInfected } from './scan/refuse-infected.js';
export { ScanMessage } from './scan/scan-message.js';
export { ScannerTrouble, VIRUS_SCANNER, scannerConfigured, type VirusScanner } from './scan/virus-scanner.js';
export { IntakeModule } from './intake.module.js';
