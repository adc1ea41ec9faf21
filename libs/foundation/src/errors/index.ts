export { DomainError, isDomainError, type ErrorKind } from './domain-error.js';
export { startTrouble } from './start-trouble.js';
