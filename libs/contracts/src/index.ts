export * from './common.js';
export * from './words.js';
export * from './session.js';
export * from './authentication.js';
export * from './ticket.js';
export * from './request.js';
export * from './letter.js';
export * from './desk.js';
