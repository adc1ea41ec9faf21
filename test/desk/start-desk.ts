import pg from 'pg';
import type { Role } from '#domain';
import { SmtpDialogue } from '../servers/smtp-dialogue.js';
import { startProcesses, type DeskProcesses, type SampleSignIn } from './desk-processes.mjs';
import { OfficerClient, type Json } from './officer-client.js';
import { SinkClient } from './sink-client.js';
import { until } from './until.js';

export { until } from './until.js';

/** Starts a desk of its own for one spec file; resolves once the sample stands in its tickets. */
export async function startDesk(
  options: { env?: Record<string, string>; sample?: boolean } = {},
): Promise<Desk> {
  const desk = new Desk(await startProcesses(options));
  try {
    await desk.settled();
    return desk;
  } catch (error) {
    await desk.stop();
    throw error;
  }
}

/** A running desk as the world sees it: mails go in, officers work, letters come out. */
export class Desk {
  readonly sink: SinkClient;
  private readonly pool: pg.Pool;

  constructor(readonly processes: DeskProcesses) {
    this.sink = new SinkClient(processes.platformUrl);
    this.pool = new pg.Pool({ connectionString: processes.databaseUrl, max: 2 });
    this.pool.on('error', () => {});
  }

  get url(): string {
    return this.processes.url;
  }

  signIn(role: Role, which: 0 | 1 = 0): SampleSignIn {
    return this.processes.sample.signIns.filter((one) => one.role === role)[which];
  }

  /** A sample officer of this role, signed in; the second of them when asked. */
  async as(role: Role, which: 0 | 1 = 0): Promise<OfficerClient> {
    const officer = new OfficerClient(this.url);
    const { email, password } = this.signIn(role, which);
    await officer.signIn(email, password);
    return officer;
  }

  /** A mail by SMTP; resolves with the id of the ticket it came into. */
  async deliver(raw: string, from?: string): Promise<string> {
    const [, messageId] = /^message-id:\s*<([^>]+)>/im.exec(raw)!;
    await this.handIn(raw, from);
    return until('the mail stands in a ticket', async () => {
      const [row] = await this.query<{ id: string }>(
        `select ticket_id as id from message where message_id in ($1, $2) and ticket_id is not null`,
        [messageId, `<${messageId}>`],
      );
      return row?.id;
    });
  }

  /** A mail by SMTP, such as a report that becomes no conversation. */
  async handIn(raw: string, from?: string): Promise<void> {
    const smtp = await SmtpDialogue.open(this.processes.ports.SMTP_LISTEN_PORT);
    const answer = await smtp.deliver(raw, ['contact@mailo.com'], from);
    smtp.close();
    if (!answer.startsWith('250')) throw new Error(`the listener answered ${answer}`);
  }

  /** Looks behind the policies, as the administrator of the server. */
  async query<R = Json>(sql: string, params: readonly unknown[] = []): Promise<R[]> {
    return (await this.pool.query(sql, [...params])).rows as R[];
  }

  /** Resolves once every job that is due has been done. */
  async settled(): Promise<void> {
    await until('the due jobs are done', async () => {
      const [row] = await this.query<{ open: number }>(
        `select count(*)::int as open from outbox
         where closed_at is null and failed_at is null and (run_at <= now() or lease_until is not null)`,
      );
      return row.open === 0;
    });
  }

  async stop(): Promise<void> {
    await this.pool.end();
    await this.processes.stop();
  }
}
