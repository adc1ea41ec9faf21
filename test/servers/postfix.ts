import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port.js';

const BINARY = '/usr/sbin/postfix';

/** Whether a Postfix can run here: installed, and we are root, as its master process wants to be. */
export const postfixUsable = existsSync(BINARY) && process.getuid?.() === 0;

/** A Postfix of its own, with its own configuration, queue and ports, that hands all it takes to one next host. */
export interface Postfix {
  readonly port: number;
  /** How many mails lie in its queue. */
  queued(): number;
  /** What it wrote in its log: why it kept a mail, what the next host answered. */
  log(): string;
  stop(): Promise<void>;
}

/** `next` is a transport of Postfix: `smtp:[127.0.0.1]:2525`, `lmtp:inet:127.0.0.1:2424`. */
export async function startPostfix(next: string): Promise<Postfix> {
  const home = mkdtempSync(path.join(tmpdir(), 'dpo-postfix-'));
  chmodSync(home, 0o755);
  for (const folder of ['etc', 'queue', 'data']) mkdirSync(path.join(home, folder));
  chownSync(path.join(home, 'data'), idOf('-u', 'postfix'), 0);
  const port = await freePort();
  writeFileSync(path.join(home, 'etc/main.cf'), mainFile(home, next));
  writeFileSync(path.join(home, 'etc/master.cf'), masterFile(port));
  // A file: the pipes of Node are sockets, which Postfix cannot open as /dev/stdout.
  const logFile = path.join(home, 'log');
  const output = openSync(logFile, 'a');
  const log = (): string => readFileSync(logFile, 'utf8');
  const server: ChildProcess = spawn(BINARY, ['-c', path.join(home, 'etc'), 'start-fg'], {
    stdio: ['ignore', output, output],
    detached: true,
  });
  closeSync(output);
  await answers(port, log, server);
  return {
    port,
    queued: () =>
      ['maildrop', 'incoming', 'active', 'deferred'].reduce(
        (sum, name) => sum + mailsIn(path.join(home, 'queue', name)),
        0,
      ),
    log,
    stop: async () => {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      // The master of this queue and no other; its children go with it.
      process.kill(Number(readFileSync(path.join(home, 'queue/pid/master.pid'), 'utf8')), 'SIGTERM');
      await gone;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Deferred mails lie in folders named by the first letter of theirs. */
function mailsIn(folder: string): number {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length;
  } catch {
    return 0;
  }
}

const idOf = (flag: '-u' | '-g', user: string): number =>
  Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout);

const mainFile = (home: string, next: string): string => `
compatibility_level = 3.6
queue_directory = ${home}/queue
data_directory = ${home}/data
mail_owner = postfix
setgid_group = postdrop
daemon_directory = /usr/lib/postfix/sbin
command_directory = /usr/sbin
maillog_file = /dev/stdout
myhostname = relay.spec.example
mydestination =
local_recipient_maps =
alias_maps =
inet_interfaces = loopback-only
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
default_transport = ${next}
# A queue that comes again within a second.
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 1s
smtp_connection_cache_on_demand = no
`;

const masterFile = (port: number): string => `
127.0.0.1:${port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
smtp unix - - n - - smtp
lmtp unix - - n - - lmtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
showq unix n - n - - showq
postlog unix-dgram n - n - 1 postlogd
`;

async function answers(port: number, log: () => string, server: ChildProcess): Promise<void> {
  for (let i = 0; i < 200 && server.exitCode === null; i++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect({ port, host: '127.0.0.1', timeout: 1_000 });
      const settle = (answer: boolean) => (): void => {
        socket.destroy();
        resolve(answer);
      };
      socket.once('data', settle(true)).once('error', settle(false)).once('timeout', settle(false));
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Postfix does not answer:\n${log()}`);
}
