export { runDueJobs } from './testing/run-due-jobs.js';
export { testDatabase, type TestDatabase } from './testing/test-database.js';
