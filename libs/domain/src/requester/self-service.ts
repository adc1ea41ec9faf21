import { languageWords } from '../letters/languages/index.js';
import { type ReaderLanguage } from '../letters/languages.js';
import { type RequesterKind, type SelfServicePath } from '../words/requesters.js';
import { type Right } from '../words/requests.js';
import { requesterTable } from './requester.js';

/** What can be done at once in the account, and the heading of the privacy rules that offers it. */
export interface SelfService {
  readonly path: SelfServicePath;
  readonly clause: string;
}

const clauses: Readonly<Record<SelfServicePath, string>> = {
  profile: 'Your data, 1. Your account data',
  'login-history': 'Your data, 1. Login history',
  'data-export': 'Your data, 2. Backing up or exporting your content',
  'mail-analysis': 'Your data, 2. Processing your content',
  'account-closing': 'Retention and deletion of data',
  'advertising-cookies': 'Your data, 3. Advertising cookies and consent',
};

/** An objection to mailings has no row: the desk carries it out itself, which is faster still. */
const byRight: Readonly<Partial<Record<Right, readonly SelfServicePath[]>>> = {
  access: ['profile', 'login-history', 'data-export'],
  rectification: ['profile'],
  erasure: ['profile', 'login-history', 'account-closing'],
  portability: ['data-export'],
  objection: ['mail-analysis'],
  'consent-withdrawal': ['advertising-cookies'],
};

/**
 * The ways that are faster than the desk, for somebody who has the account. They are offered; the request stays open.
 * @law GDPR art. 12(2); Mailo privacy rules of 10 December 2020
 */
export function selfServiceOf(kind: RequesterKind, rights: readonly Right[]): SelfService[] {
  if (!requesterTable[kind].hasTheAccount) return [];
  const paths = [...new Set(rights.flatMap((right) => byRight[right] ?? []))];
  return paths.map((path) => ({ path, clause: clauses[path] }));
}

/** The same as a paragraph of a letter; empty where nothing is faster. */
export function selfServiceText(offers: readonly SelfService[], language: ReaderLanguage): string {
  if (offers.length === 0) return '';
  const { before, paths, after } = languageWords(language).requester.selfService;
  return [before, ...offers.map(({ path }) => `- ${paths[path]}`), after].join('\n');
}
