import type { ImapFlow } from 'imapflow';
import { dial } from './dial.js';
import type { MailboxConfig } from './mailbox-config.js';
import type { MailboxTokens } from './mailbox-tokens.js';
import { SignIn } from './sign-in.js';

const SILENT_MS = 30_000;

export interface ErrandLimits {
  /** Whoever waits for it holds a transaction: it is given up rather than left open. */
  readonly wholeMs: number;
  readonly late: string;
  /** The largest mail that is read. */
  readonly largest: number;
}

/** One errand at a mailbox, over a connection of its own. A token that was kept and is refused is asked for anew, once. */
export async function onErrand<T>(
  config: MailboxConfig,
  tokens: MailboxTokens,
  limits: ErrandLimits,
  act: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const signIn = new SignIn(config, tokens);
  try {
    return await once(config, signIn, limits, act);
  } catch (error) {
    const { authenticationFailed } = error as { authenticationFailed?: boolean };
    if (!authenticationFailed || !signIn.refused()) throw error;
    return once(config, signIn, limits, act);
  }
}

async function once<T>(
  config: MailboxConfig,
  signIn: SignIn,
  { wholeMs, late, largest }: ErrandLimits,
  act: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const client = dial(config, await signIn.credentials(), { silentMs: SILENT_MS, largest });
  let failure: Error | undefined;
  client.on('error', (error: Error) => (failure ??= error));
  const timer = setTimeout(() => {
    failure ??= new Error(late);
    client.close();
  }, wholeMs);
  try {
    await client.connect();
    return await act(client);
  } catch (error) {
    throw failure ?? error;
  } finally {
    clearTimeout(timer);
    await Promise.race([
      client.logout().catch(() => {}),
      new Promise((resolve) => setTimeout(resolve, 500).unref()),
    ]);
    client.close();
  }
}
