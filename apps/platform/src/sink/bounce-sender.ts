import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { PLATFORM_SETTINGS, type PlatformSettings } from '../settings.js';
import { type DueBounce, SinkStore } from './sink-store.js';

const EVERY_MS = 500;
const GIVEN_UP_AFTER = 200;

/** Sends the bounces that are due to the desk's listener; puts off what the listener does not take yet. */
@Injectable()
export class BounceSender implements OnApplicationShutdown {
  private readonly log = new Logger('sink');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(SinkStore) private readonly store: SinkStore,
    @Inject(PLATFORM_SETTINGS) private readonly settings: PlatformSettings,
  ) {}

  start(): void {
    if (this.settings.SINK_BOUNCE_TO === undefined) return;
    this.timer = setTimeout(() => {
      this.running = this.sendDue()
        .catch((error: unknown) => this.log.warn(`bounces: ${messageOf(error)}`))
        .finally(() => this.timer !== undefined && this.start());
    }, EVERY_MS);
  }

  private async sendDue(): Promise<void> {
    const due = await this.store.dueBounces();
    if (due.length === 0) return;
    const transport = createTransport({
      ...serverOf(this.settings.SINK_BOUNCE_TO!),
      connectionTimeout: 5000,
      greetingTimeout: 5000,
      socketTimeout: 30_000,
      ignoreTLS: true,
    });
    for (const bounce of due) await this.send(transport, bounce);
    transport.close();
  }

  private async send(transport: ReturnType<typeof createTransport>, bounce: DueBounce): Promise<void> {
    try {
      await transport.sendMail({ envelope: { from: '', to: [bounce.recipient] }, raw: bounce.raw });
      await this.store.bounceDone(bounce.n);
    } catch (error) {
      this.log.warn(`bounce ${bounce.n}: ${messageOf(error)}`);
      const refused = ((error as { responseCode?: number }).responseCode ?? 0) >= 500;
      if (refused || bounce.tries >= GIVEN_UP_AFTER) await this.store.bounceDone(bounce.n);
      else await this.store.bounceLater(bounce.n, Math.min(60, 2 ** Math.min(bounce.tries, 6)));
    }
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.running;
  }
}

function serverOf(url: string): { host: string; port: number; secure: boolean } {
  const { hostname, port, protocol } = new URL(url);
  const secure = protocol === 'smtps:';
  return { host: hostname, port: Number(port) || (secure ? 465 : 25), secure };
}

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\S+@\S+/g, '[address]').slice(0, 200);
