import type { MailFacts, TriageDirectory } from '#domain';
import type { Context } from '#foundation';

/** What the platform was asked of one mail and how many accounts it named: counts, so that the journal shows nobody. */
export interface LookUp {
  readonly addresses: number;
  readonly domains: number;
  readonly words: number;
  readonly found: number;
  /** Answered from memory: the same was asked a moment ago. */
  readonly remembered: boolean;
}

export interface LookedUpDirectory {
  readonly directory: TriageDirectory;
  readonly lookUp: LookUp;
}

/** Port to the account platform: the accounts that the addresses of one mail may mean. */
export interface AccountDirectory {
  /** Null when the platform is not configured: triage goes on without it, as it does when the platform does not answer. */
  directoryFor(ctx: Context, facts: MailFacts): Promise<LookedUpDirectory | null>;
}

export const ACCOUNT_DIRECTORY = Symbol('ACCOUNT_DIRECTORY');
