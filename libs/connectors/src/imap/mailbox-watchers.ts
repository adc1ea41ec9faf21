import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { type Actor, Contexts, logger, SettingsService } from '#foundation';
import { watchedMailboxes, type Channel } from '#intake';
import { Leadership } from './leadership.js';
import { MailboxJournal } from './mailbox-journal.js';
import { MailboxTokens } from './mailbox-tokens.js';
import { MailboxWatcher, type WatcherTimes } from './mailbox-watcher.js';

const ACTOR: Actor = { kind: 'system', scope: 'imap.watchers' };
const LOOK_MS = 2_000;

/** Watches every IMAP channel that is active or on trial; one that is added, changed, paused or resumed is noticed within seconds. */
@Injectable()
export class MailboxWatchers implements BeforeApplicationShutdown {
  private readonly log = logger('imap');
  private readonly watchers = new Map<string, MailboxWatcher>();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private started = false;
  private times: WatcherTimes;

  constructor(
    @Inject(Contexts) private readonly contexts: Contexts,
    @Inject(Leadership) private readonly leadership: Leadership,
    @Inject(MailboxJournal) private readonly journal: MailboxJournal,
    @Inject(MailboxTokens) private readonly tokens: MailboxTokens,
    @Inject(SettingsService) settings: SettingsService,
  ) {
    this.times = {
      pollMs: settings.values.IMAP_POLL_SECONDS * 1000,
      compareMs: 300_000,
      retryMs: 1_000,
      standByMs: 5_000,
      silentMs: 120_000,
      largest: settings.values.SMTP_MAX_BYTES,
    };
  }

  /** Begins; returns at once, as a mailbox may be out of reach for long. `times` shortens the pauses for specs. */
  async start(times: Partial<WatcherTimes> = {}): Promise<void> {
    if (this.started) return;
    this.times = { ...this.times, ...times };
    this.started = true;
    this.look();
  }

  async stop(): Promise<void> {
    this.started = false;
    clearTimeout(this.timer);
    await this.looking;
    await Promise.all([...this.watchers.values()].map((watcher) => watcher.stop()));
    this.watchers.clear();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  private look(): void {
    this.looking = this.compare()
      .catch((error: unknown) => this.log.warn({ err: error }, 'channels not read'))
      .finally(() => {
        if (this.started) this.timer = setTimeout(() => this.look(), LOOK_MS);
      });
  }

  /** Starts and stops watchers so that they match the channels; a changed configuration is a new watcher. */
  private async compare(): Promise<void> {
    const channels = await this.contexts.run(ACTOR, (ctx) => watchedMailboxes(ctx));
    const wanted = new Map(channels.map((channel) => [keyOf(channel), channel]));
    const ended = [...this.watchers].filter(([key]) => !wanted.has(key));
    await Promise.all(
      ended.map(async ([key, watcher]) => {
        this.watchers.delete(key);
        await watcher.stop();
      }),
    );
    for (const [key, channel] of wanted) {
      if (!this.started || this.watchers.has(key)) continue;
      this.watchers.set(
        key,
        new MailboxWatcher(channel, this.leadership, this.journal, this.tokens, this.times),
      );
    }
  }
}

const keyOf = ({ id, state, config }: Channel): string => `${id} ${state} ${JSON.stringify(config)}`;
