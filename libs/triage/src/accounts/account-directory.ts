import type { MailFacts, TriageDirectory } from '#domain';
import type { Context } from '#foundation';

/** Port to the account platform: the accounts that the addresses of one mail may mean. */
export interface AccountDirectory {
  /** Null when the platform is not configured or does not answer: triage goes on without it. */
  directoryFor(ctx: Context, facts: MailFacts): Promise<TriageDirectory | null>;
}

export const ACCOUNT_DIRECTORY = Symbol('ACCOUNT_DIRECTORY');
