import { Injectable } from '@nestjs/common';
import { renderLetter, type Posting, type Refusal, type RenderedLetter } from '#domain';
import {
  Blobs,
  DomainError,
  Keyring,
  Mailout,
  SettingsService,
  type Context,
  type QueuedMail,
} from '#foundation';
import { record } from '#audit';
import { ThreadTokens } from '#intake';
import {
  deciderOf,
  deciderRefusals,
  lockRequest,
  recordFact,
  requesterLetterRefusals,
  type RequestRecord,
} from '#requests';
import { actingOfficer } from '#triage';
import { bracketed, composeMail } from './compose-mail.js';
import { assertNothingNew } from './letter-news.js';
import { journalOf, lockDraft, type LetterRecord, type Seen } from './letter-record.js';
import { outcomeMovedRefusals } from './letter-refusals.js';
import { assertPosting, paperOf, settlePosted } from './post-letter.js';
import { readerRefusalsOf } from './second-reading.js';
import { withDecider } from './with-decider.js';

export interface Sending {
  readonly version: number;
  /** What of the conversation the sender has seen; what the writer had seen unless they say it. */
  readonly seen?: Seen;
  /** A PDF copy goes with the mail. */
  readonly pdf?: boolean;
  /** It left on paper: nothing is mailed, the posting is recorded with its proof. */
  readonly posting?: Posting;
}

/** The kind of owner under which the outgoing mails of letters stand. */
export const LETTER_MAIL = 'letter';

/** Lets a letter leave: checked once more, rendered to its final bytes, stored with the request told in one transaction. */
@Injectable()
export class SendLetter {
  private readonly tokens: ThreadTokens;

  constructor(
    private readonly mailout: Mailout,
    private readonly settings: SettingsService,
    private readonly blobs: Blobs,
    keyring: Keyring,
  ) {
    this.tokens = new ThreadTokens(keyring, settings.values.MAIL_DOMAIN, settings.values.MAIL_FROM);
  }

  /**
   * An officer sends a draft. Refused with every reason when its text or its request stands against it, stopped when
   * something new arrived since they looked, and held until a second officer has read it where it turns something down.
   * @law GDPR art. 12(4)
   */
  async run(ctx: Context, id: string, sending: Sending): Promise<void> {
    const officerId = actingOfficer(ctx);
    const letter = await lockDraft(ctx, id, sending.version);
    // Locked before it is read: the outcomes that are rendered are those that leave.
    const request = letter.requestId ? await lockRequest(ctx, letter.requestId) : null;
    await assertNothingNew(ctx, letter, sending.seen);
    const [moved] = outcomeMovedRefusals(letter, request);
    if (moved) throw new DomainError(moved.code, 'conflict', { ...moved.params });
    await assertWay(ctx, letter, sending);
    const named = await decider(ctx, letter, request, officerId);
    const leaving = { ...letter, pdf: sending.pdf, posting: sending.posting };
    await this.queue(ctx, leaving, request, { decider: named, unread: await readerRefusalsOf(ctx, letter) });
  }

  /** The desk sends what it wrote itself; the caps of automatic mails apply. */
  async runAutomatically(ctx: Context, id: string): Promise<void> {
    const letter = await lockDraft(ctx, id, 1);
    const request = letter.requestId ? await lockRequest(ctx, letter.requestId) : null;
    await this.queue(ctx, letter, request, { decider: null, unread: [] });
  }

  private async queue(
    ctx: Context,
    letter: Leaving,
    request: RequestRecord | null,
    { decider, unread }: { decider: Decider | null; unread: readonly Refusal[] },
  ): Promise<void> {
    const text = decider ? withDecider(letter, decider.name) : letter;
    const rendering = renderLetter({
      ...letter,
      ...text,
      tracks: request?.tracks ?? [],
      deciderName: decider?.name,
    });
    const against = request ? requesterLetterRefusals(request, letter, ctx.now) : [];
    const refusals = [...(rendering.ok ? [] : rendering.refusals), ...unread, ...against];
    if (!rendering.ok || refusals.length > 0)
      throw new DomainError('letter.refused', 'refused', { refusals });
    if (request) {
      await recordFact(ctx, request.id, {
        kind: 'letter-queued',
        letterId: letter.id,
        letterKind: letter.kind,
      });
    }
    if (letter.posting) return this.post(ctx, { ...letter, ...text }, rendering.letter, decider);
    const messageId = this.tokens.messageId(letter.ticketReference);
    const mail = await this.queueMail(ctx, letter, messageId, rendering.letter);
    await this.settle(ctx, { ...letter, ...text }, { messageId, mail, decider });
  }

  private post(
    ctx: Context,
    letter: Leaving,
    rendered: RenderedLetter,
    decider: Decider | null,
  ): Promise<void> {
    const { MAIL_FROM_NAME: author } = this.settings.values;
    const { posting } = letter;
    return settlePosted(ctx, this.blobs, letter, {
      posting: posting!,
      rendered,
      author,
      decidedBy: decider?.id ?? null,
    });
  }

