export { AcknowledgeRequest } from './acknowledge-request.js';
export { type AccessReading } from './access-readings.js';
export { composeMail, type MailHead } from './compose-mail.js';
export { DecideHeldLetter, type HeldDecision } from './decide-held-letter.js';
export {
  letterDetails,
  lettersOfTicket,
  listLetters,
  type LetterDetails,
  type LetterPageDetails,
  type LetterListQuery,
} from './list-letters.query.js';
export { listTemplates, type TemplateDetails } from './list-templates.js';
export { letterStates, type LetterState, type Seen } from './letter-record.js';
export { type NewsItem } from './letter-news.js';
export { lettersToRead, type WaitingReading } from './letters-to-read.query.js';
export { assumeDelivered, settleLetter } from './mail-outcome.js';
export { ReadLetterCopy } from './letter-copy.js';
export { recordReturn } from './post-letter.js';
export { previewOf, type LetterPreview, type Previewed } from './preview-letter.js';
export { ReadSentMail } from './read-sent-mail.js';
export { RecordDeliveryReport } from './record-delivery-report.js';
export { ResponsesModule } from './responses.module.js';
export { askReading, readLetter, type ReadingInput, type ReadingState } from './second-reading.js';
export { LETTER_MAIL, SendLetter, type Sending } from './send-letter.js';
export { discardLetter, draftLetter, editLetter, type LetterEdit, type NewLetter } from './write-letter.js';
