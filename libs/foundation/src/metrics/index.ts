export {
  collectProcessMetrics,
  httpSeconds,
  jobsExhausted,
  jobSeconds,
  mailsSent,
  messagesReceived,
  outboxOpen,
  registry,
  transactionRetries,
  transactionSeconds,
} from './metrics.js';
