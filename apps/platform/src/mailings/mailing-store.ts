import { Inject, Injectable } from '@nestjs/common';
import type { MailingRefusalInput, MailingRefusalMark } from '#platform-api';
import { PlatformDatabase } from '../database/platform-database.js';

/** Which accounts want no mailings. The first refusal stands: a later one finds it and changes nothing. */
@Injectable()
export class MailingStore {
  constructor(@Inject(PlatformDatabase) private readonly database: PlatformDatabase) {}

  /** Keeps the refusal of the account with this address or alias; undefined when there is none. */
  async refuse(
    address: string,
    { reference, objectedAt }: MailingRefusalInput,
  ): Promise<MailingRefusalMark | undefined> {
    const [row] = await this.database.query<{ account: string; reference: string; refusedAt: Date }>(REFUSE, [
      address.trim().toLowerCase(),
      reference,
      objectedAt,
    ]);
    return row && { ...row, refusedAt: row.refusedAt.toISOString(), marketing: false, surveys: false };
  }

  /** Since when an account is sent no mailings; null while it is. */
  async refusedSince(account: string): Promise<string | null> {
    const [row] = await this.database.query<{ refusedAt: Date }>(
      `select refused_at as "refusedAt" from platform.mailing_refusal where account = $1`,
      [account],
    );
    return row?.refusedAt.toISOString() ?? null;
  }
}

const REFUSE = `
  insert into platform.mailing_refusal (account, reference, objected_at)
  select account, $2, $3 from platform.account_address where address = $1
  on conflict (account) do update set account = excluded.account
  returning account, reference, refused_at as "refusedAt"`;
