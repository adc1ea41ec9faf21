import { type RequesterWords } from '../../languages.js';

/** What is said in English to who asks in another's place. */
export const englishRequester: RequesterWords = {
  papersQuestion: [
    'What we need in order to answer you ({{request.reference}})',
    'On {{request.receiptDay}} we received your request about the data of another person. Its reference is {{request.reference}}.',
    'Such data are protected: we can neither disclose them nor confirm that they exist before we have seen what entitles you to act. Please send us, in reply to this message:',
    '{{requester.papers}}',
    'Copies will do, and you may hide whatever is not needed. We only note that we have seen these papers; we keep no copy of them.',
    'The time for our answer goes on running; it ends on {{request.dueDay}}. Without these papers we shall have to refuse the request by then; you can always make it again.',
  ],
  papers: {
    mandate:
      'the mandate signed by the person, stating its object, the rights to be exercised, how long it is valid and the address to which our answer is to go',
    'lawyer-standing':
      'that you are a lawyer (the bar you are registered with), the name of the person you act for and the object of your instructions',
    'parental-authority':
      'what shows parental authority: a family record book, a birth certificate or a judgment',
    'death-certificate': 'the death certificate',
    heirship: 'what shows that you are an heir: a notary’s deed or certificate',
    directives: 'the directives that the person left and that entrust you with carrying them out',
    'requester-identity':
      'what shows your own identity: an identity document, whose number and photograph you may hide',
  },
  secrecy: [
    'Everybody’s correspondence is secret. This secrecy covers the content of messages, their subject, their attachments and who the correspondents are; it binds Mailo and its staff (Article L. 32-3 of the French Post and Electronic Communications Code; Articles 226-15 and 432-9 of the French Penal Code).',
    'Nobody can therefore obtain from Mailo that messages which may lie in somebody else’s mailbox be read, copied or erased, nor learn whether an address belongs to an account. This reply is the same in every case: it says neither that an account exists nor that it does not.',
    'If you are the victim of an offence, you can file a complaint: the courts can ask us, within the law, for what they need. If your request is about your own account, or if you act for the person concerned, simply tell us in reply to this message.',
  ].join('\n\n'),
  cookies: [
    'Mailo Free displays banners. The advertising agencies can deposit cookies in your browser only with your consent.',
    'You can change or withdraw this consent at any time: open the “Your account” page of Mailo, then click “Manage the deposit of advertising cookies”. Your choice is kept by a cookie of the domain consentframework.com (Consent Management Platform no. 92, operated by the company Sirdata). You can also disable the collection of your data by Sirdata: https://www.sirdata.com/opt-out/.',
    'These cookies lie in your browser and are linked neither to your Mailo profile nor to your account: we hold nothing of them and cannot remove them in your place.',
  ].join('\n\n'),
  selfService: {
    before:
      'To go faster, without waiting for our answer, the holder of a Mailo account can also sign in to it and:',
    paths: {
      profile: 'view, change or delete the information of the profile (Options, “Profile”)',
      'login-history': 'view and delete the login history (Options, “Your account”)',
      'data-export':
        'download all the contents of the account: e-mails, contacts, diaries, notes (Options, “Data export”)',
      'mail-analysis':
        'switch off the automatic analysis of messages: antivirus, antispam, graymail (Options, “E-mail reception”)',
      'account-closing':
        'delete the account (Options, “Your account”); its contents are then kept for one month, save those deleted before',
      'advertising-cookies':
        'change or withdraw the consent given to advertising cookies (“Your account” page, button “Manage the deposit of advertising cookies”)',
    },
    after: 'This does not replace our answer: the request stays open, and we will answer it in any case.',
  },
};
