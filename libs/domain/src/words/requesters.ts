/** Who writes about somebody's data. */
export const requesterKinds = [
  'person',
  'minor',
  'parent',
  'agent',
  'lawyer',
  'heir',
  'directives-executor',
  'outsider',
] as const;
export type RequesterKind = (typeof requesterKinds)[number];

/** What shows that somebody may ask in another's place; the desk notes that it was seen, never the paper itself. */
export const requesterPapers = [
  'mandate',
  'lawyer-standing',
  'parental-authority',
  'death-certificate',
  'heirship',
  'directives',
  'requester-identity',
] as const;
export type RequesterPaper = (typeof requesterPapers)[number];

/** What a person does at once in the account itself, as Mailo's privacy rules offer it. */
export const selfServicePaths = [
  'profile',
  'login-history',
  'data-export',
  'mail-analysis',
  'account-closing',
  'advertising-cookies',
] as const;
export type SelfServicePath = (typeof selfServicePaths)[number];
