export { logger, setLogLevel } from './logger.js';
export { NestLogger } from './nest-logger.js';
