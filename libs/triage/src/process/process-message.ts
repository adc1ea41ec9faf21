import { Inject, Injectable } from '@nestjs/common';
import { placeMessage, type Placement } from '#domain';
import { Keyring, Postpone, SettingsService, enqueue, jobs, type Context } from '#foundation';
import { recordAll, type NewEvent } from '#audit';
import {
  AuthenticateMail,
  MessageStore,
  TakeProbe,
  ThreadTokens,
  readMail,
  scannerConfigured,
  readingFacts,
  since,
  type DecodedReading,
  type MailReading,
  type MessageRow,
  type OpenedMessage,
  type StepTrace,
} from '#intake';
import { ACCOUNT_DIRECTORY, type AccountDirectory } from '../accounts/account-directory.js';
import { classifyMail, type Classified } from './classify-mail.js';
import { conversationsOf, type Conversations } from './conversations.query.js';
import { homeOf, lockTies, type Home, type Tie } from './lock-ties.js';
import { placementFacts } from './placement-facts.js';
import { wavesOf } from './waves.js';
import { writePlacement } from './write-placement.js';

interface ReadMessage {
  readonly opened: OpenedMessage;
  readonly reading: MailReading;
  readonly correlationId: string;
  /** Ticket reference under a genuine token of ours. */
  readonly reference: string | null;
}

interface JudgedMessage extends ReadMessage, Pick<Classified, 'suggestion' | 'lookUp'> {
  readonly placement: Placement;
  /** The ticket that the message joins, held. */
  readonly home: Home | null;
  readonly copyOf: string | null;
  readonly steps: readonly StepTrace[];
}

/**
 * The steps after the journal, for one message: decode, authenticate, classify, thread, open. Each leaves its verdict with
 * the message; what fails twice more ends in `TakeByHand`, never in silence. Running it again does nothing.
 */
@Injectable()
export class ProcessMessage {
  private readonly tokens: ThreadTokens;
  private readonly scans: boolean;
  private turns: Promise<void> = Promise.resolve();
  private alone: string | null = null;
  private readonly putOff = new Set<string>();

  constructor(
    private readonly store: MessageStore,
    private readonly settings: SettingsService,
    private readonly authenticateMail: AuthenticateMail,
    private readonly probes: TakeProbe,
    keyring: Keyring,
    @Inject(ACCOUNT_DIRECTORY) private readonly directory: AccountDirectory,
  ) {
    const { MAIL_DOMAIN, MAIL_FROM } = settings.values;
    this.scans = scannerConfigured(settings.values);
    this.tokens = new ThreadTokens(keyring, MAIL_DOMAIN, MAIL_FROM);
  }

  async run(ctx: Context, { messageId }: { messageId: string }): Promise<void> {
    await this.runTogether(ctx, [{ messageId, correlationId: ctx.correlationId }]);
  }

  /**
   * A mail whose reading may take long. One at a time in a process: the others are put off and occupy neither a hand of the queue,
   * nor a connection, nor memory meanwhile.
   */
  async runAlone(ctx: Context, { messageId }: { messageId: string }): Promise<void> {
    if (this.alone !== null && this.alone !== messageId) {
      this.putOff.add(messageId);
      throw new Postpone(300 * this.putOff.size, 'another unusual mail is being read');
    }
    this.alone = messageId;
    this.putOff.delete(messageId);
    try {
      await this.run(ctx, { messageId });
    } finally {
      this.alone = null;
    }
  }

  /** Several messages in one transaction: the statements of all travel together. Related ones go in the order of their arrival. */
  async runTogether(
    ctx: Context,
    messages: readonly { messageId: string; correlationId: string }[],
  ): Promise<void> {
    const correlations = new Map(messages.map(({ messageId, correlationId }) => [messageId, correlationId]));
    const found = await this.store.openAll(ctx, [...correlations.keys()]);
    const reading: Promise<ReadMessage>[] = [];
    for (const opened of found.filter(({ row }) => row.state === 'journaled')) {
      const decoded = this.proved(await readMail(opened.raw, ctx.now, opened.row));
      // Not awaited yet: where names must be looked up, the mails of one trip wait together, and nothing is locked so far.
      reading.push(
        this.authenticated(opened, decoded, ctx.now).then((reading) => ({
          opened,
          reading,
          correlationId: correlations.get(opened.row.id) ?? ctx.correlationId,
          reference: this.referenceIn(reading, opened.row),
        })),
      );
      await this.turn();
    }
    const read = await this.withoutProbes(ctx, await Promise.all(reading));
    // Another worker may hold a mail that the place of one of these depends on.
    await lockTies(ctx, read.flatMap(tiesOf));
    for (const wave of wavesOf(read, (message) => tiesOf(message).map(({ name }) => name))) {
      const judged = await this.judgeAll(ctx, wave);
      // All asked for in one turn: the statements of the whole wave leave in one packet.
      const events = await Promise.all(judged.map((message) => this.place(ctx, message)));
      await recordAll(ctx, events);
    }
  }

  /** A bounce in words is believed for an id that only we can have issued; anybody can write the others. */
  private proved(decoded: DecodedReading): DecodedReading {
    const { report } = decoded;
    if (!report?.inWords || this.tokens.ticketReferenceIn([report.originalMessageId ?? ''])) return decoded;
    return { ...decoded, report: null };
  }

  /** The desk's own probes have arrived and need no ticket. */
  private async withoutProbes(ctx: Context, read: readonly ReadMessage[]): Promise<ReadMessage[]> {
    const mails: ReadMessage[] = [];
    for (const message of read) {
      const { opened, reading } = message;
      if (!(await this.probes.take(ctx, opened.row, reading.mail, reading.steps))) mails.push(message);
    }
    return mails;
  }

