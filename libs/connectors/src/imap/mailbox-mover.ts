import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { ImapFlow } from 'imapflow';
import { SettingsService } from '#foundation';
import type { MailMover, MailToMove } from '#triage';
import { datedFolder } from './dated-folder.js';
import { onErrand } from './errand.js';
import { mailboxConfig, type MailboxConfig } from './mailbox-config.js';
import { MailboxTokens } from './mailbox-tokens.js';
import { moveMails } from './move-mails.js';

const WHOLE_MS = 60_000;
const DAY_MS = 24 * 3600_000;
/** So many mails of one size are compared by their bytes; the Message-ID has narrowed them down before. */
const COMPARED = 50;

/**
 * Moves a mail that is in the journal to another folder of its mailbox, over a connection of its own. It is told by its bytes: a UID
 * changes with every folder, and a Message-ID is whatever a sender wrote.
 */
@Injectable()
export class MailboxMover implements MailMover {
  constructor(
    @Inject(SettingsService) private readonly settings: SettingsService,
    @Inject(MailboxTokens) private readonly tokens: MailboxTokens,
  ) {}

  move(mail: MailToMove): Promise<string | null> {
    const config = mailboxConfig(mail.config);
    const limits = {
      wholeMs: WHOLE_MS,
      late: 'the server did not move the mail in time',
      largest: this.settings.values.SMTP_MAX_BYTES,
    };
    return onErrand(config, this.tokens, limits, (client) => moveFound(client, config, mail));
  }
}

async function moveFound(client: ImapFlow, config: MailboxConfig, mail: MailToMove): Promise<string | null> {
  const target = mail.folder.split('/');
  await client.mailboxCreate(target);
  // First where it goes to: a try that was cut short has perhaps moved it.
  if ((await find(client, target, mail)) !== null) return `moved to ${mail.folder}`;
  for (const folder of placesOf(config, mail)) {
    const uid = await find(client, folder.split('/'), mail);
    if (uid === null) continue;
    await moveMails(client, [uid], target);
    return `moved to ${mail.folder}`;
  }
  return null;
}

/** Where it can lie: in the folder of the day it was read or, after a late move, of the next, or where it was read. */
function placesOf({ folder, moveTo }: MailboxConfig, { journaledAt }: MailToMove): Set<string> {
  if (moveTo === null) return new Set([folder]);
  const next = new Date(journaledAt.getTime() + DAY_MS);
  return new Set([datedFolder(moveTo, journaledAt), datedFolder(moveTo, next), folder]);
}

async function find(client: ImapFlow, folder: string[], mail: MailToMove): Promise<number | null> {
  const opened = await client.mailboxOpen(folder, { readOnly: false }).catch((error: unknown) => {
    if ((error as { responseStatus?: string }).responseStatus === 'NO') return null;
    throw error;
  });
  if (opened === null || opened.exists === 0) return null;
  const named = mail.messageId ? { header: { 'message-id': mail.messageId } } : {};
  const found = await client.search(
    { larger: mail.size - 1, smaller: mail.size + 1, ...named },
    { uid: true },
  );
  if (!Array.isArray(found)) throw new Error('the server refused to search the folder');
  for (const uid of found.slice(-COMPARED)) {
    const answer = await client.fetchOne(String(uid), { source: true }, { uid: true });
    if (answer && answer.source && isIt(answer.source, mail)) return uid;
  }
  return null;
}

const isIt = (raw: Buffer, { sha256 }: MailToMove): boolean =>
  createHash('sha256').update(raw).digest().equals(sha256);
