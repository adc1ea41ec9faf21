import { addressParser, type Address, type Email } from 'postal-mime';
import type { TextCleaner } from './clean-text.js';
import { readDate } from './date-field.js';
import type { DecodedMail, MailAddress, TriageHeaders } from './decoded-mail.js';
import { readWords, utf8OnlyWhereItIs } from './encoded-words.js';
import type { DecodeLimits } from './limits.js';

type Envelope = Omit<
  DecodedMail,
  | 'text'
  | 'textSource'
  | 'html'
  | 'attachments'
  | 'attachedMessages'
  | 'signatures'
  | 'encryption'
  | 'signatureMs'
  | 'verdict'
  | 'warnings'
>;

/** Who wrote to whom, when and in which thread, out of the top-level headers. */
export function envelopeOf(email: Email, limits: DecodeLimits, cleaner: TextCleaner): Envelope {
  const fields = new HeaderFields(email, cleaner);
  const addresses = (key: string): MailAddress[] => {
    const list = fields.all(key).flatMap((value) => mailAddresses(value, cleaner));
    if (list.length > limits.addresses) cleaner.warnings.add('addresses-truncated');
    return list.slice(0, limits.addresses);
  };
  const from = addresses('from');
  if (from.length > 1) cleaner.warnings.add('several-from');
  const references = messageIds(fields.first('references'));
  if (references.length > limits.references) cleaner.warnings.add('references-truncated');
  return {
    messageId: messageIds(fields.first('message-id'))[0] ?? null,
    inReplyTo: messageIds(fields.first('in-reply-to'))[0] ?? null,
    references: references.slice(-limits.references),
    subject: cleaner
      .clean(readWords(fields.first('subject') ?? '').replace(/\r\n|[\t\r\n]/g, ' '))
      .slice(0, limits.subjectChars)
      .toWellFormed(),
    from: from.find(({ address }) => address !== '') ?? from[0] ?? null,
    sender: addresses('sender')[0] ?? null,
    replyTo: addresses('reply-to').filter(isReachable),
    to: addresses('to').filter(isReachable),
    cc: addresses('cc').filter(isReachable),
    returnPath: returnPathOf(fields.first('return-path')),
    date: dateOf(fields.first('date'), cleaner),
    headers: triageHeaders(fields, limits),
  };
}

class HeaderFields {
  private readonly byKey = new Map<string, string[]>();

  constructor(email: Email, cleaner: TextCleaner) {
    for (const { key, value } of email.headers) {
      const list = this.byKey.get(key);
      if (list) list.push(cleaner.clean(value));
      else this.byKey.set(key, [cleaner.clean(value)]);
    }
  }

  first(key: string): string | null {
    return this.byKey.get(key)?.[0] ?? null;
  }

  all(key: string): readonly string[] {
    return this.byKey.get(key) ?? [];
  }
}

/** Written by answering machines that know nothing of RFC 3834. */
const MACHINE_FIELDS = [
  'x-autoreply',
  'x-autorespond',
  'x-auto-reply',
  'x-autoreply-from',
  'x-mail-autoreply',
];
const LIST_FIELDS = ['help', 'unsubscribe', 'subscribe', 'post', 'owner', 'archive', 'id'].map(
  (name) => `list-${name}`,
);

function triageHeaders(fields: HeaderFields, limits: DecodeLimits): TriageHeaders {
  const short = (key: string): string | null => fields.first(key)?.slice(0, 1000) ?? null;
  return {
    autoSubmitted: short('auto-submitted'),
    precedence: short('precedence'),
    listId: short('list-id'),
    listUnsubscribe: short('list-unsubscribe'),
    autoResponseSuppress: short('x-auto-response-suppress'),
    spamFlag: short('x-spam-flag'),
    contentLanguage: short('content-language'),
    deliveredTo: short('delivered-to'),
    returnPath: short('return-path'),
    contentType: /^[^\s;]+/.exec(fields.first('content-type') ?? '')?.[0].toLowerCase() ?? 'text/plain',
    contentTypeField: short('content-type'),
    machineField: MACHINE_FIELDS.find((key) => fields.first(key) !== null) ?? null,
    listField: LIST_FIELDS.some((key) => fields.first(key) !== null),
    failedRecipients: short('x-failed-recipients'),
    authenticationResults: fields.all('authentication-results').slice(0, 10),
    received: fields.all('received').slice(0, limits.receivedFields),
  };
}

/** `undisclosed-recipients` and remarks in a list of recipients are nobody. */
const isReachable = ({ address }: MailAddress): boolean => address !== '';

function mailAddresses(value: string, cleaner: TextCleaner): MailAddress[] {
  const flat = (list: readonly Address[]): MailAddress[] =>
    list.flatMap((entry) => (entry.group ? flat(entry.group) : [clean(entry.name, entry.address ?? '')]));
  const clean = (name: string, address: string): MailAddress => ({
    name: cleaner.clean(name).slice(0, 255).toWellFormed(),
    address: normalAddress(cleaner.clean(address)),
  });
  return namesWithComma(flat(addressParser(utf8OnlyWhereItIs(value))));
}

/** `Doe, John <j@d.org>` without quotes is one person, not two. */
function namesWithComma(list: readonly MailAddress[]): MailAddress[] {
  const joined: MailAddress[] = [];
  for (const one of list) {
    const before = joined.at(-1);
    const isFamilyName = before && before.address === '' && before.name !== '' && one.address !== '';
    if (isFamilyName && one.name !== '' && !before.name.includes('@')) {
      joined.pop();
      joined.push({ name: `${before.name}, ${one.name}`.slice(0, 255).toWellFormed(), address: one.address });
    } else {
      joined.push(one);
    }
  }
  return joined;
}

/** The domain is case-insensitive; the local part belongs to the other server and stays as written. */
function normalAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return (at < 0 ? address : address.slice(0, at) + address.slice(at).toLowerCase()).slice(0, 320);
}

function messageIds(value: string | null): string[] {
  if (!value) return [];
  const bracketed = value.match(/<[^<>\s]{1,900}>/g);
  if (bracketed) return bracketed.map((id) => id.slice(1, -1));
  return /^[^\s<>]{1,900}$/.test(value.trim()) ? [value.trim()] : [];
}

function returnPathOf(value: string | null): string | null {
  if (value === null) return null;
  return normalAddress(value.slice(0, 1000).replace(/^[\s<]+|[\s>]+$/g, ''));
}

function dateOf(value: string | null, cleaner: TextCleaner): string | null {
  if (!value) return null;
  const parsed = readDate(value);
  const year = parsed?.getUTCFullYear() ?? 0;
  if (!parsed || year < 1970 || year > 9999) {
    cleaner.warnings.add('date-unreadable');
    return null;
  }
  return parsed.toISOString();
}
