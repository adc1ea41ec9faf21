import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { node24, root } from '../../scripts/parts/launch-settings.mjs';
import { isAlive, remember, stillRuns, type Remembered } from '../../scripts/parts/processes.mjs';
import { discardPostgres } from '../../scripts/postgres.mjs';
import { freePort } from '../servers/free-port.js';

const PATIENCE = 300_000;

/** `npm start` in a data folder of the spec's own. */
class Start {
  said = '';
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(home: string, env: Record<string, string>) {
    this.child = spawn(node24, ['scripts/start.mjs'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', DATA_DIR: home, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.setEncoding('utf8').on('data', (chunk: string) => (this.said += chunk));
    this.ended = new Promise((resolve) => this.child.once('exit', resolve));
  }

  get process(): Remembered {
    return remember(this.child.pid ?? 0);
  }

  /** The address of its ready line. */
  async ready(): Promise<string> {
    let code: number | null | undefined;
    void this.ended.then((value) => (code = value));
    for (const end = Date.now() + PATIENCE; ; await pause(50)) {
      const [, url] = /^ready (\S+)$/m.exec(this.said) ?? [];
      if (url) return url;
      if (code !== undefined || Date.now() > end)
        throw new Error(`the desk did not get ready:\n${this.said}`);
    }
  }

  signal(name: 'SIGINT' | 'SIGKILL'): void {
    this.child.kill(name);
  }
}

describe('npm start', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'dpo-start-'));
  const started: Start[] = [];
  let env: Record<string, string>;

  beforeAll(async () => {
    chmodSync(home, 0o711);
    const ports = ['PORT', 'PLATFORM_PORT', 'SINK_SMTP_PORT', 'SMTP_LISTEN_PORT'];
    env = { DPO_SAMPLE: '0', LOG_LEVEL: 'warn' };
    for (const name of ports) env[name] = String(await freePort());
  });
  afterAll(async () => {
    for (const one of started) if (stillRuns(one.process)) one.signal('SIGINT');
    await Promise.all(started.map(({ ended }) => ended));
    await discardPostgres(home);
    rmSync(home, { recursive: true, force: true });
  }, PATIENCE);

  const start = (more: Record<string, string> = {}): Start => {
    const one = new Start(home, { ...env, ...more });
    started.push(one);
    return one;
  };
  const noted = <T>(file: string): T => JSON.parse(readFileSync(path.join(home, file), 'utf8')) as T;
  /** Every process of the desk, the database server among them. */
  const processes = (): Remembered[] => {
    const { children } = noted<{ children: Record<string, Remembered> }>('run.json');
    const { cluster } = noted<{ cluster: string }>('database.json');
    const server = Number(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return [...Object.values(children), remember(server)];
  };
  const locks = (): string[] => {
    const { cluster } = noted<{ cluster: string }>('database.json');
    return [path.join(home, 'run.json'), path.join(cluster, 'postmaster.pid')].filter(existsSync);
  };
  const serves = async (url: string): Promise<number> => (await fetch(`${url}/health/ready`)).status;
  const stop = async (desk: Start): Promise<void> => {
    const before = processes();
    const from = performance.now();
    desk.signal('SIGINT');
    expect(await desk.ended).toBe(0);
    const seconds = ((performance.now() - from) / 1000).toFixed(1);
    process.stdout.write(`Ctrl-C: everything gone after ${seconds} s (5 s at most are wanted)\n`);
    expect(before.filter(stillRuns)).toEqual([]);
    expect(locks()).toEqual([]);
  };

  it(
    'prints where it is ready, tells a second start so, and leaves nothing behind at Ctrl-C',
    async () => {
      const desk = start();
      const url = await desk.ready();
      expect(url).toBe(`http://localhost:${env.PORT}`);
      expect(await serves(url)).toBe(200);
      expect(processes().filter(stillRuns)).toHaveLength(4);

      const second = start({ PORT: String(await freePort()) });
      expect(await second.ended).toBe(1);
      expect(second.said).toMatch(`runs already: ${url}`);
      expect(await serves(url)).toBe(200);
      await stop(desk);
    },
    PATIENCE,
  );

  it(
    'names the port that another program has taken',
    async () => {
      const { createServer } = await import('node:http');
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(Number(env.PORT), '127.0.0.1', resolve));
      const refused = start();
      expect(await refused.ended).toBe(1);
      expect(refused.said).toMatch(new RegExp(`Port ${env.PORT} is taken .*PORT=`));
      await new Promise((resolve) => other.close(resolve));
      expect(locks()).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'recovers by itself after everything was killed, the launcher first',
    async () => {
      const desk = start();
      await desk.ready();
      const all = [desk.process, ...processes()];
      for (const { pid } of all) process.kill(pid, 'SIGKILL');
      await desk.ended;
      await gone(all);

      const again = start();
      expect(await serves(await again.ready())).toBe(200);
      await stop(again);
    },
    PATIENCE,
  );

  it(
    'ends what a killed launcher left running, and goes on with the same data',
    async () => {
      const desk = start();
      await desk.ready();
      const left = processes().slice(0, -1);
      desk.signal('SIGKILL');
      await desk.ended;
      expect(left.every(({ pid }) => isAlive(pid))).toBe(true);

      const again = start();
      await again.ready();
      expect(left.filter(stillRuns)).toEqual([]);
      await stop(again);
    },
    PATIENCE,
  );

  it(
    'loads the 140 mails of the sample once, every one in a ticket, and prints who may sign in',
    async () => {
      const desk = start({ DPO_SAMPLE: '1' });
      await desk.ready();
      const counts = await sampleCounts(noted('database.json'));
      expect(counts).toEqual({ messages: 140, ticketed: 140, open: 0 });
      await until(() => desk.said.includes('Ctrl-C stops everything'));
      for (const role of ['support', 'dpo', 'counsel', 'auditor', 'administrator'])
        expect(desk.said).toMatch(new RegExp(`^ +${role} +\\S+@\\S+ +\\S+$`, 'm'));
      await stop(desk);

      const second = start({ DPO_SAMPLE: '1' });
      await second.ready();
      expect(await sampleCounts(noted('database.json'))).toEqual(counts);
      await stop(second);
    },
    PATIENCE,
  );
});

interface Server {
  readonly port: number;
  readonly passwords: Record<string, string>;
}

/** What the journal holds once every job is done. */
async function sampleCounts({ port, passwords }: Server): Promise<Record<string, number>> {
  const client = new pg.Client({
    port,
    host: '127.0.0.1',
    user: 'postgres',
    password: passwords.postgres,
    database: 'dpo_desk',
  });
  await client.connect();
  const count = async (): Promise<Record<string, number>> => {
    const { rows } = await client.query<Record<string, number>>(
      `select (select count(*)::int from message) as messages,
         (select count(*)::int from message m join ticket t on t.id = m.ticket_id where m.state = 'ticketed') as ticketed,
         (select count(*)::int from outbox where job = 'intake.process-message' and closed_at is null) as open`,
    );
    return rows[0];
  };
  try {
    await until(async () => (await count()).ticketed >= 140).catch(() => undefined);
    return await count();
  } finally {
    await client.end();
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 120_000; !(await check()); await pause(100))
    if (Date.now() > end) throw new Error('waited in vain');
}

const gone = (all: readonly Remembered[]): Promise<void> => until(() => !all.some(stillRuns));
