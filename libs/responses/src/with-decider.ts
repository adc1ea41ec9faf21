import type { LetterRecord } from './letter-record.js';

type Text = Pick<LetterRecord, 'subject' | 'body'>;

/** Stands for the deciding manager while nobody is named yet. */
export const PLACEHOLDER = 'N. N.';
const DECIDER = /\{\{\s*decider\.name\s*\}\}/g;

/** The text with the deciding manager named where the template leaves a place for it. */
export const withDecider = ({ subject, body }: Text, name: string): Text => ({
  subject: subject.replace(DECIDER, () => name),
  body: body.replace(DECIDER, () => name),
});
