import { logger } from '#foundation';
import type { Channel } from '#intake';
import type { Leadership } from './leadership.js';
import { mailboxConfig } from './mailbox-config.js';
import { MailboxConnection } from './mailbox-connection.js';
import type { MailboxJournal } from './mailbox-journal.js';
import type { MailboxTokens } from './mailbox-tokens.js';
import { SignIn } from './sign-in.js';
import { Suspects } from './suspects.js';
import { TrialWatch } from './trial-watch.js';
import { MailboxWatch } from './watch-mailbox.js';

export interface WatcherTimes {
  readonly pollMs: number;
  readonly compareMs: number;
  /** First pause after a failure; doubled each time up to a minute. */
  readonly retryMs: number;
  /** How often a worker that does not lead asks again. */
  readonly standByMs: number;
  /** A server that is silent for so long while it owes an answer is gone. */
  readonly silentMs: number;
  /** The largest mail that is read, in bytes. */
  readonly largest: number;
}

const LONGEST_PAUSE_MS = 60_000;

/** Keeps one mailbox watched: leads or stands by, connects, reconnects after a failure, until it is stopped. */
export class MailboxWatcher {
  private readonly log = logger('imap');
  private readonly stopped = new AbortController();
  private readonly running: Promise<void>;
  private failures = 0;
  private signIn: SignIn | undefined;
  private readonly suspects: Suspects;

  constructor(
    private readonly channel: Channel,
    private readonly leadership: Leadership,
    private readonly journal: MailboxJournal,
    private readonly tokens: MailboxTokens,
    private readonly times: WatcherTimes,
  ) {
    this.suspects = new Suspects(times.compareMs);
    this.running = this.run();
  }

  /** Finishes the mail at hand, says goodbye to the server, lets another worker lead. */
  async stop(): Promise<void> {
    this.stopped.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopped;
    while (!signal.aborted) {
      const pause = await this.turn(signal);
      await sleep(pause, signal);
    }
  }

  /** One time as the leader; returns how long to wait before the next try. */
  private async turn(signal: AbortSignal): Promise<number> {
    try {
      const lead = await this.leadership.lead(`imap ${this.channel.id}`);
      if (lead === null) return this.times.standByMs;
      try {
        await this.watch(AbortSignal.any([signal, lead.signal]));
      } finally {
        await lead.release();
      }
      return 0;
    } catch (error) {
      if (signal.aborted) return 0;
      return this.failed(error);
    }
  }

  private async watch(signal: AbortSignal): Promise<void> {
    const config = mailboxConfig(this.channel.config);
    const moves = config.moveTo !== null;
    const trial = this.channel.state === 'trial';
    this.signIn ??= new SignIn(config, this.tokens);
    // Without a move nothing is changed at the server: then the folder is opened read-only.
    const connection = new MailboxConnection(
      config,
      await this.signIn.credentials(),
      trial || !moves,
      this.times,
    );
    const options = { ...this.times, channelId: this.channel.id, moves };
    const watch = trial
      ? new TrialWatch(connection, this.journal, options)
      : new MailboxWatch(connection, this.journal, this.suspects, options);
    // A stop must not hang on a server that is silent: what the connection is waiting for is given up.
    let late: NodeJS.Timeout | undefined;
    signal.addEventListener('abort', () => (late = setTimeout(() => void connection.close(), 1500).unref()));
    try {
      await watch.run(signal, () => (this.failures = 0));
    } catch (error) {
      // A token that was kept may have been taken back: nobody need hear of it before a new one was tried.
      if ((error as { authenticationFailed?: boolean }).authenticationFailed && this.signIn.refused()) return;
      // A command that finds the connection gone knows less than the event that ended it.
      throw codeOf(error) === 'NoConnection' ? (connection.lost ?? error) : error;
    } finally {
      clearTimeout(late);
      await connection.close();
    }
  }

  /** Doubles the pause each time, with chance in it, so that many workers do not come back at one moment. */
  private async failed(error: unknown): Promise<number> {
    this.failures++;
    this.log.warn({ err: error, channelId: this.channel.id, failures: this.failures }, 'mailbox not watched');
    await this.journal.error(this.channel.id, reasonOf(error)).catch(() => {});
    const pause = Math.min(this.times.retryMs * 2 ** (this.failures - 1), LONGEST_PAUSE_MS);
    return pause * (0.5 + Math.random());
  }
}

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

/** What an administrator needs to act, without anything a server may have quoted. */
function reasonOf(error: unknown): string {
  const { code, authenticationFailed, message } = error as {
    code?: string;
    authenticationFailed?: boolean;
    message?: string;
  };
  if (authenticationFailed) return 'the server refused the user or the password';
  return `not reachable: ${code ?? message ?? 'unknown'}`.replace(/\S+@\S+/g, '[address]');
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted || ms <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
