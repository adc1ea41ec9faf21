import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError, SettingsService } from '#foundation';
import {
  type AccountProfile,
  type CandidatesInput,
  MAX_RESOLVED,
  operations,
  type ResolvedAddress,
} from '#platform-api';
import type { MailingPlatform, MailingRefusal } from '#requests';
import { BriefCache } from './brief-cache.js';
import { PlatformClient } from './platform-client.js';

const REMEMBERED_MS = 60_000;
const REMEMBERED = 2_000;
const REMEMBERED_MAILS = 200;
/** A mail is triaged with what is known by then: it waits for the platform this long and no longer. */
const CANDIDATES_MS = 2_000;

const normal = (address: string): string => address.trim().toLowerCase();

/** What the desk asks of the account platform. Answers are remembered for a minute. */
@Injectable()
export class AccountPlatform implements MailingPlatform {
  private readonly client: PlatformClient | null;
  private readonly resolved = new BriefCache<ResolvedAddress>(REMEMBERED_MS, REMEMBERED);
  private readonly named = new BriefCache<AccountProfile[]>(REMEMBERED_MS, REMEMBERED_MAILS);
  private readonly accounts = new BriefCache<AccountProfile | null>(REMEMBERED_MS, REMEMBERED);

  constructor(@Inject(SettingsService) settings: SettingsService) {
    const { PLATFORM_URL: url, PLATFORM_TOKEN: token } = settings.values;
    this.client = url === undefined ? null : new PlatformClient(url.replace(/\/$/, ''), token);
  }

  /** False when no platform is configured: then every question is an error. */
  get available(): boolean {
    return this.client !== null;
  }

  /** The main account of each address, aliases included, in the order asked. */
  async resolve(addresses: readonly string[]): Promise<ResolvedAddress[]> {
    const unknown = [...new Set(addresses.map(normal))].filter((address) => !this.resolved.get(address));
    const fresh = new Map<string, ResolvedAddress>();
    for (let at = 0; at < unknown.length; at += MAX_RESOLVED) {
      const some = unknown.slice(at, at + MAX_RESOLVED);
      for (const row of (await this.configured().call(operations.resolve, { addresses: some })) ?? []) {
        fresh.set(normal(row.address), row);
        this.resolved.set(normal(row.address), row);
      }
    }
    return addresses.map((address) => {
      const key = normal(address);
      const row = fresh.get(key) ?? this.resolved.get(key)?.value;
      if (!row) throw new DomainError('platform.answer-invalid', 'unavailable');
      return { ...row, address };
    });
  }

  /** The profile behind an address or alias; null when there is no such account. */
  async account(address: string): Promise<AccountProfile | null> {
    const key = normal(address);
    const known = this.accounts.get(key);
    if (known) return known.value;
    const account = await this.configured().call(operations.account, undefined, {
      parameters: { address: key },
    });
    this.accounts.set(key, account);
    return account;
  }

  /**
   * The accounts that one mail may mean. Asked once and quickly: triage goes on without an answer. A mail that is read again, or
   * comes in copies, is answered from memory, of which only the fingerprint of the question is kept.
   */
  async candidates(query: CandidatesInput): Promise<{ accounts: AccountProfile[]; remembered: boolean }> {
    const key = createHash('sha256').update(JSON.stringify(query)).digest('base64');
    const known = this.named.get(key);
    if (known) return { accounts: known.value, remembered: true };
    const limits = { timeoutMs: CANDIDATES_MS, attempts: 1 };
    const accounts = (await this.configured().call(operations.candidates, query, limits)) ?? [];
    this.named.set(key, accounts);
    return { accounts, remembered: false };
  }

  /**
   * Stops mailings to the account of an address and keeps the refusal; null when there is no such account. Tried once: who asks keeps
   * the objection due and asks again.
   * @law GDPR art. 21(3)
   */
  async refuseMailings(
    address: string,
    { reference, objectedAt }: { readonly reference: string; readonly objectedAt: Date },
  ): Promise<MailingRefusal | null> {
    const input = { reference, objectedAt: objectedAt.toISOString() };
    return this.configured().call(operations.refuseMailings, input, {
      parameters: { address: normal(address) },
      attempts: 1,
    });
  }

  private configured(): PlatformClient {
    if (this.client === null) throw new DomainError('platform.not-configured', 'unavailable');
    return this.client;
  }
}
