import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DynamicModule } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '#audit';
import { FoundationModule, loadSettings, type Context } from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { ImportMails, ScanMessage } from '#intake';
import { ProcessMessage, TriageModule } from '#triage';
import { ConnectorsModule } from '../connectors-module.js';

const SYSTEM = { kind: 'system', scope: 'spec' } as const;

export const attachment = (name: string, bytes: Buffer | string): string =>
  `--b\r\nContent-Type: application/octet-stream; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n` +
  `Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`;

export const mail = (subject: string, ...files: string[]): Buffer =>
  Buffer.from(
    `From: camille@example.org\r\nTo: contact@mailo.com\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\n` +
      `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nBonjour\r\n${files.join('')}--b--\r\n`,
  );

interface ScanState {
  scan: string | null;
  infected: number[] | null;
  jobs: number;
  step: { verdict: string; why: string | null } | null;
}

/** Desks that intake a mail and have it scanned, over one database of their own. */
export class ScanningDesks {
  private readonly desks: TestingModule[] = [];
  private constructor(readonly database: TestDatabase) {}

  static async open(): Promise<ScanningDesks> {
    return new ScanningDesks(await testDatabase());
  }

  async close(): Promise<void> {
    for (const desk of this.desks) await desk.close();
    await this.database.close();
  }

  empty = () => this.database.ownerQuery('truncate message, outbox cascade');

  async desk(more: Record<string, string>, modules: readonly DynamicModule[] = []): Promise<TestingModule> {
    const settings = loadSettings({
      DATABASE_URL: this.database.appUrl,
      DATA_DIR: mkdtempSync(path.join(tmpdir(), 'dpo-scan-')),
      MASTER_KEY: '5b'.repeat(32),
      LOG_LEVEL: 'silent',
      ...more,
    });
    const built = await Test.createTestingModule({
      imports: [
        FoundationModule.forRoot({ settings }),
        AuditModule,
        TriageModule.withDirectory(ConnectorsModule),
        ConnectorsModule,
        ...modules,
      ],
      providers: [ScanMessage],
    }).compile();
    await built.init();
    this.desks.push(built);
    return built;
  }

  system = <T>(act: (ctx: Context) => Promise<T>): Promise<T> => this.database.contexts.run(SYSTEM, act);

  async placed(from: TestingModule, raw: Buffer): Promise<string> {
    await from.get(ImportMails, { strict: false }).file(SYSTEM, 'mail.eml', raw, new Date());
    const [{ id }] = await this.database.ownerQuery<{ id: string }>(
      `select id from message where state = 'journaled'`,
    );
    await this.system((ctx) => from.get(ProcessMessage, { strict: false }).run(ctx, { messageId: id }));
    return id;
  }

  /** Of a message that has its ticket; undefined for any other. */
  async state(id: string): Promise<ScanState | undefined> {
    const [row] = await this.database.ownerQuery<ScanState & Record<string, unknown>>(
      `select scan, infected, (select s from jsonb_array_elements(steps) s where s ->> 'step' = 'scan') as step,
         (select count(*)::int from outbox where job = 'intake.scan-message') as jobs
       from message where id = $1 and ticket_id is not null`,
      [id],
    );
    return row;
  }

  scan = (from: TestingModule, messageId: string) =>
    this.system((ctx) => from.get(ScanMessage).run(ctx, { messageId }));
}
