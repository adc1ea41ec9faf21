import type { AddressInfo, Socket } from 'node:net';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import {
  SMTPServer,
  type SMTPServerDataStream,
  type SMTPServerOptions,
  type SMTPServerSession,
} from 'smtp-server';
import { logger, messagesReceived, SettingsService } from '#foundation';
import { AcceptDelivery } from './accept-delivery.js';
import { certificateOf, type ListenerSettings } from './listener-options.js';
import { MemoryBudget } from './memory-budget.js';
import { withData } from './read-data.js';
import { acceptsRecipient } from './recipients.js';
import { putOff, SmtpRefusal } from './smtp-refusal.js';

const MAX_CLIENTS = 50;
const MAX_RECIPIENTS = 100;
const IDLE_MS = 120_000;
/** A client may send slowly, not forever. */
const DATA_MS = 600_000;
const SESSION_MS = 3_600_000;
const STOP_MS = 2_000;

type Done = (error?: Error | null, message?: string) => void;
interface Connection {
  readonly id: string;
  send(code: number, text?: string): void;
}

/**
 * The SMTP (or LMTP) door of the desk. A 250 is given after the journal's COMMIT and never before; on any doubt the
 * answer is 451 and the sender keeps the mail. The stored bytes are those received: no trace header of ours.
 */
@Injectable()
export class SmtpListener implements BeforeApplicationShutdown {
  private readonly log = logger('smtp');
  private readonly settings: ListenerSettings;
  private readonly budget: MemoryBudget;
  /** Sessions between the start of data and our answer: a stop lets them finish. */
  private readonly busy = new Set<string>();
  private readonly ends = new Map<string, NodeJS.Timeout>();
  private server: SMTPServer | undefined;
  private stopping: Promise<void> | undefined;

  constructor(
    @Inject(SettingsService) settings: SettingsService,
    @Inject(AcceptDelivery) private readonly delivery: AcceptDelivery,
  ) {
    this.settings = settings.values;
    this.budget = new MemoryBudget(Math.max(2 * this.settings.SMTP_MAX_BYTES, 64 * 1024 * 1024));
  }

  /** Opens the port; does nothing when SMTP_LISTEN_PORT is 0. A taken port is an error that names it. */
  async start(): Promise<void> {
    const { SMTP_LISTEN_PORT: port, SMTP_LISTEN_BIND: bind } = this.settings;
    if (port === 0 || this.server) return;
    this.stopping = undefined;
    const server = new SMTPServer(await this.options());
    server.on('error', (error: Error) => this.log.debug({ err: error }, 'client error'));
    server.server.on('connection', answersTogether);
    await new Promise<void>((resolve, reject) => {
      server.server.once('error', (error) =>
        reject(new Error(`SMTP_LISTEN_PORT ${port} cannot be opened: ${error.message}`, { cause: error })),
      );
      server.listen(port, bind, resolve);
    });
    this.server = server;
    // The database may come later than we do; until then every mail is put off.
    await this.delivery.prepare().catch((error: unknown) => this.log.warn({ err: error }, 'no channel yet'));
    this.log.info({ port: this.port }, 'listening');
  }

  /** The port that is open; undefined when the listener is off. */
  get port(): number | undefined {
    return (this.server?.server.address() as AddressInfo | null | undefined)?.port;
  }

