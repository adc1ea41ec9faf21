export { appDataSource, ownerDataSource, type AppDatabase, type Entities } from './data-source.js';
export { DatabaseModule } from './database-module.js';
export { pendingMigrations } from './pending-migrations.js';
export { isConnectionLoss, isRetryable, isShortage, isUniqueViolation, sqlState } from './pg-errors.js';
export { runMigrations } from './run-migrations.js';
export * from './keyset.js';
export { listenTo, type Listening } from './listen.js';