  private async authenticated(
    opened: OpenedMessage,
    decoded: DecodedReading,
    at: Date,
  ): Promise<MailReading> {
    const { authentication, step } = await this.authenticateMail.run(opened, decoded.mail, at);
    return { ...decoded, authentication, steps: [...decoded.steps, step] };
  }

  /** What the mails of a wave are and which tickets they belong to. */
  private async judgeAll(ctx: Context, wave: readonly ReadMessage[]): Promise<JudgedMessage[]> {
    const found = await Promise.all(wave.map((message) => this.conversations(ctx, message)));
    return Promise.all(wave.map((message, i) => this.judge(ctx, message, found[i])));
  }

  private async judge(
    ctx: Context,
    message: ReadMessage,
    { history, copyOf, leads }: Conversations,
  ): Promise<JudgedMessage> {
    await this.turn();
    const { reading } = message;
    const facts = readingFacts(reading);
    const { MAIL_ACCOUNT_DOMAINS } = this.settings.values;
    const { suggestion, step, lookUp } = await classifyMail(
      ctx,
      this.directory,
      MAIL_ACCOUNT_DOMAINS,
      facts,
      history,
    );
    const started = performance.now();
    const placement = placeMessage(placementFacts(message, { leads }, suggestion));
    // The ticket may have been merged or restricted since: its row is asked again, and held.
    const home = placement.kind === 'join' ? await homeOf(ctx, placement.ticketId) : null;
    const thread: StepTrace = {
      step: 'thread',
      verdict: 'ok',
      why: threadWhy(placement),
      ms: since(started),
      at: ctx.now.toISOString(),
    };
    const steps = [...reading.steps, step, thread, ...(this.scans ? [] : [notScanned(ctx.now)])];
    return { ...message, suggestion, lookUp, placement, home, copyOf, steps };
  }

  /** Writes what was found; returns the event of it. */
  private async place(ctx: Context, message: JudgedMessage): Promise<NewEvent> {
    const { opened, reading, placement, correlationId } = message;
    const { row } = opened;
    const { ticketId, restricted } = await writePlacement(ctx, {
      ...message,
      row,
      alongside: (ticketId) => [
        this.store.settle(ctx, opened, reading.segments, { id: ticketId, isNew: placement.kind === 'open' }),
      ],
    });
    if (this.scans) await enqueue(ctx, jobs.scanMessage, { messageId: row.id }, { correlationId });
    if (reading.report !== null && reading.report.kind !== 'disposition')
      await enqueue(ctx, jobs.recordDeliveryReport, { messageId: row.id }, { correlationId });
    return { ...ticketed(row, message, ticketId, restricted), correlationId };
  }

  /** Lets the doors answer between two mails: reading one takes milliseconds. */
  private turn(): Promise<void> {
    return (this.turns = this.turns.then(() => new Promise((resolve) => setImmediate(resolve))));
  }

  private referenceIn({ mail, report }: MailReading, row: MessageRow): string | null {
    return this.tokens.ticketReferenceIn(answeredBy(mail, report), [
      ...mail.to.map(({ address }) => address),
      ...row.envelopeTo,
    ]);
  }

  private conversations(ctx: Context, { opened, reading, reference }: ReadMessage): Promise<Conversations> {
    const { mail, report } = reading;
    return conversationsOf(ctx, {
      messageId: opened.row.id,
      copyHash: opened.row.copyHash,
      reference,
      repliesTo: answeredBy(mail, report).slice(0, 20),
      sender: mail.from?.address.toLowerCase() || null,
    });
  }
}

const answeredBy = (mail: MailReading['mail'], report: MailReading['report']): string[] =>
  [mail.inReplyTo, ...mail.references, report?.originalMessageId ?? null].filter((id) => id !== null);

/**
 * What two messages have in common when the place of one may depend on the other's. A mail that begins something only
 * has to be there before what follows it; what follows waits for it.
 */
const tiesOf = ({ opened, reading: { mail, report }, reference }: ReadMessage): Tie[] => {
  const answered = answeredBy(mail, report);
  const follows = answered.length > 0 || reference !== null;
  return [
    ...(mail.from ? [{ name: `from ${mail.from.address.toLowerCase()}`, alone: follows }] : []),
    ...(mail.messageId ? [{ name: `id ${mail.messageId}`, alone: true }] : []),
    ...answered.slice(-8).map((id) => ({ name: `id ${id}`, alone: false })),
    ...(opened.row.copyHash ? [{ name: `copy ${opened.row.copyHash.toString('base64')}`, alone: true }] : []),
    ...(reference ? [{ name: `ticket ${reference}`, alone: true }] : []),
  ];
};

const ticketed = (
  row: MessageRow,
  { suggestion, lookUp, placement }: JudgedMessage,
  ticketId: string,
  restricted: boolean,
): NewEvent => ({
  journal: restricted ? 'vault' : 'desk',
  type: 'message.ticketed',
  object: { kind: 'message', id: row.id },
  ticketId,
  content: {
    channelId: row.channelId,
    placement: placement.kind,
    class: suggestion.class,
    triageVersion: suggestion.triageVersion,
    ...(lookUp && { lookUp }),
  },
});

const notScanned = (at: Date): StepTrace => ({
  step: 'scan',
  verdict: 'skipped',
  why: 'not configured',
  ms: 0,
  at: at.toISOString(),
});

const threadWhy = (placement: Placement): string | null =>
  placement.kind === 'join'
    ? `joined-by-${placement.why}`
    : placement.proposals.length > 0
      ? 'proposed'
      : null;
