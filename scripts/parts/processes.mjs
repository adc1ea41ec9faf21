// Processes: is it alive, is it the one we remember, and how it ends.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * What tells a process from another that was given the same number later: the boot and the instant it began.
 * Undefined when no such process runs (a zombie does not run).
 */
export function identityOf(pid) {
  if (!Number.isInteger(pid) || pid < 2) return undefined;
  return process.platform === 'linux' ? identityOnLinux(pid) : identityByPs(pid);
}

function identityOnLinux(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`;
  } catch {
    return undefined;
  }
}

function identityByPs(pid) {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** A process as a file can keep it; `stillRuns` recognises it later. */
export function remember(pid) {
  return { pid, since: identityOf(pid) };
}

export function stillRuns(process_) {
  return Boolean(process_?.since) && identityOf(process_.pid) === process_.since;
}

export function isAlive(pid) {
  return identityOf(pid) !== undefined;
}

/** Signals a whole process group, or the process alone when it leads none. */
export function signal(pid, name) {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, name);
      return true;
    } catch {
      // no such group: try the process itself
    }
  }
  return false;
}

/** Ends a remembered process and its group: TERM, a grace, then KILL. Resolves once it is gone. */
export async function end(process_, grace = 2800) {
  if (!stillRuns(process_)) return;
  signal(process_.pid, 'SIGTERM');
  if (!(await gone(process_, grace))) {
    signal(process_.pid, 'SIGKILL');
    await gone(process_, 2000);
  }
}

export async function gone(process_, milliseconds) {
  const until = Date.now() + milliseconds;
  while (stillRuns(process_)) {
    if (Date.now() > until) return false;
    await pause(20);
  }
  return true;
}

const running = new Set();

/**
 * Runs one command to its end in its own process group, keeps what it said.
 * @returns {Promise<{code: number|null, stdout: string, output: string}>}
 */
export function run(command, args, { env = process.env, cwd, onOutput } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let stdout = '';
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-4_000_000);
      onOutput?.(chunk);
    };
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      stdout += chunk;
      keep(chunk);
    });
    child.stderr.setEncoding('utf8').on('data', keep);
    child.on('error', (error) => {
      running.delete(child);
      reject(error);
    });
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code, stdout, output });
    });
  });
}

/** Ends every command that `run` has under way. */
export async function endRunning(grace = 1500) {
  await Promise.all([...running].map((child) => end(remember(child.pid), grace)));
}

/** Whether nobody listens on this port of the loopback interface, in either family. */
export async function isPortFree(port) {
  if (await new Promise((resolve) => answers(port, '::1', resolve))) return false;
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

function answers(port, host, resolve) {
  const socket = connect({ port, host, timeout: 500 });
  const settle = (answer) => () => {
    socket.destroy();
    resolve(answer);
  };
  socket.once('connect', settle(true)).once('error', settle(false)).once('timeout', settle(false));
}

/** A port that the system says is free just now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export { pause };
