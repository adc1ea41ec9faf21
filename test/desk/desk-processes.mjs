// A whole desk with the sample, as `npm start` runs it: a careless database server, platform with its sink, api, worker.
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { environments, node24, root } from '../../scripts/parts/launch-settings.mjs';
import { isPortFree, pause, remember, run, stillRuns } from '../../scripts/parts/processes.mjs';
import { Supervisor } from '../../scripts/parts/supervisor.mjs';
import { careless, discardPostgres, startPostgres } from '../../scripts/postgres.mjs';

const names = ['platform', 'api', 'worker'];
const command = (file) => path.join(root, 'dist/apps/cli/src', file);

/**
 * Starts the desk on free ports and resolves once it serves and the sample stands in its tickets.
 * @param {{env?: Record<string, string>, sample?: boolean}} options
 */
export async function startProcesses({ env = {}, sample = true } = {}) {
  const missing = ['apps/api/src/main.js', 'console/index.html'].find(
    (file) => !existsSync(path.join(root, 'dist', file)),
  );
  if (missing) throw new Error(`dist/${missing} is missing: run "npm run build" first`);
  const home = mkdtempSync(path.join(tmpdir(), 'dpo-desk-whole-'));
  // The database server runs as another user when this is root, and has to reach its own folder.
  chmodSync(home, 0o711);
  const desk = new Processes(home, env, sample);
  try {
    await desk.start();
  } catch (error) {
    await desk.stop();
    throw error;
  }
  return desk;
}

class Processes {
  #home;
  #given;
  #sample;
  #server;
  #supervisor;
  #started = [];

  constructor(home, given, sample) {
    this.#home = home;
    this.#given = given;
    this.#sample = sample;
    process.once('exit', this.#endNow);
  }

  async start() {
    this.#server = await startPostgres({ home: this.#home, settings: careless });
    const urls = await this.#server.prepare('dpo_desk', { platform: true });
    const ports = {};
    for (const name of ['PORT', 'PLATFORM_PORT', 'SINK_SMTP_PORT', 'SMTP_LISTEN_PORT'])
      ports[name] = await quietPort();
    // Its own copy: a build that goes on meanwhile takes no page away.
    const CONSOLE_DIR = path.join(this.#home, 'console');
    cpSync(path.join(root, 'dist/console'), CONSOLE_DIR, { recursive: true });
    const launch = {
      env: { ...ambient(), CONSOLE_DIR, ...this.#given },
      home: this.#home,
      sample: this.#sample,
    };
    this.env = environments({ launch, ports, urls, token: 'a-token-for-the-platform-of-specs' });
    this.ports = ports;
    this.url = `http://localhost:${ports.PORT}`;
    this.platformUrl = `http://127.0.0.1:${ports.PLATFORM_PORT}`;
    this.databaseUrl = `${this.#server.adminUrl.replace(/\/postgres$/, '')}/dpo_desk`;
    await this.command('migrate.js');
    this.#supervisor = new Supervisor({
      logs: path.join(this.#home, 'logs'),
      note: (_, pid) => this.#started.push(remember(pid)),
      say: (line) => this.ended.push(line),
    });
    for (const name of names) this.#supervisor.start(name, `dist/apps/${name}/src/main.js`, this.env[name]);
    const failure = this.#supervisor.failure.catch(({ name, how, log }) => {
      throw new Error(`${name} ended at its start (${how}):\n${log}`);
    });
    await Promise.race([this.#serves(), failure]);
    this.#supervisor.nowReady();
    if (this.#sample) await this.#loadSample();
  }

  /** Whoever ended unasked and was started again. */
  ended = [];

  async #loadSample() {
    const { stdout } = await this.command('load-sample.js');
    const line = stdout.split('\n').findLast((one) => one.startsWith('{"summary"'));
    this.sample = JSON.parse(line);
  }

  /** Runs one command of the built product as an operator would, to its end. */
  run(file, ...args) {
    return run(node24, [command(file), ...args], { cwd: root, env: this.env.setUp });
  }

  /** The same for a command that must succeed. */
  async command(file, ...args) {
    const done = await this.run(file, ...args);
    if (done.code !== 0) throw new Error(`${file} ended with ${done.code}:\n${done.output.slice(-4000)}`);
    return done;
  }

  async #serves() {
    for (const until = Date.now() + 90_000; ; await pause(100)) {
      const answers = await Promise.all([
        answersOk(`http://127.0.0.1:${this.ports.PORT}/health/ready`),
        answersOk(`${this.platformUrl}/sink.json`),
      ]);
      if (answers.every(Boolean)) return;
      if (Date.now() > until) throw new Error(`the desk does not serve:\n${this.#supervisor.tails()}`);
    }
  }

  /** The log of one process. */
  log(name) {
    const file = this.#supervisor.logFile(name);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  async stop() {
    await this.#supervisor?.stop();
    process.removeListener('exit', this.#endNow);
    await discardPostgres(this.#home);
    rmSync(this.#home, { recursive: true, force: true });
  }

  /** A spec that is broken off must not leave a desk running. */
  #endNow = () => {
    const all = [this.#server?.process, ...this.#started].filter((one) => one && stillRuns(one));
    for (const { pid } of all) process.kill(pid, 'SIGKILL');
  };
}

// What the shell of whoever runs the specs says must not decide what they find.
function ambient() {
  const { PATH, HOME, LANG, TMPDIR } = process.env;
  const given = Object.entries({ PATH, HOME, LANG, TMPDIR }).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), LOG_LEVEL: 'warn', AUDIT_SEAL_SECONDS: '1' };
}

// Below the range from which the system serves outgoing connections: none of them can take it before its owner does.
async function quietPort() {
  for (;;) {
    const port = 12_000 + Math.floor(Math.random() * 20_000);
    if (await isPortFree(port)) return port;
  }
}

async function answersOk(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(3000) })).ok;
  } catch {
    return false;
  }
}
