import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, request, type Server } from 'node:http';

export interface Started {
  readonly pid: number;
  /** What it said last. */
  tail(): string;
  stop(): Promise<void>;
}

/** A plain process in its own environment; rejects nothing by itself: who waits for it looks at `ended`. */
export function startProcess(
  command: readonly string[],
  env: Readonly<Record<string, string>>,
): Started & { readonly ended: Promise<number | null> } {
  const child: ChildProcess = spawn(command[0], command.slice(1), {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => (said = (said + chunk).slice(-4000)));
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      said += error.message;
      resolve(null);
    });
    child.once('exit', (code) => resolve(code));
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  return {
    pid: child.pid ?? 0,
    ended,
    tail: () => said,
    stop: async () => {
      process.removeListener('exit', kill);
      child.kill('SIGTERM');
      const late = setTimeout(kill, 8_000);
      await ended;
      clearTimeout(late);
    },
  };
}

/** One origin before several replicas, each asked in turn: what the proxy of docker-compose.yml does. */
export async function startProxy(port: number, replicas: readonly string[]): Promise<Server> {
  let turn = 0;
  const server = createServer((incoming, answer) => {
    const target = new URL(incoming.url ?? '/', replicas[turn++ % replicas.length]);
    const onward = request(
      target,
      { method: incoming.method, headers: incoming.headers, agent: false },
      (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answer);
      },
    );
    onward.on('error', () => answer.writeHead(502).end());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}

/** Waits until `check` is true; the words of `trouble` when it never is. */
export async function until(
  check: () => Promise<boolean>,
  trouble: () => string,
  milliseconds = 120_000,
): Promise<void> {
  for (const end = Date.now() + milliseconds; !(await check().catch(() => false));) {
    if (Date.now() > end) throw new Error(trouble());
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
