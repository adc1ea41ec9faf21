// Programs of the system that the tests use: a browser, mail servers and clients, Redis. Installed where that is possible.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run } from './processes.mjs';
import { Trouble } from './trouble.mjs';

const tools = [
  { file: '/usr/bin/chromium', package: 'chromium' },
  // Films the scenarios of the console; without it they run unfilmed.
  { file: '/usr/bin/ffmpeg', package: 'ffmpeg', optional: true },
  { file: '/usr/lib/dovecot/imap', package: 'dovecot-imapd' },
  { file: '/usr/bin/redis-server', package: 'redis-server' },
  // The antivirus of mails, 25 MB without its signatures: the specs write one of their own. Whoever has none skips them.
  { file: '/usr/sbin/clamd', package: 'clamav-daemon', optional: true },
  // Postfix runs as root or not at all: whoever is not skips its specs, and those of swaks, with a message.
  { file: '/usr/bin/swaks', package: 'swaks', optional: true },
  { file: '/usr/sbin/postfix', package: 'postfix', optional: true },
];

/** Installs the packages that are missing; returns their names. */
export async function installTools({ onOutput } = {}) {
  const canInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  const missing = tools
    .filter(({ file, optional }) => !existsSync(file) && (canInstall || !optional))
    .map((tool) => tool.package);
  if (!missing.length) return missing;
  const command = `apt-get install -y ${missing.join(' ')}`;
  if (!canInstall) {
    throw new Trouble(
      `The tests need ${missing.join(', ')}. On Debian, as root: apt-get update && ${command}`,
    );
  }
  // Run level 1 keeps the packages from starting servers of their own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  // Without a configuration Postfix does not start by itself either.
  const unasked = `echo 'postfix postfix/main_mailer_type select No configuration' | debconf-set-selections`;
  for (const line of ['apt-get update', ...(missing.includes('postfix') ? [unasked] : []), command]) {
    const { code, output } = await run('/bin/sh', ['-c', line], { env, onOutput });
    if (code !== 0)
      throw new Trouble(`"${line}" failed:\n${output.trim().split('\n').slice(-15).join('\n')}`);
  }
  return missing;
}
