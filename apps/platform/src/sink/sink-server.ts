import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { PLATFORM_SETTINGS, type PlatformSettings } from '../settings.js';
import { composeBounce } from './compose-bounce.js';
import { headerField } from './read-headers.js';
import { SinkStore } from './sink-store.js';

const MAX_BYTES = 60 * 1024 * 1024;
/** How often an address `later…` puts off one mail. */
const PUT_OFF = 2;

class Refusal extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * The mail server of the sample: takes every letter and shows it. The local part of the recipient chooses its fate:
 * `reject…` is refused at once, `later…` is put off twice, `bounce…` is taken and comes back as a report.
 */
@Injectable()
export class SinkServer implements OnApplicationShutdown {
  private readonly log = new Logger('sink');
  private readonly putOff = new Map<string, number>();
  private server: SMTPServer | undefined;

  constructor(
    @Inject(SinkStore) private readonly store: SinkStore,
    @Inject(PLATFORM_SETTINGS) private readonly settings: PlatformSettings,
  ) {}

  async start(): Promise<void> {
    const port = this.settings.SINK_SMTP_PORT;
    if (port === undefined) return;
    const server = new SMTPServer({
      name: 'sink.mailo.example',
      disabledCommands: ['AUTH', 'STARTTLS'],
      hideENHANCEDSTATUSCODES: false,
      disableReverseLookup: true,
      size: MAX_BYTES,
      rejectOversized: true,
      maxClients: 50,
      closeTimeout: 1000,
      onRcptTo: (address, _session, done) => done(refusalOf(address.address)),
      onData: (stream, session, done) => {
        this.receive(stream, session).then(() => done(), done);
      },
    });
    server.on('error', (error: Error) => this.log.debug(error.name));
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.server.once('error', reject);
      server.listen(port, this.settings.PLATFORM_BIND, resolve);
    });
  }

  private async receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
    if (stream.sizeExceeded) return;
    const raw = Buffer.concat(chunks);
    const { mailFrom, rcptTo } = session.envelope;
    const from = mailFrom ? mailFrom.address : '';
    const to = rcptTo.map(({ address }) => address);
    const messageId = headerField(raw, 'Message-ID');
    this.putOffSome(to, messageId ?? `${from} ${raw.length}`);
    const failed = from === '' ? [] : to.filter((address) => /^bounce/i.test(address));
    const at = new Date();
    try {
      await this.store.keep(
        { from, to, raw, messageId, subject: headerField(raw, 'Subject') },
        failed.map((recipient) => ({
          recipient: from,
          raw: composeBounce({ sender: from, recipient, raw, at }),
        })),
      );
    } catch (error) {
      this.log.error(`not kept: ${error instanceof Error ? error.message : String(error)}`);
      throw new Refusal(451, 'Not kept, try again');
    }
  }

  private putOffSome(to: readonly string[], key: string): void {
    if (!to.some((address) => /^later/i.test(address))) return;
    const times = this.putOff.get(key) ?? 0;
    if (times >= PUT_OFF) return void this.putOff.delete(key);
    if (this.putOff.size > 1000) this.putOff.clear();
    this.putOff.set(key, times + 1);
    throw new Refusal(451, 'Mailbox busy, try again later');
  }

  async onApplicationShutdown(): Promise<void> {
    const { server } = this;
    if (server) await new Promise<void>((resolve) => server.close(resolve));
  }
}

const refusalOf = (address: string): Error | null =>
  /^reject/i.test(address) ? new Refusal(550, 'User unknown') : null;
