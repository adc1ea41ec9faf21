export * from './config/index.js';
export * from './context/index.js';
export * from './database/index.js';
export * from './errors/index.js';
export * from './logging/index.js';
export * from './metrics/index.js';
export * from './queue/index.js';
