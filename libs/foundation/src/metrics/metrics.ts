import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What `/metrics` shows. Labels are closed lists (job names, states), never ids or addresses. */
export const registry = new Registry();

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];

export const transactionSeconds = new Histogram({
  name: 'dpo_transaction_seconds',
  help: 'Duration of a context transaction, retries included',
  labelNames: ['actor'] as const,
  buckets: SECONDS,
  registers: [registry],
});
export const transactionRetries = new Counter({
  name: 'dpo_transaction_retries_total',
  help: 'Transactions run again after a serialization failure or a deadlock',
  registers: [registry],
});
export const httpSeconds = new Histogram({
  name: 'dpo_http_request_seconds',
  help: 'Duration of an HTTP request by route pattern',
  labelNames: ['method', 'route', 'status'] as const,
  buckets: SECONDS,
  registers: [registry],
});
export const jobSeconds = new Histogram({
  name: 'dpo_job_seconds',
  help: 'Duration of a job',
  labelNames: ['job', 'outcome'] as const,
  buckets: SECONDS,
  registers: [registry],
});
export const jobsExhausted = new Counter({
  name: 'dpo_jobs_exhausted_total',
  help: 'Jobs given up after their last attempt',
  labelNames: ['job'] as const,
  registers: [registry],
});
export const outboxOpen = new Gauge({
  name: 'dpo_outbox_open',
  help: 'Outbox rows waiting to be done',
  registers: [registry],
});
export const messagesReceived = new Counter({
  name: 'dpo_messages_received_total',
  help: 'Messages written to the journal',
  labelNames: ['channel_kind', 'outcome'] as const,
  registers: [registry],
});
export const mailsSent = new Counter({
  name: 'dpo_mails_sent_total',
  help: 'Outgoing mails by outcome',
  labelNames: ['outcome'] as const,
  registers: [registry],
});

export const channelGap = new Gauge({
  name: 'dpo_channel_gap',
  help: 'Mails that are not accounted for',
  labelNames: ['channel_kind'] as const,
  registers: [registry],
});
export const channelNewestSeconds = new Gauge({
  name: 'dpo_channel_newest_seconds',
  help: 'Age of the newest mail in the journal, of the quietest channel of its kind',
  labelNames: ['channel_kind'] as const,
  registers: [registry],
});
export const channelOldestUnhandledSeconds = new Gauge({
  name: 'dpo_channel_oldest_unhandled_seconds',
  help: 'Age of the oldest mail in the journal that is not handled; 0 when every mail is',
  labelNames: ['channel_kind'] as const,
  registers: [registry],
});
export const channelLastRunSeconds = new Gauge({
  name: 'dpo_channel_last_run_seconds',
  help: 'Time since the last comparison of a channel with its source, of the longest unchecked one of its kind',
  labelNames: ['channel_kind'] as const,
  registers: [registry],
});
export const channelAlarm = new Gauge({
  name: 'dpo_channel_alarm',
  help: 'Channels with this alarm',
  labelNames: ['channel_kind', 'alarm'] as const,
  registers: [registry],
});
export const probeTravelSeconds = new Gauge({
  name: 'dpo_probe_travel_seconds',
  help: 'Time from departure to arrival of the last probe that came back',
  registers: [registry],
});

let defaultsCollected = false;

/** Adds the process's own figures (memory, event loop); called once by each application at start. */
export function collectProcessMetrics(): void {
  if (defaultsCollected) return;
  defaultsCollected = true;
  collectDefaultMetrics({ register: registry });
}
