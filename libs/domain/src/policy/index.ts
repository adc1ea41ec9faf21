export { defaultPolicy, type Policy } from './policy.js';
