// The labelled mails that the triage is measured on and trained with, each with the facts that the triage sees.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromSource } from './from-source.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const mailbox = path.join(root, 'test/fixtures/mailbox');
const training = path.join(root, 'libs/triage/training');

const HEADERS = {
  autoSubmitted: null,
  precedence: null,
  listId: null,
  listUnsubscribe: null,
  autoResponseSuppress: null,
  spamFlag: null,
  contentLanguage: null,
  contentType: 'text/plain',
  contentTypeField: null,
};

/** All mails in a fixed order: `{ id, set, label, facts, directory, history }`. */
export async function readCorpus() {
  const { EVERYDAY_MAILS } = await fromSource('libs/domain/src/triage/testing/everyday-mails.ts');
  const { splitQuotedText } = await fromSource('libs/intake/src/decode/quoted-text.ts');
  const { directoryOf } = await fromSource('libs/domain/src/triage/index.ts');
  const nobody = directoryOf([]);
  const short = (set, id, line, label) => ({
    id,
    set,
    label,
    facts: factsOf(line, splitQuotedText),
    directory: nobody,
    history: [],
  });
  const everyday = EVERYDAY_MAILS.map((mail, index) =>
    short('everyday', `everyday-${String(index + 1).padStart(3, '0')}`, mail, {
      class: mail.name,
      rights: mail.rights.split('+').filter(Boolean),
      language: mail.language,
      subclass: null,
    }),
  );
  const written = trainingFiles().flatMap((file) =>
    linesOf(path.join(training, file)).map((line) =>
      short(file.replace(/\.jsonl$/, ''), line.id, line, line),
    ),
  );
  return [...(await sampleMails()), ...everyday, ...written];
}

export const trainingFiles = () =>
  existsSync(training)
    ? readdirSync(training)
        .filter((file) => file.endsWith('.jsonl'))
        .sort()
    : [];

function linesOf(file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line)];
    } catch (error) {
      process.stderr.write(`${path.basename(file)}:${index + 1}: ${error.message}\n`);
      return [];
    }
  });
}

function factsOf({ from, subject, text }, splitQuotedText) {
  const [, name = '', address = from] = /^\s*"?([^"<]*?)"?\s*<([^>]*)>\s*$/.exec(from) ?? [];
  return {
    messageId: null,
    inReplyTo: null,
    references: [],
    subject,
    text,
    segments: splitQuotedText(text, subject),
    from: { name, address },
    replyTo: [],
    returnPath: null,
    date: '2026-11-02T09:00:00Z',
    headers: HEADERS,
    authentication: null,
    report: null,
    attachmentNames: [],
    attachedMessages: [],
  };
}

/** The sample mailbox in the order of its arrival; the labels of earlier mails are the history of later ones. */
export async function sampleMails() {
  const { readAccounts } = await fromSource('apps/cli/src/triage.ts');
  const { directoryOf } = await fromSource('libs/domain/src/triage/index.ts');
  const { decodeMail, mailFacts } = await fromSource('libs/intake/src/decode/index.ts');
  const directory = directoryOf(await readAccounts(path.join(mailbox, 'accounts.json')));
  const history = [];
  const mails = [];
  for (const label of JSON.parse(readFileSync(path.join(mailbox, 'labels.json'), 'utf8'))) {
    const facts = mailFacts(await decodeMail(readFileSync(path.join(mailbox, label.file))));
    const id = `mailbox-${label.file.slice(0, 3)}`;
    mails.push({ id, set: 'mailbox', label, facts, directory, history: [...history] });
    const { class: kind, rights, account } = label;
    history.push({
      messageId: facts.messageId,
      from: facts.from?.address ?? null,
      subject: facts.subject,
      class: kind,
      rights,
      account,
    });
  }
  return mails;
}

/** 0 to `folds` - 1, for ever the same for one name. */
export const foldOf = (name, folds) => createHash('sha256').update(name).digest().readUInt32BE(0) % folds;
