import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request, { type Test } from 'supertest';
import type { Role } from '#domain';
import { Keyring, SettingsService, loadSettings, type Context, type Contexts } from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { AuthenticateMail, MessageStore, TakeProbe } from '#intake';
import { createOfficer, ensureSampleOfficers, staffEntities, type NewOfficer } from '#staff';
import { ProcessMessage } from '#triage';
import type { SessionView } from '#contracts';
import { createApi } from './create-api.js';

/** A browser: keeps its cookie and sends the token with everything that changes something. */
export class Browser {
  cookie = '';
  session: SessionView | undefined;

  constructor(private readonly app: NestExpressApplication) {}

  get = (url: string): Test => this.send('get', url);
  delete = (url: string): Test => this.send('delete', url);
  post = (url: string, body: object = {}): Test => this.send('post', url).send(body);
  put = (url: string, body: object = {}): Test => this.send('put', url).send(body);
  patch = (url: string, body: object = {}): Test => this.send('patch', url).send(body);

  /** A call with cookie and token whose body the caller builds (multipart …). */
  send(method: 'get' | 'post' | 'put' | 'patch' | 'delete', url: string): Test {
    const test = request(this.app.getHttpServer())[method](url).set('Cookie', this.cookie);
    const token = this.session?.csrfToken;
    return method !== 'get' && token !== undefined ? test.set('x-csrf-token', token) : test;
  }

  /** Signs in and takes over cookie and token. */
  async signIn(email: string, password: string): Promise<SessionView> {
    return this.take(await this.post('/api/session', { email, password }).expect(200));
  }

  /** Takes over the session of an answer that opened or raised one. */
  take(response: { headers: Record<string, unknown>; body: unknown }): SessionView {
    const cookies = response.headers['set-cookie'] as string[] | undefined;
    if (cookies?.[0] !== undefined) this.cookie = cookies[0].split(';')[0]!;
    this.session = response.body as SessionView;
    return this.session;
  }
}

export interface TestApi {
  app: NestExpressApplication;
  db: TestDatabase;
  contexts: Contexts;
  /** Anybody at the door. */
  browser(): Browser;
  /** A sample officer of this role, signed in; the second of them when asked. */
  signedIn(role: Role, which?: 0 | 1): Promise<Browser>;
  /** An officer of the spec's own; password `password`. */
  addOfficer(officer: Partial<NewOfficer> & { roles: Role[] }): Promise<{ id: string; email: string }>;
  asSystem<T>(act: (ctx: Context) => Promise<T>): Promise<T>;
  /** The worker's part: the message becomes a ticket, without a directory of accounts. */
  ticket(messageId: string): Promise<{ ticketId: string; restricted: boolean }>;
  close(): Promise<void>;
}

const password = 'a password for specs';

/** The whole api on a database of its own, with the sample officers. Settings are those of a sample desk. */
export async function startTestApi(env: Record<string, string> = {}): Promise<TestApi> {
  const db = await testDatabase({ entities: staffEntities });
  const folder = mkdtempSync(path.join(tmpdir(), 'dpo-desk-api-'));
  const settings = loadSettings({
    DATABASE_URL: db.appUrl,
    DATABASE_POOL: '6',
    DATA_DIR: folder,
    MASTER_KEY: randomBytes(32).toString('hex'),
    CONSOLE_DIR: path.join(folder, 'console'),
    DPO_SAMPLE: '1',
    LOG_LEVEL: 'error',
    ...env,
  });
  const app = await createApi(settings);
  const asSystem = <T>(act: (ctx: Context) => Promise<T>) =>
    db.contexts.run({ kind: 'system', scope: 'spec' }, act);
  const officers = await asSystem((ctx) => ensureSampleOfficers(ctx, password));
  return {
    app,
    db,
    contexts: db.contexts,
    asSystem,
    browser: () => new Browser(app),
    signedIn: async (role, which = 0) => {
      const browser = new Browser(app);
      await browser.signIn(officers.filter((one) => one.role === role)[which].email, password);
      return browser;
    },
    addOfficer: async (officer) => {
      const email = officer.email ?? `${randomBytes(5).toString('hex')}@desk.example`;
      const { id } = await asSystem((ctx) =>
        createOfficer(ctx, { name: 'Officer of a spec', ...officer, email }, 'password'),
      );
      return { id, email };
    },
    ticket: (messageId) => ticketed(app, db, messageId),
    close: async () => {
      await app.close();
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ticketed(app: NestExpressApplication, db: TestDatabase, messageId: string) {
  const of = <T>(token: new (...args: never[]) => T): T => app.get(token, { strict: false });
  const noPlatform = { directoryFor: async () => null };
  const process = new ProcessMessage(
    of(MessageStore),
    of(SettingsService),
    of(AuthenticateMail),
    of(TakeProbe),
    of(Keyring),
    noPlatform,
  );
  await db.contexts.run({ kind: 'system', scope: 'spec' }, (ctx) => process.run(ctx, { messageId }));
  const [row] = await db.ownerQuery<{ ticketId: string; restricted: boolean }>(
    `select ticket_id as "ticketId", restricted from message where id = $1`,
    [messageId],
  );
  return row;
}
