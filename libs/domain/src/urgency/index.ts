export { urgentWording } from './urgent-wording.js';
