// Keeps the processes of the desk running: its own restart, slower each time, and an orderly end.
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { node24, root } from './launch-settings.mjs';
import { end, remember } from './processes.mjs';

const firstPause = 500;
const longestPause = 15_000;
const steadyAfter = 30_000;
const longLog = 20 * 2 ** 20;

export class Supervisor {
  #children = new Map();
  #stopping = false;
  #ready = false;

  /**
   * @param {{logs: string, note: (name: string, pid: number) => void, say: (line: string) => void}} options
   */
  constructor({ logs, note, say }) {
    this.logs = logs;
    this.note = note;
    this.say = say;
    mkdirSync(logs, { recursive: true, mode: 0o700 });
    /** Rejects when a process ends before the desk was ready: then nobody should wait any longer. */
    this.failure = new Promise((_, reject) => (this.#fail = reject));
    this.failure.catch(() => {});
  }
  #fail;

  start(name, entry, env) {
    rotate(this.logFile(name));
    this.#spawn({ name, entry, env, pause: firstPause });
  }

  /** From now on a process that ends is started again. */
  nowReady() {
    this.#ready = true;
  }

  #spawn(child) {
    const log = openSync(this.logFile(child.name), 'a', 0o600);
    child.logFrom = statSync(this.logFile(child.name)).size;
    child.started = Date.now();
    const process_ = spawn(node24, ['--enable-source-maps', path.join(root, child.entry)], {
      cwd: root,
      env: child.env,
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    child.process = remember(process_.pid);
    this.#children.set(child.name, child);
    this.note(child.name, process_.pid);
    process_.on('exit', (code, signal) => this.#ended(child, code === null ? signal : `exit code ${code}`));
  }

  #ended(child, how) {
    if (this.#stopping) return;
    if (!this.#ready) return this.#fail({ name: child.name, how, log: this.tail(child) });
    if (Date.now() - child.started > steadyAfter) child.pause = firstPause;
    this.say(
      `${child.name} ended (${how}); started again in ${child.pause / 1000} s. Its log: ${this.logFile(child.name)}`,
    );
    child.timer = setTimeout(() => this.#spawn(child), child.pause);
    child.pause = Math.min(child.pause * 2, longestPause);
  }

  logFile(name) {
    return path.join(this.logs, `${name}.log`);
  }

  /** The last lines a process wrote since it was started, each with its name in front. */
  tail(child, lines = 15) {
    const text = readFileSync(this.logFile(child.name)).subarray(child.logFrom).toString().trim();
    return text
      .split('\n')
      .slice(-lines)
      .map((line) => `  ${child.name} | ${line}`)
      .join('\n');
  }

  tails() {
    return [...this.#children.values()].map((child) => this.tail(child, 5)).join('\n');
  }

  async stop() {
    this.#stopping = true;
    const children = [...this.#children.values()];
    children.forEach(({ timer }) => clearTimeout(timer));
    await Promise.all(children.map((child) => end(child.process)));
  }
}

function rotate(file) {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > longLog) renameSync(file, `${file}.1`);
}