  private async queueMail(
    ctx: Context,
    letter: Leaving,
    messageId: string,
    rendered: RenderedLetter,
  ): Promise<QueuedMail> {
    const { MAIL_FROM, MAIL_FROM_NAME } = this.settings.values;
    const copy = letter.pdf ? await paperOf(letter, rendered, MAIL_FROM_NAME, ctx.now) : undefined;
    const bytes = await composeMail(
      {
        from: { name: MAIL_FROM_NAME, address: MAIL_FROM },
        replyTo: this.tokens.replyAddress(letter.ticketReference),
        to: { name: letter.toName, address: letter.toAddress },
        messageId,
        ...(await answered(ctx, letter.ticketId)),
        automatic: letter.automatic,
        language: letter.language,
        date: ctx.now,
      },
      rendered,
      copy && { fileName: `${letter.ticketReference}.pdf`, bytes: copy },
    );
    return this.mailout.queueMail(ctx, {
      ownerKind: LETTER_MAIL,
      ownerId: letter.id,
      from: MAIL_FROM,
      to: [letter.toAddress],
      messageId: bracketed(messageId),
      bytes,
      automatic: letter.automatic,
      relatedOwnerIds: letter.automatic ? await lettersOfSameTicket(ctx, letter) : [],
    });
  }

  private async settle(
    ctx: Context,
    letter: Leaving,
    { messageId, mail, decider }: { messageId: string; mail: QueuedMail; decider: Decider | null },
  ): Promise<void> {
    const held = mail.state === 'held';
    await ctx.query(SETTLE, [
      letter.id,
      held ? 'failed' : 'queued',
      letter.subject,
      letter.body,
      messageId,
      mail.id,
      decider?.id ?? null,
      held ? `held:${mail.heldBy}` : null,
      ctx.now,
      letter.pdf ?? false,
    ]);
    if (held && letter.requestId) {
      await recordFact(ctx, letter.requestId, {
        kind: 'letter-failed',
        letterId: letter.id,
        letterKind: letter.kind,
      });
    }
    await record(ctx, {
      type: held ? 'letter.held' : 'letter.queued',
      journal: journalOf(letter),
      object: { kind: 'letter', id: letter.id },
      ticketId: letter.ticketId,
      content: {
        kind: letter.kind,
        version: letter.version,
        decidedBy: decider?.id ?? null,
        outgoingMailId: mail.id,
        automatic: letter.automatic,
      },
      personal: { to: letter.toAddress },
    });
  }
}

/**
 * Who decided for the controller what the answer turns down: their own recorded act, and not the signer's, unless the
 * controller recorded that one person may do both.
 * @law GDPR art. 12(4), 38(6), 39(1)
 */
async function decider(
  ctx: Context,
  { kind }: LetterRecord,
  request: RequestRecord | null,
  signerId: string,
): Promise<Decider | null> {
  if (request === null || (kind !== 'answer' && kind !== 'refusal')) return null;
  const decision = deciderOf(request);
  if (decision === null) return null;
  const refusals = await deciderRefusals(ctx, decision.officerId, [signerId]);
  const [same] = refusals.filter(({ code }) => code === 'same-person');
  if (same) throw new DomainError('letter.refused', 'refused', { refusals: [same] });
  return { id: decision.officerId, name: decision.officerName };
}

/** A letter on its way out, with how it leaves. */
type Leaving = LetterRecord & Pick<Sending, 'pdf' | 'posting'>;

/** By post with proof, or by mail to an address. */
async function assertWay(ctx: Context, letter: LetterRecord, { posting }: Sending): Promise<void> {
  if (posting) return assertPosting(ctx, letter, posting);
  if (letter.toAddress === '') throw new DomainError('letter.no-address', 'refused');
}

interface Decider {
  readonly id: string;
  readonly name: string;
}

const SETTLE = `
  update letter set state = $2, subject = $3, body = $4, message_id = $5, outgoing_mail_id = $6, decided_by = $7,
         bounce_reason = $8, updated_at = $9, pdf_copy = $10, version = version + 1
  where id = $1`;

/** The person's last mail, so that the letter stands in their conversation; ids that would break a header stay out. */
async function answered(
  ctx: Context,
  ticketId: string,
): Promise<{ inReplyTo: string | null; references: string[] }> {
  const [last] = await ctx.query<{ messageId: string; references: string[] }>(
    `select m.message_id as "messageId", m.reference_ids as "references" from message m
     where m.ticket_id = $1 and m.direction = 'in' and m.message_id is not null and m.facts->'report' is not distinct from 'null'::jsonb
     order by m.received_at desc, m.id desc limit 1`,
    [ticketId],
  );
  if (!last || !harmless(last.messageId)) return { inReplyTo: null, references: [] };
  const before = last.references.filter((id) => harmless(id) && id !== last.messageId);
  return { inReplyTo: last.messageId, references: [...before.slice(-20), last.messageId] };
}

const harmless = (id: string): boolean => /^[!-;=?-~]{3,400}$/.test(id);

async function lettersOfSameTicket(ctx: Context, letter: LetterRecord): Promise<string[]> {
  const letters = await ctx.query<{ id: string }>(
    `select id from letter where ticket_id = $1 and automatic and id <> $2 order by created_at desc limit 100`,
    [letter.ticketId, letter.id],
  );
  return letters.map(({ id }) => id);
}
