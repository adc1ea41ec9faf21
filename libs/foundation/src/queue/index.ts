export { jobs } from './catalogue.js';
export { defineJob, type JobDefinition } from './define-job.js';
export { enqueue } from './enqueue.js';
export { listFailedJobs, outboxHealth, retryFailedJob, type FailedJob } from './failed-jobs.js';
export { JobHandlers, type ExhaustedHook, type JobHandler } from './job-handlers.js';
export { Postpone } from './postpone.js';
export { QueueModule } from './queue-module.js';
export { QueueRunner } from './queue-runner.js';
export { Schedules } from './schedules.js';
