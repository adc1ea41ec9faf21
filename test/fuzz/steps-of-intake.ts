import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '#audit';
import { FoundationModule, loadSettings, newId, setLogLevel, type Context } from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { MessageStore, StoreMail, ensureChannel, type StepTrace } from '#intake';
import { ACCOUNT_DIRECTORY, ProcessMessage, TriageModule } from '#triage';

const SYSTEM = { kind: 'system', scope: 'spec' } as const;

/** What became of a mail: null or empty where nothing did. */
export interface TakenIn {
  readonly id: string;
  readonly state: string;
  readonly ticketId: string | null;
  readonly byHandWhy: string | null;
  readonly steps: readonly StepTrace[];
  readonly notPrivacyKind: string | null;
  readonly autoReplyAllowed: boolean | null;
  readonly hindrances: readonly string[];
}

@Module({
  providers: [{ provide: ACCOUNT_DIRECTORY, useValue: { directoryFor: async () => null } }],
  exports: [ACCOUNT_DIRECTORY],
})
class NoPlatform {}

/** The steps of intake on a database of their own, without a desk around them. */
export class StepsOfIntake {
  /** What the processing of a mail threw; a step that fails has a verdict and throws nothing. */
  readonly crashes: string[] = [];

  private constructor(
    readonly database: TestDatabase,
    private readonly desk: TestingModule,
    private readonly folder: string,
  ) {}

  static async open(): Promise<StepsOfIntake> {
    setLogLevel('silent');
    const database = await testDatabase();
    const folder = mkdtempSync(path.join(tmpdir(), 'dpo-steps-'));
    const settings = loadSettings({
      DATABASE_URL: database.appUrl,
      DATA_DIR: folder,
      MASTER_KEY: '5b'.repeat(32),
      LOG_LEVEL: 'silent',
    });
    const desk = await Test.createTestingModule({
      imports: [FoundationModule.forRoot({ settings }), AuditModule, TriageModule.withDirectory(NoPlatform)],
    }).compile();
    await desk.init();
    return new StepsOfIntake(database, desk, folder);
  }

  async close(): Promise<void> {
    await this.desk.close();
    await this.database.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Journals the mails and lets every step run; the ids stand in their order. */
  async take(mails: readonly Buffer[]): Promise<string[]> {
    const ids: string[] = [];
    const channel = await this.system((ctx) => ensureChannel(ctx, 'import', 'fuzz'));
    for (const raw of mails) {
      const mail = {
        channelId: channel.id,
        identity: newId(),
        raw,
        receivedAt: new Date(),
        receivedSource: 'file-date',
      } as const;
      const store = this.desk.get(StoreMail, { strict: false });
      ids.push((await this.system((ctx) => store.run(ctx, mail))).messageId);
    }
    await this.process(ids);
    return ids;
  }

  /** The rows of the journal with their tickets, by message. */
  async rows(ids: readonly string[]): Promise<Map<string, TakenIn>> {
    const rows = await this.database.ownerQuery<TakenIn>(
      `select m.id, m.state, t.id as "ticketId", case when m.by_hand then coalesce(m.by_hand_why, '?') end as "byHandWhy", m.steps,
              s.not_privacy_kind as "notPrivacyKind", s.auto_reply_allowed as "autoReplyAllowed",
              coalesce(m.facts -> 'noAutomaticReply', '[]') as hindrances
       from message m left join ticket t on t.id = m.ticket_id left join triage_suggestion s on s.message_id = m.id
       where m.id = any ($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The bytes that the store gives back. */
  bytesOf(id: string): Promise<Buffer> {
    return this.system((ctx) => this.desk.get(MessageStore, { strict: false }).raw(ctx, id));
  }

  private system<T>(act: (ctx: Context) => Promise<T>): Promise<T> {
    return this.database.contexts.run(SYSTEM, act);
  }

  /** As the queue does: ordinary mails together, each unusual one alone; what fails together goes one by one. */
  private async process(ids: readonly string[]): Promise<void> {
    const processing = this.desk.get(ProcessMessage, { strict: false });
    const jobs = await this.database.ownerQuery<{ id: string; job: string }>(
      `select payload ->> 'messageId' as id, job from outbox where payload ->> 'messageId' = any ($1)`,
      [ids],
    );
    const ordinary = jobs.filter(({ job }) => job === 'intake.process-message');
    const together = ordinary.map(({ id }) => ({ messageId: id, correlationId: 'fuzz-together' }));
    const alone = jobs.filter(({ job }) => job === 'intake.process-unusual').map(({ id }) => id);
    const crash = (error: unknown): void => void this.crashes.push(String(error));
    const failed = await this.system((ctx) => processing.runTogether(ctx, together)).then(
      () => [],
      (error: unknown) => {
        crash(error);
        return ordinary.map(({ id }) => id);
      },
    );
    for (const messageId of [...alone, ...failed])
      await this.system((ctx) => processing.run(ctx, { messageId })).catch(crash);
  }
}
