import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { directoryOf, triage, type DirectoryAccount, type TriageHistoryEntry } from '#domain';
import { decodeMail, mailFacts } from '#intake';

/** One line of output; `file` is the base name, as in the labels of the sample mailbox. */
export interface TriageLine {
  readonly file: string;
  readonly class: string;
  readonly rights: readonly string[];
  readonly language: string;
  readonly account: string | null;
  readonly autoReplyAllowed: boolean;
  readonly suspicious: boolean;
  readonly evidence: readonly unknown[];
}

/** Accounts as the directory file lists them; what is missing is unknown. */
interface AccountRecord extends Partial<Omit<DirectoryAccount, 'domains'>> {
  readonly address: string;
  readonly domains?: readonly (string | { readonly name: string })[];
}

export const SAMPLE_ACCOUNTS = 'test/fixtures/mailbox/accounts.json';

/** Triages files in the order given; earlier ones are the history of later ones. */
export async function* triageFiles(
  files: readonly string[],
  accounts: readonly DirectoryAccount[],
): AsyncGenerator<TriageLine> {
  const directory = directoryOf(accounts);
  const history: TriageHistoryEntry[] = [];
  for (const file of files) {
    const facts = mailFacts(await decodeMail(await readFile(file)));
    const seen = triage(facts, directory, history);
    history.push({
      messageId: facts.messageId,
      from: facts.from?.address ?? null,
      subject: facts.subject,
      class: seen.class,
      rights: seen.rights,
      account: seen.account,
    });
    yield {
      file: basename(file),
      class: seen.class,
      rights: seen.rights,
      language: seen.language,
      account: seen.account,
      autoReplyAllowed: seen.autoReplyAllowed,
      suspicious: seen.flags.suspicious,
      evidence: seen.evidence,
    };
  }
}

/** Reads a directory file: an array of accounts. */
export async function readAccounts(path: string): Promise<DirectoryAccount[]> {
  const records = JSON.parse(await readFile(path, 'utf8')) as AccountRecord[];
  if (!Array.isArray(records)) throw new Error('the accounts file must hold an array');
  return records.map((record) => ({
    address: record.address,
    aliases: record.aliases ?? [],
    firstName: record.firstName ?? '',
    lastName: record.lastName ?? '',
    birthDate: record.birthDate ?? null,
    language: record.language ?? null,
    plan: record.plan ?? null,
    recoveryAddress: record.recoveryAddress ?? null,
    parent: record.parent ?? null,
    domains: (record.domains ?? []).map((domain) => (typeof domain === 'string' ? domain : domain.name)),
  }));
}

/** The sample stands beside the sources, whether they run compiled or not. */
function sampleAccounts(): string {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const root = here.includes('/dist/')
    ? here.slice(0, here.lastIndexOf('/dist/'))
    : resolve(here, '../../..');
  return resolve(root, SAMPLE_ACCOUNTS);
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { accounts: { type: 'string' } },
    allowPositionals: true,
  });
  if (positionals.length === 0) {
    process.stderr.write('usage: triage [--accounts FILE] FILE.eml …\n');
    return 2;
  }
  try {
    const accounts = await readAccounts(values.accounts ?? sampleAccounts());
    for await (const line of triageFiles(positionals, accounts)) {
      process.stdout.write(`${JSON.stringify(line)}\n`);
    }
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main();
}
