import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { node24, root } from '../../scripts/parts/launch-settings.mjs';
import { discardPostgres, startPostgres, type PostgresServer } from '../../scripts/postgres.mjs';
import { freePort } from '../servers/free-port.js';
import { readCompose, type ComposeService } from './compose.js';
import { startProcess, startProxy, until, type Started } from './processes.js';

export const redisServer = [
  '/usr/bin/redis-server',
  '/usr/local/bin/redis-server',
  '/usr/bin/valkey-server',
].find(existsSync);

type Environment = Record<string, string>;

/** Everything that docker-compose.yml describes, as plain processes of this machine. */
export class Town {
  readonly apiUrls: string[] = [];
  readonly smtpPorts: number[] = [];
  proxyUrl = '';
  databaseUrl = '';
  redisUrl = '';
  masterKey = '';
  /** URL of the desk's database as the administrator of the server. */
  adminUrl = '';
  readonly count: Record<string, number> = {};
  private readonly home = mkdtempSync(path.join(tmpdir(), 'dpo-topology-'));
  private readonly running: Started[] = [];
  private readonly ports = new Map<string, number>();
  private postgres: PostgresServer | undefined;
  private proxy: Server | undefined;
  private env: Environment = {};

  /** How each service runs without a container; in the order in which they can start. */
  static readonly starters: Record<string, (town: Town, service: ComposeService) => Promise<void>> = {
    postgres: (town, service) => town.startPostgres(service),
    valkey: (town, service) => town.startRedis(service),
    'set-up': (town, service) => town.setUp(service),
    platform: (town, service) => town.startPlatform(service),
    api: (town, service) => town.startApis(service),
    worker: (town, service) => town.startWorkers(service),
    proxy: (town) => town.startProxy(),
  };

  constructor(private readonly overrides: Environment = {}) {}

  async start(): Promise<void> {
    chmodSync(this.home, 0o711);
    mkdirSync(path.join(this.home, 'data'));
    const secret = (): string => randomBytes(18).toString('hex');
    for (const name of ['OWNER', 'APP', 'DOOR', 'REPORT', 'PLATFORM'])
      this.env[`DPO_${name}_PASSWORD`] = secret();
    this.env.PLATFORM_TOKEN = secret();
    this.masterKey = this.env.MASTER_KEY = randomBytes(32).toString('base64');
    this.env.POSTGRES_PASSWORD = 'known once the server runs';
    for (const name of ['smtp', 'platform', 'sink', 'proxy']) this.ports.set(name, await freePort());
    for (const [name, starter] of Object.entries(Town.starters)) {
      // Read again: the server's password is known only once it runs.
      await starter(this, readCompose(this.env).get(name)!);
      this.count[name] ??= 1;
    }
  }

  async stop(): Promise<void> {
    this.proxy?.close();
    this.proxy?.closeAllConnections();
    for (const process_ of this.running.reverse()) await process_.stop();
    await discardPostgres(this.home);
    rmSync(this.home, { recursive: true, force: true });
  }

  private async startPostgres({ command }: ComposeService): Promise<void> {
    const settings = Object.fromEntries(
      command.filter((_, i) => command[i - 1] === '-c').map((pair) => pair.split('=') as [string, string]),
    );
    this.postgres = await startPostgres({ home: this.home, settings });
    const url = new URL(this.postgres.adminUrl);
    this.env.POSTGRES_PASSWORD = decodeURIComponent(url.password);
    this.ports.set('postgres', this.postgres.port);
    url.pathname = '/dpo_desk';
    this.adminUrl = url.href;
  }

  private async startRedis({ command }: ComposeService): Promise<void> {
    const port = await freePort();
    this.ports.set('valkey', port);
    this.redisUrl = `redis://127.0.0.1:${port}`;
    const own = ['--port', String(port), '--bind', '127.0.0.1', '--dir', path.join(this.home, 'data')];
    const server = this.run([redisServer!, ...command.slice(1), ...own], {});
    await until(
      () => answers(port),
      () => `redis does not answer:\n${server.tail()}`,
    );
  }