  /** Takes no new mail, lets those under way be written and answered, then closes. */
  stop(): Promise<void> {
    const { server } = this;
    if (!server) return Promise.resolve();
    this.stopping ??= new Promise<void>((resolve) => server.close(() => resolve())).then(() => {
      for (const timer of this.ends.values()) clearTimeout(timer);
      this.ends.clear();
      this.server = undefined;
    });
    for (const { id } of this.connections()) if (!this.busy.has(id)) this.cut(id);
    return this.stopping;
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  private async options(): Promise<SMTPServerOptions> {
    const tls = await certificateOf(this.settings);
    return {
      ...tls,
      name: this.settings.MAIL_DOMAIN,
      lmtp: this.settings.SMTP_LISTEN_LMTP,
      size: this.settings.SMTP_MAX_BYTES,
      rejectOversized: true,
      disabledCommands: tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
      hideENHANCEDSTATUSCODES: false,
      disableReverseLookup: true,
      maxClients: MAX_CLIENTS,
      socketTimeout: IDLE_MS,
      closeTimeout: STOP_MS,
      onConnect: (session, done) => this.onConnect(session, done),
      onMailFrom: (_address, _session, done) => done(this.stopping ? closing() : null),
      onRcptTo: (address, session, done) => done(this.refusalOf(address.address, session)),
      onData: (stream, session, done) => this.onData(stream, session, done),
      onClose: (session) => {
        clearTimeout(this.ends.get(session.id));
        this.ends.delete(session.id);
      },
    };
  }

  private onConnect(session: SMTPServerSession, done: Done): void {
    if (this.stopping) return done(closing());
    this.ends.set(session.id, setTimeout(() => this.cut(session.id), SESSION_MS).unref());
    done();
  }

  private refusalOf(address: string, session: SMTPServerSession): Error | null {
    if (session.envelope.rcptTo.length >= MAX_RECIPIENTS) return new SmtpRefusal(452, 'Too many recipients');
    if (acceptsRecipient(this.settings.SMTP_LISTEN_RECIPIENTS, address)) return null;
    return new SmtpRefusal(550, 'No such mailbox here');
  }

  private onData(stream: SMTPServerDataStream, session: SMTPServerSession, done: Done): void {
    this.busy.add(session.id);
    const slow = setTimeout(() => this.cut(session.id), DATA_MS).unref();
    stream.once('end', () => clearTimeout(slow));
    const answered = (error?: SmtpRefusal): void => {
      clearTimeout(slow);
      this.busy.delete(session.id);
      done(error ?? null, 'Message written to the journal');
      if (this.stopping) this.cut(session.id);
    };
    this.receive(stream, session).then(
      () => answered(),
      (error: unknown) => answered(this.refusalFor(error)),
    );
  }

  private async receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const { mailFrom, rcptTo } = session.envelope;
    const limits = {
      maxBytes: this.settings.SMTP_MAX_BYTES,
      declaredBytes: declaredSize(session),
      budget: this.budget,
    };
    await withData(stream, limits, (data) =>
      this.delivery.run({
        ...data,
        envelopeFrom: mailFrom ? mailFrom.address : '',
        envelopeTo: rcptTo.map(({ address }) => address),
        remoteIp: session.remoteAddress || null,
        helo: session.hostNameAppearsAs || null,
      }),
    );
  }

  private refusalFor(error: unknown): SmtpRefusal {
    if (!(error instanceof SmtpRefusal)) return putOff();
    if (error.responseCode >= 500) messagesReceived.inc({ channel_kind: 'smtp', outcome: 'refused' });
    return error;
  }

  /** Ends one session with 421: the client knows that it may come again. */
  private cut(id: string): void {
    this.connections()
      .find((connection) => connection.id === id)
      ?.send(421, 'Closing the connection, please come again');
  }

  private connections(): Connection[] {
    return this.server ? [...(this.server.connections as Set<Connection>)] : [];
  }
}

/** The answers to commands that came in one packet (RFC 2920) leave in one. */
function answersTogether(socket: Socket): void {
  const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
  socket.write = (...args: unknown[]) => {
    if (socket.writableCorked === 0) {
      socket.cork();
      setImmediate(() => socket.uncork());
    }
    return write(...args);
  };
}

const closing = (): SmtpRefusal => new SmtpRefusal(421, 'Closing the connection, please come again');

/** SIZE of MAIL FROM (RFC 1870); 0 when the client did not say. */
function declaredSize(session: SMTPServerSession): number {
  const { mailFrom } = session.envelope;
  const size = mailFrom ? Number(((mailFrom.args as { SIZE?: string } | false | undefined) || {}).SIZE) : 0;
  return Number.isSafeInteger(size) && size > 0 ? size : 0;
}
