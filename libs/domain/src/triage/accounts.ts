import type { AccountCandidate, DirectoryAccount, MailFacts, TriageDirectory } from './facts.js';
import { foldKey } from './fold.js';
import type { FoldedMail } from './match.js';
import type { SenderFacts } from './sender.js';
import type { CandidateStrength } from './vocabulary.js';

interface Found extends AccountCandidate {
  readonly score: number;
}

const ADDRESS = /[a-z0-9][a-z0-9._+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/g;
/** « mon compte X », "the account X": the words right before the address. */
const MEANT =
  /(?:compte|account|konto|postfach|cuenta|casella|boite|adresse|address|mailbox|titulaire|alias|identifiant|supprimer|delete|adresse de messagerie|e mail|email|kontos)[^@\n]{0,40}$/;
/** The address to answer to is not the account meant. */
const DELIVERY =
  /(?:envoy\w{0,4}|repondre|reponse|ecrire|send|reply|answer|antwort\w{0,3}|schicken|naar|enviar|inviar\w{0,3}|contact\w{0,4}|ecrit|remplacer par|forward)[^@\n]{0,30}$/;

/** Lower-cased addresses of a text with their positions. */
export function addressesIn(text: string): { address: string; at: number }[] {
  if (!text.includes('@')) return [];
  return Array.from(text.toLowerCase().matchAll(ADDRESS), (match) => ({
    address: match[0].replace(/[.-]+$/, ''),
    at: match.index,
  })).slice(0, 50);
}

/**
 * Accounts that the mail may concern, best first, each with its reason. Never simply the first address found: what the
 * words around an address say, who writes, and what the directory knows are weighed.
 */
export function accountCandidates(
  facts: MailFacts,
  mail: FoldedMail,
  sender: SenderFacts,
  directory: TriageDirectory,
  aboutOther: boolean,
): Found[] {
  const found = new Map<string, Found>();
  const add = (
    address: string,
    known: boolean,
    reason: string,
    strength: CandidateStrength,
    score: number,
  ): void => {
    const before = found.get(address);
    const more = before ? Math.max(before.score, score) + Math.min(before.score, score) * 0.1 : score;
    const better = before && before.score >= score ? before : { reason, strength };
    found.set(address, { address, known, reason: better.reason, strength: better.strength, score: more });
  };
  const written = (text: string, folded: string, place: string, base: number): void => {
    for (const { address, at } of addressesIn(text)) {
      // A line break stands for what is blanked out.
      const resolved = folded[at] === '\n' || at >= folded.length ? null : resolve(address, directory);
      if (!resolved) continue;
      const before = folded.slice(Math.max(0, at - 60), at);
      const delivery = DELIVERY.test(before) && !MEANT.test(before);
      const bonus = (MEANT.test(before) ? 2 : 0) - (delivery ? 4 : 0) + (resolved.known ? 1 : 0);
      const strength = delivery ? 'weak' : 'strong';
      add(resolved.address, resolved.known, `${resolved.via}-in-${place}`, strength, base + bonus);
    }
  };
  written(facts.text, mail.wide, 'text', 6);
  written(facts.subject, mail.subject, 'subject', 6);
  if (mail.quoted) written(facts.text, mail.quoted, 'quoted', 1.5);
  senderCandidates(facts, sender, directory, aboutOther, add);
  nameCandidates(facts, mail, directory, add);
  domainCandidates(mail, directory, add);
  return [...found.values()].sort((a, b) => b.score - a.score || (a.address < b.address ? -1 : 1));
}

type Add = (
  address: string,
  known: boolean,
  reason: string,
  strength: CandidateStrength,
  score: number,
) => void;

function senderCandidates(
  facts: MailFacts,
  sender: SenderFacts,
  directory: TriageDirectory,
  aboutOther: boolean,
  add: Add,
): void {
  const own = resolve(sender.address, directory);
  if (own && !sender.internal && !sender.forgedOwn) {
    add(own.address, own.known, `sender-${own.via}`, 'strong', aboutOther ? 3 : 7);
  }
  const recovery = directory.byRecovery(sender.address);
  for (const account of recovery) {
    add(
      account.address,
      true,
      'sender-recovery-address',
      recovery.length === 1 ? 'strong' : 'weak',
      recovery.length === 1 ? 5 : 1,
    );
  }
  for (const { address } of facts.replyTo) {
    const reply = resolve(address.toLowerCase(), directory);
    if (reply?.known) add(reply.address, true, 'reply-to', 'medium', 3);
  }
  for (const { from } of facts.attachedMessages) {
    const carried = from ? resolve(from.address.toLowerCase(), directory) : null;
    if (carried?.known) add(carried.address, true, 'attached-message', 'medium', 4);
  }
}

/** Names of known holders in the text; with the birth date it is as good as an address. */
function nameCandidates(facts: MailFacts, mail: FoldedMail, directory: TriageDirectory, add: Add): void {
  const written = `${foldKey(facts.from?.name ?? '')} \n ${mail.subject} \n ${mail.wide}`;
  const words = ` ${written.replace(/[^a-z0-9@·]+/g, ' ').trim()} `;
  const dates = birthDatesIn(words);
  const hits: { account: DirectoryAccount; born: boolean }[] = [];
  const seen = new Set<DirectoryAccount>();
  for (const word of new Set(words.split(' '))) {
    if (word.length < 3) continue;
    for (const account of directory.byLastName(word)) {
      if (seen.has(account)) continue;
      seen.add(account);
      const last = foldKey(account.lastName);
      const first = foldKey(account.firstName);
      if (!words.includes(` ${last} `) || !words.includes(` ${first} `)) continue;
      const near = words.includes(` ${first} ${last} `) || words.includes(` ${last} ${first} `);
      const born = account.birthDate !== null && dates.has(account.birthDate);
      if (near || born) hits.push({ account, born });
    }
  }
  for (const { account, born } of hits) {
    const unique = hits.length === 1;
    if (born) add(account.address, true, 'name-and-birth-date', 'strong', 5.5);
    else add(account.address, true, 'name', unique ? 'medium' : 'weak', unique ? 2.5 : 1);
  }
}

function domainCandidates(mail: FoldedMail, directory: TriageDirectory, add: Add): void {
  for (const match of mail.wide.replaceAll('·', '.').matchAll(/[a-z0-9-]{2,40}\.[a-z]{2,10}/g)) {
    const account = directory.byDomain(match[0]);
    if (account) add(account.address, true, 'domain-in-text', 'medium', 3.5);
  }
}

function resolve(
  address: string,
  directory: TriageDirectory,
): { address: string; known: boolean; via: string } | null {
  const at = address.lastIndexOf('@');
  if (at < 1) return null;
  const account = directory.byAddress(address);
  if (account) {
    return {
      address: account.address,
      known: true,
      via: account.address.toLowerCase() === address ? 'address' : 'alias',
    };
  }
  const domain = address.slice(at + 1);
  const owner = directory.byDomain(domain);
  if (owner) return { address: owner.address, known: true, via: 'own-domain' };
  const role =
    /^(?:support|assistance|contact|abuse|postmaster|dpo|privacy|no-?reply|noreply|facturation|admin)$/.test(
      address.slice(0, at),
    );
  if (directory.ownDomains.has(domain) && !role) return { address, known: false, via: 'address' };
  return null;
}

const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'janvier january januar enero gennaio januari janeiro',
    'fevrier february februar febrero febbraio februari fevereiro',
    'mars march marz marzo maart marco',
    'avril april abril aprile',
    'mai may mayo maggio mei maio',
    'juin june juni junio giugno junho',
    'juillet july juli julio luglio julho',
    'aout august agosto augustus',
    'septembre september septiembre settembre setembro',
    'octobre october oktober octubre ottobre outubro',
    'novembre november noviembre novembro',
    'decembre december dezember diciembre dicembre dezembro',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1])),
);

