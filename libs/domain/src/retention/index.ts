export * from './records.js';
export * from './judge-retention.js';