  private async setUp(service: ComposeService): Promise<void> {
    const done = startProcess(this.command(service), this.environment(service));
    const code = await done.ended;
    if (code !== 0) throw new Error(`the set-up ended with ${code}:\n${done.tail()}`);
  }

  private async startPlatform(service: ComposeService): Promise<void> {
    const platform = this.run(this.command(service), {
      ...this.environment(service),
      PLATFORM_BIND: '127.0.0.1',
      PLATFORM_PORT: String(this.ports.get('platform')),
      SINK_SMTP_PORT: String(this.ports.get('sink')),
      // The folder that compose mounts.
      PLATFORM_ACCOUNTS: path.join(root, 'test/fixtures/mailbox/accounts.json'),
    });
    await until(
      () => answers(this.ports.get('sink')!),
      () => `the platform does not answer:\n${platform.tail()}`,
    );
  }

  private async startApis(service: ComposeService): Promise<void> {
    const started = [];
    for (let i = 0; i < service.replicas; i++) {
      const port = await freePort();
      const env = { ...this.environment(service, `api-${i + 1}`), BIND: '127.0.0.1', PORT: String(port) };
      started.push({ port, api: this.run(this.command(service), env) });
      this.apiUrls.push(`http://127.0.0.1:${port}`);
    }
    this.databaseUrl = this.environment(service).DATABASE_URL;
    for (const { port, api } of started)
      await until(
        () => isReady(port),
        () => `an api does not answer:\n${api.tail()}`,
      );
    this.count.api = started.length;
  }

  private async startWorkers(service: ComposeService): Promise<void> {
    const started = [];
    for (let i = 0; i < service.replicas; i++) {
      const port = i === 0 ? this.ports.get('smtp')! : await freePort();
      const own = { SMTP_LISTEN_BIND: '127.0.0.1', SMTP_LISTEN_PORT: String(port) };
      const env = { ...this.environment(service, `worker-${i + 1}`), ...own };
      started.push({ port, worker: this.run(this.command(service), env) });
      this.smtpPorts.push(port);
    }
    for (const { port, worker } of started)
      await until(
        () => answers(port),
        () => `a worker does not answer:\n${worker.tail()}`,
      );
    this.count.worker = started.length;
  }

  private async startProxy(): Promise<void> {
    const port = this.ports.get('proxy')!;
    this.proxy = await startProxy(port, this.apiUrls);
    this.proxyUrl = `http://127.0.0.1:${port}`;
  }

  private run(command: readonly string[], env: Environment): Started {
    const started = startProcess(command, env);
    this.running.push(started);
    return started;
  }

  private command({ command }: ComposeService): string[] {
    return command.map((word, i) => (i === 0 ? node24 : path.join(root, word)));
  }

  /** The environment that compose gives, with the names of its network turned into ports of this machine. */
  private environment({ environment }: ComposeService, name?: string): Environment {
    const given = Object.entries(environment).map(([key, value]) => [key, this.local(value)]);
    const env: Environment = { ...Object.fromEntries(given), LOG_LEVEL: 'warn', ...this.overrides };
    if (env.DATA_DIR) env.DATA_DIR = path.join(this.home, 'data');
    // Each process signs its connections, so that the database can tell who did what.
    if (env.DATABASE_URL && name) env.DATABASE_URL += `?application_name=${name}`;
    return env;
  }

  private local(value: string): string {
    const places: Record<string, string> = {
      'postgres:5432': 'postgres',
      'valkey:6379': 'valkey',
      'platform:3001': 'platform',
      'platform:2525': 'sink',
      'worker:2525': 'smtp',
      // What the browser sees: the published port of the proxy.
      'localhost:8080': 'proxy',
    };
    return value.replace(/(?<=@|\/\/)([a-z]+:\d{4})(?=\/|$)/, (place) => {
      const port = this.ports.get(places[place]);
      if (port === undefined) throw new Error(`docker-compose.yml names ${place}, which nobody serves here`);
      return `127.0.0.1:${port}`;
    });
  }
}

async function isReady(port: number): Promise<boolean> {
  return (await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(3000) })).ok;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 2000 });
    const settle = (answer: boolean) => (): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', settle(true)).once('error', settle(false)).once('timeout', settle(false));
  });
}
