import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import fc from 'fast-check';
import { AuditModule } from '#audit';
import { FoundationModule, loadSettings, newId, setLogLevel, type Context } from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { MessageStore, StoreMail, ensureChannel } from '#intake';
import { ACCOUNT_DIRECTORY, ProcessMessage, TriageModule } from '#triage';
import { oddMime } from './odd-mime.js';

const SYSTEM = { kind: 'system', scope: 'spec' } as const;
const TOGETHER = 25;

@Module({
  providers: [{ provide: ACCOUNT_DIRECTORY, useValue: { directoryFor: async () => null } }],
  exports: [ACCOUNT_DIRECTORY],
})
class NoPlatform {}

/** The steps of intake on a database of their own, fed with mails made at random. */
export class RandomIntake {
  private constructor(
    private readonly database: TestDatabase,
    private readonly desk: TestingModule,
  ) {}

  static async open(): Promise<RandomIntake> {
    setLogLevel('silent');
    const database = await testDatabase();
    const settings = loadSettings({
      DATABASE_URL: database.appUrl,
      DATA_DIR: mkdtempSync(path.join(tmpdir(), 'dpo-fuzz-')),
      MASTER_KEY: '5b'.repeat(32),
      LOG_LEVEL: 'silent',
    });
    const desk = await Test.createTestingModule({
      imports: [FoundationModule.forRoot({ settings }), AuditModule, TriageModule.withDirectory(NoPlatform)],
    }).compile();
    await desk.init();
    return new RandomIntake(database, desk);
  }

  async close(): Promise<void> {
    await this.desk.close();
    await this.database.close();
  }

  /** Fails with the smallest mail found that has no journal row, no ticket, or other bytes than it came with. */
  async takes(count: number, seed?: number): Promise<void> {
    const batch = fc.array(oddMime, { minLength: TOGETHER, maxLength: TOGETHER, size: 'max' });
    await fc.assert(
      fc.asyncProperty(batch, async (mails) => {
        const wrong = await this.wrongOf(mails);
        if (wrong.length > 0) throw new Error(`${wrong.join('\n')}`);
      }),
      { numRuns: Math.ceil(count / TOGETHER), endOnFailure: true, ...(seed === undefined ? {} : { seed }) },
    );
  }

  private system<T>(act: (ctx: Context) => Promise<T>): Promise<T> {
    return this.database.contexts.run(SYSTEM, act);
  }

  private async wrongOf(mails: readonly Buffer[]): Promise<string[]> {
    const stored = await this.store(mails);
    await this.process([...stored.keys()]);
    const rows = await this.database.ownerQuery<{ id: string; whole: boolean }>(
      `select m.id, m.state = 'ticketed' and t.id is not null and not m.by_hand and m.steps @> '[{"step": "decode"}, {"step": "thread"}]' as whole
       from message m left join ticket t on t.id = m.ticket_id where m.id = any ($1)`,
      [[...stored.keys()]],
    );
    const whole = new Set(rows.filter((row) => row.whole).map(({ id }) => id));
    const wrong: string[] = [];
    await this.system(async (ctx) => {
      for (const [id, raw] of stored) {
        const kept = await this.desk.get(MessageStore, { strict: false }).raw(ctx, id);
        if (!whole.has(id)) wrong.push(`no ticket: ${raw.toString('base64')}`);
        else if (!kept.equals(raw)) wrong.push(`other bytes: ${raw.toString('base64')}`);
      }
    });
    return wrong;
  }

  private async store(mails: readonly Buffer[]): Promise<Map<string, Buffer>> {
    const stored = new Map<string, Buffer>();
    const channel = await this.system((ctx) => ensureChannel(ctx, 'import', 'fuzz'));
    for (const raw of mails) {
      const { messageId } = await this.system((ctx) =>
        this.desk.get(StoreMail, { strict: false }).run(ctx, {
          channelId: channel.id,
          identity: newId(),
          raw,
          receivedAt: new Date(),
          receivedSource: 'file-date',
        }),
      );
      stored.set(messageId, raw);
    }
    return stored;
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
    const failed = await this.system((ctx) => processing.runTogether(ctx, together)).then(
      () => [],
      () => ordinary.map(({ id }) => id),
    );
    for (const messageId of [...alone, ...failed])
      await this.system((ctx) => processing.run(ctx, { messageId })).catch(() => {});
  }
}
