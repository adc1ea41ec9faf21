import { Inject, Injectable } from '@nestjs/common';
import type { ImapFlow } from 'imapflow';
import { SettingsService } from '#foundation';
import type { Channel, ListedFolder, ListedMail, MailboxCensus } from '#intake';
import { hasDay } from './dated-folder.js';
import { onErrand } from './errand.js';
import { mailboxConfig, type MailboxConfig } from './mailbox-config.js';
import { MailboxTokens } from './mailbox-tokens.js';

/** A comparison holds a transaction. */
const WHOLE_MS = 120_000;

/** Lists what a mailbox holds over a connection of its own that opens every folder read-only (EXAMINE). */
@Injectable()
export class ImapCensus implements MailboxCensus {
  constructor(
    @Inject(SettingsService) private readonly settings: SettingsService,
    @Inject(MailboxTokens) private readonly tokens: MailboxTokens,
  ) {}

  list(channel: Channel, newest: number | null): Promise<ListedFolder[]> {
    const config = mailboxConfig(channel.config);
    return this.connected(config, async (client) => {
      const folders = [await examined(client, config.folder, true, null)];
      for (const path of await movedTo(client, config))
        folders.push(await examined(client, path, false, newest));
      return folders;
    });
  }

  fetch(
    channel: Channel,
    folder: string,
    uidValidity: string,
    uid: number,
  ): Promise<{ raw: Buffer; internalDate: Date } | null> {
    return this.connected(mailboxConfig(channel.config), async (client) => {
      const mailbox = await client.mailboxOpen(folder, { readOnly: true });
      if (String(mailbox.uidValidity) !== uidValidity) return null;
      const query = { uid: true, size: true, internalDate: true, source: true };
      const mail = await client.fetchOne(String(uid), query, { uid: true });
      if (!mail || mail.source === undefined || !mail.internalDate) return null;
      if (mail.source.length === 0 && mail.size !== 0) throw new Error('the server returned nothing');
      return { raw: mail.source, internalDate: new Date(mail.internalDate) };
    });
  }

  private connected<T>(config: MailboxConfig, act: (client: ImapFlow) => Promise<T>): Promise<T> {
    const limits = {
      wholeMs: WHOLE_MS,
      late: 'the server did not list its folders in time',
      largest: this.settings.values.SMTP_MAX_BYTES,
    };
    return onErrand(config, this.tokens, limits, act);
  }
}

/** The folders to which mails move, those of earlier days and months included. */
async function movedTo(client: ImapFlow, { moveTo, folder }: MailboxConfig): Promise<string[]> {
  if (moveTo === null) return [];
  const wanted = hasDay(moveTo) ? new RegExp(`^${patternOf(moveTo)}$`) : null;
  const found: string[] = [];
  for (const { path, pathAsListed, delimiter, flags } of await client.list()) {
    if (flags.has('\\Noselect') || flags.has('\\NonExistent') || path === folder) continue;
    // A server may part its folders by a dot and keep them below INBOX.
    const plain = path.split(delimiter || '/').join('/');
    const names = [path, plain, pathAsListed, plain.replace(/^INBOX\//, '')];
    if (names.some((name) => (wanted ? wanted.test(name) : name === moveTo))) found.push(path);
  }
  return found;
}

const patternOf = (template: string): string =>
  template
    .split(/(\{YYYY\}|\{MM\}|\{DD\})/)
    .map((part) => FIELDS[part] ?? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('');
const FIELDS: Readonly<Record<string, string>> = {
  '{YYYY}': '\\d{4}',
  '{MM}': '\\d{2}',
  '{DD}': '\\d{2}',
};

async function examined(
  client: ImapFlow,
  path: string,
  isRead: boolean,
  newest: number | null,
): Promise<ListedFolder> {
  const { exists, uidValidity } = await client.mailboxOpen(path, { readOnly: true });
  const mails: ListedMail[] = [];
  if (exists > 0) {
    // Positions only bound how many are listed; what is listed is told by UID.
    const first = newest === null ? 1 : Math.max(1, exists - newest + 1);
    const query = isRead ? { uid: true } : { uid: true, size: true, internalDate: true };
    for await (const { uid, size, internalDate } of client.fetch(`${first}:*`, query))
      mails.push({ uid, size: size ?? 0, internalDate: new Date(internalDate ?? 0) });
  }
  return { path, uidValidity: String(uidValidity), isRead, mails };
}
