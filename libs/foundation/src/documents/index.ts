export { letterPdf, type PaperLetter } from './letter-pdf.js';
