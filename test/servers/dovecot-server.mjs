import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { freePort } from '../../scripts/parts/processes.mjs';

const BINARY = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find(existsSync);

/** Whether the IMAP specs can run: Dovecot 2.3 from Debian's `dovecot-imapd`. */
export const dovecotInstalled = BINARY !== undefined;

export async function startDovecot(options = {}) {
  if (BINARY === undefined) throw new Error('Dovecot is not installed: apt-get install dovecot-imapd');
  const home = mkdtempSync(path.join(tmpdir(), 'dpo-dovecot-'));
  chmodSync(home, 0o755);
  const port = await freePort();
  const password = 'imap-spec';
  const owner = mailOwner();
  const maildir = path.join(home, 'mail');
  mkdirSync(maildir, { mode: 0o700 });
  chownSync(maildir, owner.uid, owner.gid);
  writeFileSync(
    path.join(home, 'dovecot.conf'),
    configuration({ home, port, password, owner, maildir, ...options }),
  );
  if (options.introspection !== undefined)
    writeFileSync(path.join(home, 'oauth2.conf'), introspection(options.introspection));
  let server;

  const start = async () => {
    server = spawn(BINARY, ['-F', '-c', path.join(home, 'dovecot.conf')], {
      stdio: 'ignore',
      detached: true,
    });
    for (let i = 0; i < 100; i++) {
      if (await answers(port)) return;
      if (server.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`Dovecot does not answer:\n${logOf(home)}`);
  };
  const kill = async () => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = new Promise((resolve) => server.once('exit', resolve));
    // Its children live in its process group.
    process.kill(-server.pid, 'SIGKILL');
    await gone;
  };
  await start();
  return {
    port,
    user: 'contact',
    password,
    maildir,
    deliver: (mails, at) => deliver(maildir, owner, mails, at),
    changeUidValidity: (folder) => {
      const lists = path.join(folder === undefined ? maildir : path.join(maildir, `.${folder}`));
      spawnSync('find', [lists, '-maxdepth', '1', '-name', 'dovecot*', '-delete']);
    },
    kill,
    start,
    // Nobody misses what it would still write: asked to end, it takes a second to do so.
    stop: async () => {
      await kill();
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
    },
  };
}

/** Started by root, the mail belongs to `mail`, as Dovecot refuses to serve root; else everything runs as ourselves. */
function mailOwner() {
  const { uid, gid, username } = userInfo();
  if (uid !== 0) return { uid, gid, internal: username, login: username };
  return { uid: 8, gid: 8, internal: 'dovecot', login: 'dovenull' };
}

const configuration = (server) => `
protocols = imap
listen = 127.0.0.1
base_dir = ${server.home}/run
state_dir = ${server.home}/state
log_path = ${server.home}/dovecot.log
instance_name = ${path.basename(server.home)}
ssl = no
disable_plaintext_auth = no
default_internal_user = ${server.owner.internal}
default_login_user = ${server.owner.login}
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:${server.maildir}
mail_uid = ${server.owner.uid}
mail_gid = ${server.owner.gid}
mail_max_userip_connections = 100
${server.capability === undefined ? '' : `imap_capability = ${server.capability}`}
${
  server.introspection === undefined
    ? `passdb {
  driver = static
  args = password=${server.password}
}`
    : `auth_mechanisms = oauthbearer xoauth2
passdb {
  driver = oauth2
  mechanisms = oauthbearer xoauth2
  args = ${server.home}/oauth2.conf
}`
}
userdb {
  driver = static
  args = uid=${server.owner.uid} gid=${server.owner.gid} home=${server.maildir}
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${server.port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`;

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1000 });
    const settle = (answer) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket
      .once('data', settle(true))
      .once('error', settle(false))
      .once('timeout', settle(false))
      .once('close', settle(false));
  });
}

function logOf(home) {
  const file = path.join(home, 'dovecot.log');
  return existsSync(file) ? readFileSync(file, 'utf8').slice(-2000) : 'no log';
}

const introspection = (port) => `
introspection_url = http://127.0.0.1:${port}/introspect
introspection_mode = post
username_attribute = username
active_attribute = active
active_value = true
`;

let delivered = 0;

/** As Maildir wants it: written under `tmp`, then renamed into `new`. Returns the files. */
function deliver(maildir, owner, mails, at = new Date()) {
  for (const folder of ['tmp', 'new', 'cur']) {
    mkdirSync(path.join(maildir, folder), { recursive: true, mode: 0o700 });
    chownSync(path.join(maildir, folder), owner.uid, owner.gid);
  }
  return mails.map((mail) => {
    const name = `${Math.floor(at.getTime() / 1000)}.M${String(++delivered).padStart(8, '0')}P${process.pid}.spec`;
    const file = path.join(maildir, 'tmp', name);
    writeFileSync(file, mail);
    chownSync(file, owner.uid, owner.gid);
    utimesSync(file, at, at);
    renameSync(file, path.join(maildir, 'new', name));
    return path.join(maildir, 'new', name);
  });
}
