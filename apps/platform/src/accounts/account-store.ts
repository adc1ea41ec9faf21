import { readFile } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { AccountProfile, type CandidatesInput, MAX_CANDIDATES, type ResolvedAddress } from '#platform-api';
import { PlatformDatabase } from '../database/platform-database.js';
import { PLATFORM_SETTINGS, type PlatformSettings } from '../settings.js';

const normal = (address: string): string => address.trim().toLowerCase();

/** The accounts of the platform and the addresses that lead to them. */
@Injectable()
export class AccountStore {
  constructor(
    @Inject(PlatformDatabase) private readonly database: PlatformDatabase,
    @Inject(PLATFORM_SETTINGS) private readonly settings: PlatformSettings,
  ) {}

  /** Loads the sample accounts once: what is there already is the platform's own state and stays. */
  async load(): Promise<void> {
    const [known] = await this.database.query('select 1 from platform.account limit 1');
    if (known) return;
    const file = this.settings.PLATFORM_ACCOUNTS;
    const accounts = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>[];
    await this.database.transaction(async (client) => {
      for (const account of accounts) {
        const profile = profileOf(account);
        const main = normal(profile.address);
        await client.query('insert into platform.account (address, profile, seed) values ($1, $2, $3)', [
          main,
          profile,
          account,
        ]);
        await client.query(
          'insert into platform.account_address (address, account) select distinct unnest($1::text[]), $2',
          [[main, ...profile.aliases.map(normal)], main],
        );
        for (const [kind, key] of keysOf(profile)) {
          await client.query(
            'insert into platform.account_key (kind, key, account) values ($1, $2, $3) on conflict do nothing',
            [kind, key, main],
          );
        }
      }
    });
  }

  /** The main account of each address, in the order asked. */
  async resolve(addresses: readonly string[]): Promise<ResolvedAddress[]> {
    const rows = await this.database.query<{ address: string; account: string }>(
      'select address, account from platform.account_address where address = any ($1)',
      [addresses.map(normal)],
    );
    const found = new Map(rows.map((row) => [row.address, row.account]));
    return addresses.map((address) => {
      const account = found.get(normal(address)) ?? null;
      return { address, account, alias: account !== null && account !== normal(address) };
    });
  }

  /** The profile of the account with this address or alias; undefined when there is none. */
  async account(address: string): Promise<AccountProfile | undefined> {
    const [row] = await this.database.query<{ profile: AccountProfile }>(
      `select a.profile from platform.account_address b join platform.account a on a.address = b.account
       where b.address = $1`,
      [normal(address)],
    );
    return row?.profile;
  }

  /** Accounts that one mail may mean. A name counts only when every word of it was written. */
  async candidates({ addresses, domains, words }: CandidatesInput): Promise<AccountProfile[]> {
    const written = addresses.map(normal);
    const places = [
      ...domains.map(normal),
      ...written.map((address) => address.slice(address.indexOf('@') + 1)),
    ];
    const rows = await this.database.query<{ profile: AccountProfile; named: boolean }>(CANDIDATES, [
      written,
      places,
      words,
    ]);
    const said = new Set(words);
    const isNamed = ({ firstName, lastName }: AccountProfile): boolean =>
      wordsOf(`${firstName} ${lastName}`).every((word) => said.has(word));
    return rows
      .filter(({ profile, named }) => !named || isNamed(profile))
      .map(({ profile }) => profile)
      .slice(0, MAX_CANDIDATES);
  }

  async all(): Promise<AccountProfile[]> {
    const rows = await this.database.query<{ profile: AccountProfile }>(
      'select profile from platform.account order by address',
    );
    return rows.map((row) => row.profile);
  }
}

/** An account of the sample file as the contract shows it: absent fields are null, content is left out. */
function profileOf(account: Record<string, unknown>): AccountProfile {
  const optional = [
    'birthDate',
    'lastAccessAt',
    'closedAt',
    'recoveryAddress',
    'phone',
    'postalAddress',
    'parent',
  ];
  const absent = Object.fromEntries(optional.map((key) => [key, null]));
  return AccountProfile.parse({ ...absent, purchases: [], domains: [], ...account });
}

/** Found by its name alone, an account comes last and is checked word by word. */
const CANDIDATES = `
  select a.profile, bool_and(found.named) as named
  from (
    select account, false as named from platform.account_address where address = any ($1)
    union all select account, false from platform.account_key where kind = 'recovery' and key = any ($1)
    union all select account, false from platform.account_key where kind = 'domain' and key = any ($2)
    union all select account, true from platform.account_key where kind = 'name' and key = any ($3)
  ) found join platform.account a on a.address = found.account
  group by a.address, a.profile order by named, a.address`;

/** Words in lower case without diacritics, as the contract compares them. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

function keysOf(profile: AccountProfile): [kind: string, key: string][] {
  const recovery = profile.recoveryAddress === null ? [] : [profile.recoveryAddress];
  return [
    ...recovery.map((address): [string, string] => ['recovery', normal(address)]),
    ...profile.domains.map(({ name }): [string, string] => ['domain', normal(name)]),
    ...wordsOf(profile.lastName)
      .slice(0, 1)
      .map((word): [string, string] => ['name', word]),
  ];
}
