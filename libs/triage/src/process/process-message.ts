import { Inject, Injectable } from '@nestjs/common';
import {
  directoryOf,
  placeMessage,
  triage,
  type MailFacts,
  type Placement,
  type TriageSuggestion,
} from '#domain';
import { Keyring, SettingsService, enqueue, jobs, type Context } from '#foundation';
import { record, type NewEvent } from '#audit';
import {
  MessageStore,
  ThreadTokens,
  readMail,
  readingFacts,
  since,
  type MailReading,
  type MessageRow,
  type StepTrace,
} from '#intake';
import { ACCOUNT_DIRECTORY, type AccountDirectory } from '../accounts/account-directory.js';
import { conversationsOf, type Conversations } from './conversations.query.js';
import { writePlacement } from './write-placement.js';

/**
 * The steps after the journal, for one message: decode, authenticate, classify, thread, open. Each leaves its verdict with
 * the message; what fails twice more ends in `TakeByHand`, never in silence. Running it again does nothing.
 */
@Injectable()
export class ProcessMessage {
  private readonly tokens: ThreadTokens;

  constructor(
    private readonly store: MessageStore,
    private readonly settings: SettingsService,
    keyring: Keyring,
    @Inject(ACCOUNT_DIRECTORY) private readonly directory: AccountDirectory,
  ) {
    const { MAIL_DOMAIN, MAIL_FROM } = settings.values;
    this.tokens = new ThreadTokens(keyring, MAIL_DOMAIN, MAIL_FROM);
  }

  async run(ctx: Context, { messageId }: { messageId: string }): Promise<void> {
    const found = await this.store.open(ctx, messageId);
    if (!found || found.row.state !== 'journaled') return;
    const { row } = found;
    const reading = await readMail(found.raw, this.settings.values.AUTHSERV_IDS, ctx.now);
    const conversations = await this.conversations(ctx, row, reading);
    const { suggestion, step } = await this.classify(ctx, reading, conversations);
    const started = performance.now();
    const placement = placeMessage({
      sender: reading.mail.from?.address ?? null,
      leads: conversations.leads,
      isReport: reading.report !== null,
      authoritySign: suggestion.authoritySign !== 'none',
      soundsLikeFollowUp: suggestion.class === 'follow-up',
    });
    const thread: StepTrace = {
      step: 'thread',
      verdict: 'ok',
      why: threadWhy(placement),
      ms: since(started),
      at: ctx.now.toISOString(),
    };
    // One wave of statements: none waits for the answer of another.
    await writePlacement(ctx, {
      row,
      reading,
      suggestion,
      placement,
      joins:
        conversations.leads.find(
          ({ ticketId }) => placement.kind === 'join' && ticketId === placement.ticketId,
        ) ?? null,
      copyOf: conversations.copyOf,
      steps: [...reading.steps, step, thread],
      alongside: (ticketId, restricted) => [
        this.store.settle(ctx, found, reading.mail, { id: ticketId, isNew: placement.kind === 'open' }),
        record(ctx, ticketed(row, suggestion, placement, ticketId, restricted)),
      ],
    });
    if (reading.report?.kind === 'delivery') await enqueue(ctx, jobs.recordDeliveryReport, { messageId });
  }

  private conversations(
    ctx: Context,
    row: MessageRow,
    { mail, report }: MailReading,
  ): Promise<Conversations> {
    const answered = [mail.inReplyTo, ...mail.references, report?.originalMessageId ?? null].filter(
      (id) => id !== null,
    );
    return conversationsOf(ctx, {
      messageId: row.id,
      copyHash: row.copyHash,
      reference: this.tokens.ticketReferenceIn(answered, [
        ...mail.to.map(({ address }) => address),
        ...row.envelopeTo,
      ]),
      repliesTo: answered.slice(0, 20),
      sender: mail.from?.address.toLowerCase() || null,
    });
  }

  private async classify(
    ctx: Context,
    reading: MailReading,
    { history }: Conversations,
  ): Promise<{ suggestion: TriageSuggestion; step: StepTrace }> {
    const started = performance.now();
    const facts: MailFacts = readingFacts(reading);
    const looked = await this.directory.directoryFor(ctx, facts).catch(() => null);
    const suggestion = triage(
      facts,
      looked ?? directoryOf([], this.settings.values.MAIL_ACCOUNT_DOMAINS),
      history,
    );
    return {
      suggestion,
      step: {
        step: 'classify',
        verdict: 'ok',
        why: looked ? null : 'account-platform-not-asked',
        ms: since(started),
        at: ctx.now.toISOString(),
      },
    };
  }
}

const ticketed = (
  row: MessageRow,
  suggestion: TriageSuggestion,
  placement: Placement,
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
  },
});

const threadWhy = (placement: Placement): string | null =>
  placement.kind === 'join'
    ? `joined-by-${placement.why}`
    : placement.proposals.length > 0
      ? 'proposed'
      : null;
