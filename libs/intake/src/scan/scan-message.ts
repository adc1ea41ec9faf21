import { Inject, Injectable } from '@nestjs/common';
import { record } from '#audit';
import { Postpone, enqueue, jobs, logger, type Context } from '#foundation';
import { MessageStore, type OpenedMessage } from '../journal/message-store.js';
import type { StepTrace } from '../journal/part-manifest.js';
import { decodeGuardedMail } from '../process/decode-guarded.js';
import { since } from '../process/read-mail.js';
import { ScannerTrouble, VIRUS_SCANNER, type VirusScanner } from './virus-scanner.js';

/** Hands of the queue that may wait for the antivirus at the same time; ordinary mails have the others. */
const AT_ONCE = 2;
/** After it was away the antivirus is left alone for so long. */
const REST_MS = 30_000;
const AGAIN = 500;

interface Finding {
  readonly scan: 'clean' | 'infected' | 'failed';
  readonly infected: number[] | null;
  readonly why: string | null;
}

/** The scan of a message that stands in its ticket already. The antivirus may be slow or away: no mail waits for it. */
@Injectable()
export class ScanMessage {
  private readonly log = logger('scan');
  private readonly waiting = new Set<string>();
  private running = 0;
  private awayUntil = 0;

  constructor(
    private readonly store: MessageStore,
    @Inject(VIRUS_SCANNER) private readonly scanner: VirusScanner,
  ) {}

  async run(ctx: Context, { messageId }: { messageId: string }): Promise<void> {
    if (this.running >= AT_ONCE) {
      this.waiting.add(messageId);
      throw new Postpone(200 + 50 * this.waiting.size, 'the antivirus is busy');
    }
    this.waiting.delete(messageId);
    this.running += 1;
    try {
      const opened = await this.store.open(ctx, messageId);
      if (opened) await this.judge(ctx, opened);
    } finally {
      this.running -= 1;
    }
  }

  /** Once the antivirus is back, what it missed is asked again. */
  async again(ctx: Context): Promise<void> {
    if (!(await this.scanner.answers())) return;
    this.awayUntil = 0;
    const missed = await ctx.query<{ id: string }>(
      `select id from message where scan = 'failed' and not steps @> '[{"step": "scan", "why": "too-large-for-scanner"}]' limit $1`,
      [AGAIN],
    );
    for (const { id } of missed) await enqueue(ctx, jobs.scanMessage, { messageId: id });
  }

  private async judge(ctx: Context, opened: OpenedMessage): Promise<void> {
    const started = performance.now();
    const { scan, infected, why } = await this.find(opened.raw);
    const step: StepTrace = {
      step: 'scan',
      verdict: scan === 'clean' ? 'ok' : 'failed',
      why,
      ms: since(started),
      at: ctx.now.toISOString(),
    };
    const [row] = await ctx.query<{ ticketId: string | null; restricted: boolean }>(WRITE, [
      opened.row.id,
      scan,
      infected,
      JSON.stringify([step]),
    ]);
    if (scan !== 'infected') return;
    await record(ctx, {
      journal: row.restricted ? 'vault' : 'desk',
      type: 'message.infected',
      object: { kind: 'message', id: opened.row.id },
      ...(row.ticketId ? { ticketId: row.ticketId } : {}),
    });
  }

  private async find(raw: Buffer): Promise<Finding> {
    if (Date.now() < this.awayUntil) return { scan: 'failed', infected: null, why: 'scanner-away' };
    try {
      const name = await this.scanner.scan(raw);
      if (name === null) return { scan: 'clean', infected: null, why: null };
      return { scan: 'infected', infected: await this.whichOf(raw), why: `infected: ${name.slice(0, 200)}` };
    } catch (error) {
      if (!(error instanceof ScannerTrouble)) throw error;
      if (error.why === 'scanner-away') this.awayUntil = Date.now() + REST_MS;
      this.log.warn({ why: error.why }, 'a message was not scanned');
      return { scan: 'failed', infected: null, why: error.why };
    }
  }

  /** Most mails are clean: they are asked about once, as a whole. Only of an infected one each attachment is asked about. */
  private async whichOf(raw: Buffer): Promise<number[]> {
    const { attachments } = await decodeGuardedMail(raw);
    const found: number[] = [];
    for (const { ordinal, bytes } of attachments) {
      if (bytes.length > 0 && (await this.scanner.scan(bytes)) !== null) found.push(ordinal);
    }
    return found;
  }
}

// What was found once stays found while nobody can look again.
const WRITE = `
  update message set
    scan = case when $2 = 'failed' and scan = 'infected' then scan else $2 end,
    infected = case when $2 = 'failed' and scan = 'infected' then infected else $3::int[] end,
    steps = (select coalesce(jsonb_agg(s), '[]') from jsonb_array_elements(steps) s where s ->> 'step' <> 'scan') || $4::jsonb
  where id = $1 returning ticket_id as "ticketId", restricted`;
