import { Inject, Injectable } from '@nestjs/common';
import { directoryOf, type DirectoryAccount, type MailFacts } from '#domain';
import { type Context, SettingsService } from '#foundation';
import { type AccountProfile, type CandidatesInput, MAX_RESOLVED, MAX_WORDS } from '#platform-api';
import type { AccountDirectory, LookedUpDirectory } from '#triage';
import { AccountPlatform } from './account-platform.js';

/** Of a long mail the beginning names who writes; the rest is history. */
const READ_CHARACTERS = 20_000;
const ADDRESS = /[a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,190}\.[a-z]{2,24}/gi;
const DOMAIN = /[a-z0-9-]{2,40}\.[a-z]{2,10}/gi;

/** The accounts that the addresses, domains and names of one mail may mean, asked of the platform. */
@Injectable()
export class PlatformDirectory implements AccountDirectory {
  constructor(
    @Inject(AccountPlatform) private readonly platform: AccountPlatform,
    @Inject(SettingsService) private readonly settings: SettingsService,
  ) {}

  async directoryFor(_ctx: Context, facts: MailFacts): Promise<LookedUpDirectory | null> {
    if (!this.platform.available) return null;
    const { MAIL_ACCOUNT_DOMAINS: ownDomains, MAIL_OWN_ADDRESSES: ownAddresses } = this.settings.values;
    const question = questionOf(facts, ownDomains, ownAddresses);
    const { accounts, remembered } = await this.platform.candidates(question);
    return {
      directory: directoryOf(accounts.map(directoryAccount), ownDomains),
      lookUp: {
        addresses: question.addresses.length,
        domains: question.domains.length,
        words: question.words.length,
        found: accounts.length,
        remembered,
      },
    };
  }
}

/** What a mail says that may lead to an account. The words go as a set: no sentence leaves the desk. */
export function questionOf(
  facts: MailFacts,
  ownDomains: readonly string[],
  ownAddresses: readonly string[],
): CandidatesInput {
  const text = `${facts.subject}\n${facts.text.slice(0, READ_CHARACTERS)}`;
  const senders = [facts.from, ...facts.replyTo, ...facts.attachedMessages.map(({ from }) => from)];
  const addresses = distinct([
    ...senders.flatMap((sender) => sender?.address ?? []),
    facts.returnPath ?? '',
    ...[...text.matchAll(ADDRESS)].map(([address]) => address),
  ]).filter((address) => address.length > 2 && address.length <= 320 && !ownAddresses.includes(address));
  const domains = distinct([...text.matchAll(DOMAIN)].map(([domain]) => domain));
  return {
    addresses: addresses.slice(0, MAX_RESOLVED),
    domains: domains.filter((domain) => !ownDomains.includes(domain)).slice(0, MAX_RESOLVED),
    words: wordsOf(`${facts.from?.name ?? ''} ${text}`).slice(0, MAX_WORDS),
  };
}

const distinct = (texts: readonly string[]): string[] => [
  ...new Set(texts.map((text) => text.trim().toLowerCase())),
];

/** Distinct words in lower case without diacritics; figures name nobody. */
const wordsOf = (text: string): string[] =>
  [
    ...new Set(
      text
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .split(/[^a-z0-9]+/),
    ),
  ].filter((word) => word.length >= 2 && word.length <= 60 && !/^\d+$/.test(word));

const directoryAccount = (account: AccountProfile): DirectoryAccount => ({
  address: account.address,
  aliases: account.aliases,
  firstName: account.firstName,
  lastName: account.lastName,
  birthDate: account.birthDate,
  language: account.language,
  plan: account.plan,
  recoveryAddress: account.recoveryAddress,
  parent: account.parent,
  domains: account.domains.map(({ name }) => name),
});
