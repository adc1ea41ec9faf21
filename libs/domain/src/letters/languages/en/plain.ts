import { letterBetween, type LetterWords, type PlainTexts } from '../../languages.js';

/** What the desk says to a child in English. */
export const englishPlainWords: LetterWords = {
  rights: {
    access: 'to see your data',
    rectification: 'to correct your data',
    erasure: 'to delete your data',
    restriction: 'to put your data aside',
    portability: 'to take your data elsewhere',
    objection: 'that we stop using your data',
    'objection-marketing': 'that we stop sending you advertising',
    'consent-withdrawal': 'to take back your consent',
    'post-mortem': 'the data of a person who has died',
  },
  outcomes: { granted: 'yes', partly: 'yes, in part', refused: 'no', 'not-applicable': 'nothing to do' },
  grounds: {
    'identity-not-shown': 'we could not check that it is really you',
    'person-not-identifiable': 'these data do not tell us who you are',
    'mandate-insufficient': 'the paper that lets somebody ask for you is missing or not clear enough',
    'manifestly-unfounded': 'there is clearly no reason for this request',
    excessive: 'you have asked the same thing too often',
    'rights-of-others': 'it would harm other people',
    'secrecy-of-correspondence': 'other people’s messages are secret: the law protects them',
    'data-accurate': 'these data are correct',
    'evidence-missing':
      'nothing shows yet that these data are wrong; until then you can ask us to stop using them',
    'no-erasure-ground': 'the law does not ask us to delete these data in your case',
    'freedom-of-expression': 'these data are needed so that people can speak and be informed freely',
    'legal-obligation': 'the law says that we must keep these data',
    'public-health': 'these data help to protect everybody’s health',
    'archiving-research': 'these data are needed for archives or research',
    'legal-claims': 'these data may be needed before a judge',
    'no-restriction-case': 'the law does not ask us to put these data aside in your case',
    'data-not-provided': 'you can take what you gave us, not what we worked out from it',
    'not-consent-or-contract':
      'we use these data neither because you agreed nor because of a contract with you',
    'compelling-grounds': 'we have a very important reason to go on',
    'not-an-heir': 'nothing shows that you are this person’s heir',
    'directives-forbid': 'the person who died did not want it',
  },
  blocks: {
    purposes: 'What your data are used for',
    held: 'The data we have about you',
    recipients: 'Who we give them to',
    retention: 'How long we keep them',
    source: 'Where they come from',
    transfers: 'Do they go far away, outside Europe?',
    'automated-decisions': 'Does a computer decide on its own?',
  },
  mentions: {
    'neutral-retention': 'Some data may be kept for as long as the law requires.',
    'other-rights':
      'You can also ask us to correct your data, to delete them, to put them aside, or to stop using them (Articles 16, 17, 18 and 21 GDPR).',
    complaint:
      'You do not agree with our answer? You can complain to the CNIL. It protects people’s data in France. It is free (Article 77 GDPR). On the internet: www.cnil.fr. By post: CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, France.',
    court: 'You can also go to a court (Article 79 GDPR). A grown-up can help you.',
    'dpo-contact':
      'You have a question? Write to the person who protects data at Mailo: contact@mailo.com. You can also reply to this message.',
  },
  reasons: 'What we said no to, and why:',
  decider: 'The person who decided, at Mailo:',
  notApplicable: 'This does not concern you',
};

const letter = letterBetween(
  'Hello {{person.name}},',
  'Best wishes,\n\n{{officer.name}}\nMailo – Data protection\ncontact@mailo.com',
);
const yours = 'You wrote to us on {{request.receiptDay}}. The number of your file is {{request.reference}}.';
const asked = 'You asked: {{request.rights}}.';
const help = 'Is a word difficult? Ask us. You can also talk about it with a grown-up you trust.';

export const englishPlainTexts: PlainTexts = {
  acknowledgement: letter(
    'We have your request ({{request.reference}})',
    `${yours} We have your request.`,
    'This is what we understood: {{request.rights}}. Is that wrong? Reply to this message and tell us.',
    'We will answer you soon. It will be on {{request.dueDay}} at the latest.',
    '{{self-service}}',
    help,
  ),
  'identity-question': letter(
    'We need to check that it is you ({{request.reference}})',
    yours,
    'We do not want to show or delete somebody else’s data. So we need to check that it is really you.',
    'Why we are not sure: {{identity.doubt}}',
    'What we ask of you: {{identity.proof}}',
    'Nothing more. Do not send a photo of your identity card, unless we ask you for it.',
    'Until you reply, the time for our answer is paused. The law allows this (Article 12(6) GDPR). It starts again when you reply.',
    help,
  ),
  'clarification-question': letter(
    'A question about your request ({{request.reference}})',
    yours,
    'To answer you well, we have a question: {{clarification.question}}',
    'Do you want all of your data? Just tell us.',
    'Until you reply, the time for our answer is paused. It starts again when you reply (recital 63 GDPR).',
    help,
  ),
  extension: letter(
    'We need more time ({{request.reference}})',
    `${yours} We are working on it.`,
    'One month is not enough for a full answer. This is why:',
    '{{reasons}}',
    'The law lets us take more time (Article 12(3) GDPR). You will have our answer on {{extension.until}} at the latest. Sooner if we can.',
    help,
  ),
  answer: letter(
    'Our answer ({{request.reference}})',
    `${yours} ${asked} Here is our answer.`,
    '{{answer}}',
    help,
  ),
  refusal: letter(
    'Our answer ({{request.reference}})',
    `${yours} ${asked}`,
    'We have looked at your request with care. We cannot say yes. This is why:',
    '{{reasons}}',
    'This decision was taken for Mailo by {{decider.name}}.',
    help,
  ),
  'closing-without-answer': letter(
    'We are closing your request because you did not reply ({{request.reference}})',
    `${yours} ${asked}`,
    'Something was missing. We asked you for it on {{silence.askedDay}}, and then again. You did not reply. So we cannot do anything, and we are closing your request.',
    'You do not lose any right. If you reply, even later, we open your request again.',
    help,
  ),
};
