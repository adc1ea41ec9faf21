export * from './words/index.js';
export * from './staff/index.js';
