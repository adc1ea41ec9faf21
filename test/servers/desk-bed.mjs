// A whole desk of one's own: PostgreSQL with the durability of production, api and worker as processes of the built
// product. Whatever is killed is started again, as an operator's supervisor would.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, rmdirSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { node24, root } from '../../scripts/parts/launch-settings.mjs';
import { freePort, gone, pause, remember, stillRuns } from '../../scripts/parts/processes.mjs';
import { Supervisor } from '../../scripts/parts/supervisor.mjs';
import { discardPostgres, startPostgres } from '../../scripts/postgres.mjs';

const database = 'dpo_desk';

/** Runs one program of the built product to its end; one that serves instead of ending is ended after a while. */
export function command(file, args, env, milliseconds = 120_000) {
  const child = spawn(node24, [built(file), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: milliseconds,
    killSignal: 'SIGKILL',
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'])
    child[name].setEncoding('utf8').on('data', (chunk) => (said[name] += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve({ code, ...said }));
  });
}

function built(file) {
  const script = path.join(root, 'dist', file);
  if (!existsSync(script)) throw new Error(`dist/${file} is missing: run "npm run build" first`);
  return script;
}

/** Starts the database, migrates it; `start()` adds the desk's processes. */
export async function openBed({ settings = {}, env = {}, home = newFolder() } = {}) {
  // The server runs as another user when this is root, and has to reach its own folder.
  chmodSync(home, 0o711);
  const server = await startPostgres({ home, settings });
  const bed = new DeskBed({ home, settings, env, server });
  try {
    await bed.migrate();
  } catch (error) {
    await bed.close();
    throw error;
  }
  return bed;
}

const newFolder = () => mkdtempSync(path.join(tmpdir(), 'dpo-desk-bed-'));

class DeskBed {
  #home;
  #settings;
  #server;
  #given;
  #supervisor;
  #pool;
  #guard;
  #closed = false;
  #processes = new Map();
  #restarts = [];

  constructor({ home, settings, env, server }) {
    this.#home = home;
    this.#settings = settings;
    this.#given = env;
    this.#server = server;
    process.once('exit', this.#endNow);
  }

  async migrate() {
    const [PORT, SMTP_LISTEN_PORT] = [await freePort(), await freePort()].map(String);
    const urls = await this.#server.prepare(database);
    this.env = {
      NODE_ENV: 'production',
      DATABASE_URL: urls.app,
      DATA_DIR: path.join(this.#home, 'data'),
      MASTER_KEY: '5b'.repeat(32),
      PORT,
      SMTP_LISTEN_PORT,
      DPO_SAMPLE: '0',
      LOG_LEVEL: 'warn',
      ...this.#given,
    };
    const { code, stderr } = await command('apps/cli/src/migrate.js', [], {
      ...this.env,
      DATABASE_OWNER_URL: urls.owner,
    });
    if (code !== 0) throw new Error(`The migrations failed:\n${stderr}`);
  }

  get smtpPort() {
    return Number(this.env.SMTP_LISTEN_PORT);
  }

  get apiUrl() {
    return `http://127.0.0.1:${this.env.PORT}`;
  }

  /** What the supervisor said: who ended and was started again. */
  get restarts() {
    return [...this.#restarts];
  }

  /** Starts these processes of the desk and waits until they serve; from then on each is started again when it ends. */
  async start(names = ['api', 'worker']) {
    for (const name of names) built(`apps/${name}/src/main.js`);
    this.#supervisor = new Supervisor({
      logs: path.join(this.#home, 'logs'),
      note: (name, pid) => this.#processes.set(name, remember(pid)),
      say: (line) => this.#restarts.push(line),
    });
    for (const name of names)
      this.#supervisor.start(name, `dist/apps/${name}/src/main.js`, { ...process.env, ...this.env });
    const failed = this.#supervisor.failure.catch(({ name, how, log }) => {
      throw new Error(`${name} ended at its start (${how}):\n${log}`);
    });
    await Promise.race([failed, Promise.all(names.map((name) => this.serves(name)))]);
    this.#supervisor.nowReady();
    this.#guard = this.#guardServer();
  }

  /** Resolves once api or worker answers at its port. */
  async serves(name, milliseconds = 120_000) {
    const check = name === 'api' ? () => isReady(this.apiUrl) : () => greets(this.smtpPort);
    for (const until = Date.now() + milliseconds; !(await check()); await pause(100)) {
      if (Date.now() > until) throw new Error(`${name} does not answer:\n${this.log(name)}`);
    }
  }

  /** `kill -9`; resolves once the process is gone. The database server alone: its back ends have to notice by themselves. */
  async kill(name) {
    const victim = name === 'postgresql' ? this.#server.process : this.#processes.get(name);
    if (!stillRuns(victim)) return false;
    process.kill(victim.pid, 'SIGKILL');
    await gone(victim, 10_000);
    return true;
  }

  /** Whether this process runs just now. */
  runs(name) {
    return name === 'postgresql' ? this.#server.isAlive() : stillRuns(this.#processes.get(name));
  }

  /** Looks behind the policies, as the administrator of the server; waits while the server is away. */
  async query(sql, params = []) {
    for (const until = Date.now() + 60_000; ; await pause(200)) {
      try {
        return (await this.#connections().query(sql, params)).rows;
      } catch (error) {
        const wrong = /^(42|22|23)/.test(error.code ?? '');
        if (wrong || Date.now() > until) throw error;
      }
    }
  }

  /** The last lines of a process of the desk. */
  log(name) {
    try {
      return readFileSync(path.join(this.#home, 'logs', `${name}.log`), 'utf8').slice(-4000);
    } catch {
      return '';
    }
  }

  async close() {
    this.#closed = true;
    await this.#guard;
    await this.#supervisor?.stop();
    await this.#pool?.end();
    process.removeListener('exit', this.#endNow);
    await discardPostgres(this.#home);
    for (const name of readdirSync(this.#home))
      rmSync(path.join(this.#home, name), { recursive: true, force: true });
    // A folder that a disk is mounted on stays.
    rmdirQuietly(this.#home);
  }

  #connections() {
    if (this.#pool) return this.#pool;
    const url = new URL(this.#server.adminUrl);
    url.pathname = `/${database}`;
    this.#pool = new pg.Pool({ connectionString: url.href, max: 2, connectionTimeoutMillis: 5000 });
    this.#pool.on('error', () => {});
    return this.#pool;
  }

  /** Starts the database server again when it ended. */
  async #guardServer() {
    while (!this.#closed) {
      if (!this.#server.isAlive()) {
        try {
          this.#server = await startPostgres({ home: this.#home, settings: this.#settings });
          this.#restarts.push(`postgresql ended; started again on port ${this.#server.port}`);
        } catch (error) {
          this.#restarts.push(`postgresql does not start: ${error.message}`);
        }
      }
      await pause(100);
    }
  }

  /** A spec that is broken off must not leave a desk running. */
  #endNow = () => {
    const servers = [this.#server.process, ...this.#processes.values()].filter(stillRuns);
    for (const { pid } of servers) process.kill(pid, 'SIGKILL');
  };
}

function rmdirQuietly(folder) {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (error.code !== 'EBUSY') throw error;
  }
}

async function isReady(url) {
  try {
    return (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(3000) })).ok;
  } catch {
    return false;
  }
}

function greets(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 3000 });
    const settle = (answer) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', settle(true)).once('error', settle(false)).once('timeout', settle(false));
    socket.once('close', settle(false));
  });
}
