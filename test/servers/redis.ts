import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Redis } from 'ioredis';
import { freePort } from './free-port.js';

const BINARY = ['/usr/bin/redis-server', '/usr/local/bin/redis-server'].find(existsSync);

/** Whether specs with Redis can run: Debian's `redis-server`. */
export const redisInstalled = BINARY !== undefined;

/** A Redis that keeps nothing on the disk: killed, it has forgotten everything. */
export interface RedisServer {
  readonly url: string;
  flush(): Promise<void>;
  kill(): Promise<void>;
  start(): Promise<void>;
}

export async function startRedis(): Promise<RedisServer> {
  if (BINARY === undefined) throw new Error('Redis is not installed: apt-get install redis-server');
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let server: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = new Promise((resolve) => server!.once('exit', resolve));
    server.kill('SIGKILL');
    await gone;
  };
  const start = async (): Promise<void> => {
    const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', tmpdir()];
    server = spawn(BINARY, settings, { stdio: 'ignore' });
    await asked(url, (redis) => redis.ping());
  };
  process.once('exit', () => server?.kill('SIGKILL'));
  await start();
  return { url, kill, start, flush: () => asked(url, (redis) => redis.flushall()) };
}

async function asked(url: string, question: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis(url, { maxRetriesPerRequest: 100, retryStrategy: () => 50 });
  redis.on('error', () => {});
  try {
    await question(redis);
  } finally {
    redis.disconnect();
  }
}
