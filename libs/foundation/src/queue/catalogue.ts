import { z } from 'zod';
import { defineJob } from './define-job.js';

const message = z.object({ messageId: z.uuid() });
const channel = z.object({ channelId: z.uuid() });
const request = z.object({ requestId: z.uuid() });
const file = z.object({ fileId: z.uuid() });
const mail = z.object({ outgoingMailId: z.uuid() });
const nothing = z.object({});

/** Every job of the desk on one page: name, ids of its payload, how often it is tried. */
export const jobs = {
  /** Decode, authenticate, thread, triage: the steps after the journal. Three failures make it work by hand. */
  processMessage: defineJob({
    name: 'intake.process-message',
    schema: message,
    id: (p) => p.messageId,
    retry: { attempts: 3, backoffMs: 1_000 },
    relaxedDurability: true,
    together: 12,
  }),
  /** The same for a mail whose reading may take long: alone, one at a time in a process, so that no other mail waits for it. */
  processUnusual: defineJob({
    name: 'intake.process-unusual',
    schema: message,
    id: (p) => p.messageId,
    retry: { attempts: 3, backoffMs: 1_000 },
    relaxedDurability: true,
  }),
  /** Asks the antivirus about a message that has its ticket. */
  scanMessage: defineJob({
    name: 'intake.scan-message',
    schema: message,
    id: (p) => p.messageId,
    retry: { attempts: 5, backoffMs: 5_000 },
    relaxedDurability: true,
  }),
  /** Asks about those again of which the antivirus, being away, said nothing. */
  scanAgain: defineJob({
    name: 'intake.scan-again',
    schema: nothing,
    id: () => 'all',
    retry: { attempts: 1, backoffMs: 5_000 },
  }),
  /** Compares what a channel's source holds with what the journal holds. */
  reconcileChannel: defineJob({
    name: 'channels.reconcile',
    schema: channel,
    id: (p) => p.channelId,
    retry: { attempts: 3, backoffMs: 30_000 },
  }),
  /** Raises, repeats and ends the alarms of the channels. */
  watchChannels: defineJob({
    name: 'channels.watch',
    schema: nothing,
    id: () => 'all',
    retry: { attempts: 3, backoffMs: 10_000 },
  }),
  /** Asks a channel again for what it did not get, and starts stuck mails anew. */
  askAgain: defineJob({
    name: 'channels.ask-again',
    schema: channel,
    id: (p) => p.channelId,
    retry: { attempts: 3, backoffMs: 10_000 },
  }),
  /** Sends a mail to the desk's own address, which is awaited in a channel. */
  sendProbe: defineJob({
    name: 'channels.probe',
    schema: nothing,
    id: () => 'all',
    retry: { attempts: 1, backoffMs: 10_000 },
  }),
  /** Opens the requests of suggestions that were accepted together, once the time to take them back is over. */
  openAccepted: defineJob({
    name: 'requests.open-accepted',
    schema: z.object({ batchId: z.uuid() }),
    id: (p) => p.batchId,
    retry: { attempts: 10, backoffMs: 10_000 },
  }),
  /** Tells the account platform of an objection to mailings; what it does not answer is asked again. */
  stopMailings: defineJob({
    name: 'requests.stop-mailings',
    schema: request,
    id: (p) => p.requestId,
    retry: { attempts: 10, backoffMs: 10_000 },
  }),
  /** Re-checks one request and raises what is due: reminders, the end of a pause, an approaching date. */
  remindRequest: defineJob({
    name: 'requests.remind',
    schema: request,
    id: (p) => p.requestId,
    retry: { attempts: 10, backoffMs: 10_000 },
  }),
  /** Derives the clocks of open requests anew, a thousand a job: the database owns time. */
  sweepRequests: defineJob({
    name: 'requests.sweep',
    schema: z.object({ afterId: z.uuid().optional() }),
    id: (p) => p.afterId ?? 'first',
    retry: { attempts: 3, backoffMs: 10_000 },
  }),
  /** Tells officers of a breach that the CNIL does not know of yet. */
  remindBreach: defineJob({
    name: 'breaches.remind',
    schema: z.object({ breachId: z.uuid() }),
    id: (p) => p.breachId,
    retry: { attempts: 10, backoffMs: 10_000 },
  }),
  /** Opens the file of an enquiry, or takes it back, as its ticket was triaged. */
  settleEnquiry: defineJob({
    name: 'enquiries.settle',
    schema: z.object({ ticketId: z.uuid() }),
    id: (p) => p.ticketId,
    retry: { attempts: 10, backoffMs: 10_000 },
  }),
  /** Destroys the images of identity documents whose time is over, or that nobody needs any more. */
  destroyDocuments: defineJob({
    name: 'requests.destroy-documents',
    schema: nothing,
    id: () => 'all',
    retry: { attempts: 10, backoffMs: 30_000 },
  }),
  /** Pages counsel when the due date of an authority file nears. */
  remindAuthorityFile: defineJob({
    name: 'authority.remind',
    schema: file,
    id: (p) => p.fileId,
    retry: { attempts: 10, backoffMs: 10_000 },
  }),
  /** Writes and sends the acknowledgement of a request. */
  acknowledgeRequest: defineJob({
    name: 'letters.acknowledge',
    schema: request,
    id: (p) => p.requestId,
    retry: { attempts: 10, backoffMs: 10_000 },
  }),
  /** Tells a letter what a delivery report said of it. */
  recordDeliveryReport: defineJob({
    name: 'letters.record-report',
    schema: message,
    id: (p) => p.messageId,
    retry: { attempts: 10, backoffMs: 10_000 },
  }),
  /** Nothing came back for as long as was agreed: the letter counts as delivered. */
  assumeDelivered: defineJob({
    name: 'letters.assume-delivered',
    schema: z.object({ letterId: z.uuid() }),
    id: (p) => p.letterId,
    retry: { attempts: 10, backoffMs: 10_000 },
  }),
  /** Hands one stored mail to the outgoing server. */
  dispatchMail: defineJob({
    name: 'letters.dispatch',
    schema: mail,
    id: (p) => p.outgoingMailId,
    retry: { attempts: 20, backoffMs: 5_000 },
  }),
  /** Seals what the journals hold since the last seal. */
  sealAudit: defineJob({
    name: 'audit.seal',
    schema: nothing,
    id: () => 'all',
    retry: { attempts: 3, backoffMs: 5_000 },
  }),
  /** Takes the personal details of old reads and sign-ins out of the journals. */
  pruneAudit: defineJob({
    name: 'audit.prune-reads',
    schema: nothing,
    id: () => 'all',
    retry: { attempts: 3, backoffMs: 60_000 },
  }),
  /** Passes one mail that is not the desk's business on to who answers it. */
  passOnMail: defineJob({
    name: 'triage.pass-on',
    schema: message,
    id: (p) => p.messageId,
    retry: { attempts: 8, backoffMs: 30_000 },
  }),
  /** Passes on what waited for a target, and destroys the bodies whose time has come. */
  sweepPassedOn: defineJob({
    name: 'triage.sweep-passed-on',
    schema: nothing,
    id: () => 'all',
    retry: { attempts: 5, backoffMs: 60_000 },
  }),
  /** Derives when closed files are locked and destroyed, a thousand a job, and locks what is to be locked. */
  planRetention: defineJob({
    name: 'retention.plan',
    schema: z.object({ afterId: z.uuid().optional() }),
    id: (p) => p.afterId ?? 'first',
    retry: { attempts: 5, backoffMs: 60_000 },
  }),
  /** Destroys files whose time has come, a batch a job. */
  destroyFiles: defineJob({
    name: 'retention.destroy',
    schema: nothing,
    id: () => 'all',
    retry: { attempts: 5, backoffMs: 60_000 },
  }),
  /** Tells the officers once a month what is about to be destroyed. */
  announceDestruction: defineJob({
    name: 'retention.announce',
    schema: nothing,
    id: () => 'all',
    retry: { attempts: 3, backoffMs: 60_000 },
  }),
  /** Ends sessions past their time and forgets old sign-in attempts. */
  sweepSessions: defineJob({
    name: 'staff.sweep-sessions',
    schema: nothing,
    id: () => 'all',
    retry: { attempts: 3, backoffMs: 60_000 },
  }),
  /** Removes what no row needs any more: files of lost transactions, outbox rows long done. */
  sweepStores: defineJob({
    name: 'foundation.sweep-stores',
    schema: nothing,
    id: () => 'all',
    retry: { attempts: 3, backoffMs: 60_000 },
  }),
} as const;