/** Dates written in full, as YYYY-MM-DD; day before month unless the month is a word. */
export function birthDatesIn(words: string): Set<string> {
  const found = new Set<string>();
  const add = (y: string, m: number, d: string): void => {
    if (m >= 1 && m <= 12) found.add(`${y}-${String(m).padStart(2, '0')}-${d.padStart(2, '0')}`);
  };
  for (const m of words.matchAll(
    /\b(\d{1,2})(?:er|st|nd|rd|th)? (?:de |of )?([a-z]{3,10}) (?:de )?((?:19|20)\d\d)\b/g,
  )) {
    const month = MONTHS[m[2]];
    if (month) add(m[3], month, m[1]);
  }
  for (const m of words.matchAll(/\b([a-z]{3,10}) (\d{1,2}) ((?:19|20)\d\d)\b/g)) {
    const month = MONTHS[m[1]];
    if (month) add(m[3], month, m[2]);
  }
  for (const m of words.matchAll(/\b(\d{1,2})[ ·/](\d{1,2})[ ·/]((?:19|20)\d\d)\b/g))
    add(m[3], Number(m[2]), m[1]);
  for (const m of words.matchAll(/\b((?:19|20)\d\d)[ -](\d{2})[ -](\d{2})\b/g)) add(m[1], Number(m[2]), m[3]);
  return found;
}
