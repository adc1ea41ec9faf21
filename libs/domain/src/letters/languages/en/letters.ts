import { type LetterText, type LetterTexts } from '../../languages.js';
import { englishRequester } from './requester.js';

const opening = 'Hello {{person.name}},';
const closing = `Kind regards,

{{officer.name}}
Mailo – Data protection
contact@mailo.com`;

const letter = (subject: string, ...paragraphs: readonly string[]): LetterText => ({
  subject,
  body: [opening, ...paragraphs, closing].join('\n\n'),
});

/** English wording of every letter. */
export const englishTexts: LetterTexts = {
  acknowledgement: letter(
    'We have received your request ({{request.reference}})',
    'We received your request about your personal data on {{request.receiptDay}}. Its reference is {{request.reference}}.',
    'We understand that you are exercising: {{request.rights}}. If that is not what you want, simply reply to this message and tell us.',
    'We will answer without undue delay, and on {{request.dueDay}} at the latest.',
    '{{self-service}}',
  ),
  'identity-question': letter(
    'We need to make sure who you are ({{request.reference}})',
    'We received your request on {{request.receiptDay}}; its reference is {{request.reference}}. So that nobody else’s data are disclosed or erased by mistake, we need to make sure that the request comes from you.',
    'Why we hesitate: {{identity.doubt}}',
    'What we ask of you: {{identity.proof}}',
    'We need nothing more. Please do not send a copy of an identity document unless we expressly ask for one.',
    'Meanwhile the time for our answer is suspended as the law provides (Article 12(6) GDPR; Article 77 of French decree 2019-536). It runs again as soon as we have your reply.',
  ),
  'clarification-question': letter(
    'A question about your request ({{request.reference}})',
    'We received your request on {{request.receiptDay}}; its reference is {{request.reference}}.',
    'To answer you exactly, we need to know: {{clarification.question}}',
    'If you prefer your request to cover all of your data, just say so and we will treat it that way.',
    'Meanwhile the time for our answer is suspended; it runs again as soon as we have your reply (recital 63 GDPR).',
  ),
  'papers-question': letter(...englishRequester.papersQuestion),
  extension: letter(
    'We need more time to answer you ({{request.reference}})',
    'We received your request on {{request.receiptDay}}; its reference is {{request.reference}}. We are working on it.',
    'We will not be able to answer it completely within one month, for the following reasons, which concern your request:',
    '{{reasons}}',
    'As Article 12(3) GDPR allows, we therefore extend this period until {{extension.until}}. We will answer earlier if we can.',
  ),
  answer: letter(
    'Our answer to your request ({{request.reference}})',
    'On {{request.receiptDay}} you sent us a request, reference {{request.reference}}, concerning: {{request.rights}}. Here is our answer.',
    '{{answer}}',
  ),
  refusal: letter(
    'Our answer to your request ({{request.reference}})',
    'On {{request.receiptDay}} you sent us a request, reference {{request.reference}}, concerning: {{request.rights}}.',
    'Having examined it, we cannot grant it, for the following reasons:',
    '{{reasons}}',
    'This decision was taken for Mailo, the controller, by {{decider.name}}.',
  ),
  'closing-without-answer': letter(
    'Your request is closed, as we have not heard from you ({{request.reference}})',
    'On {{request.receiptDay}} you sent us a request, reference {{request.reference}}, concerning: {{request.rights}}.',
    'To answer it we needed something that we asked you for on {{silence.askedDay}}, and then again. As we have not heard from you, we are not able to act on your request and are closing it.',
    'You lose no right by this: if you reply, even later, your request will be reopened.',
  ),
  'authority-acknowledgement': {
    subject: 'Acknowledgement of receipt ({{request.reference}})',
    body: [
      'Dear Sir or Madam,',
      'We acknowledge receipt, on {{request.receiptDay}}, of your communication {{authority.actReference}}, registered under the reference {{request.reference}}. It has been passed to our legal department, which will contact you.',
      'This acknowledgement says nothing about whether any data exist or about what will follow. Please quote this reference in all correspondence.',
      'Yours faithfully,',
      '{{officer.name}}\nMailo\ncontact@mailo.com',
    ].join('\n\n'),
  },
};
