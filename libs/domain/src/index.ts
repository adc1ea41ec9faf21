export * from './words/index.js';
export * from './staff/index.js';
export * from './calendar/index.js';
export * from './policy/index.js';
export * from './deadline/index.js';
