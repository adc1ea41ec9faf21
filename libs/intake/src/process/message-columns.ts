import type { DecodedMail } from '../decode/index.js';

/** What a message's row and its text hold of a decoded mail, within the bounds of their columns. */
export interface MessageColumns {
  readonly subject: string;
  readonly fromName: string | null;
  readonly fromAddress: string | null;
  readonly replyTo: string[];
  readonly to: string[];
  readonly cc: string[];
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  readonly references: string[];
  readonly sentAt: string | null;
  readonly preview: string;
  readonly text: string;
}

/** Placing a message and decoding it again write the same columns. */
export function messageColumns(mail: DecodedMail): MessageColumns {
  return {
    subject: mail.subject.slice(0, 1000),
    fromName: mail.from?.name.slice(0, 300) || null,
    fromAddress: mail.from?.address.toLowerCase() || null,
    replyTo: addresses(mail.replyTo),
    to: addresses(mail.to),
    cc: addresses(mail.cc),
    messageId: mail.messageId?.slice(0, 900) ?? null,
    inReplyTo: mail.inReplyTo?.slice(0, 900) ?? null,
    references: [...mail.references],
    sentAt: mail.date,
    preview: previewOf(mail.text),
    text: mail.text,
  };
}

/** What the search finds a message by beside its words: names and addresses, whole and in pieces. */
export const peopleOf = ({
  fromName,
  fromAddress,
}: Pick<MessageColumns, 'fromName' | 'fromAddress'>): string =>
  `${fromName ?? ''} ${fromAddress ?? ''} ${(fromAddress ?? '').replace(/[@.+_-]+/g, ' ')}`;

/** Configuration of the full-text search for a language. */
export const searchLanguage = (language: string | null): string =>
  ({ fr: 'dpo_fr', en: 'dpo_en' })[language ?? ''] ?? 'dpo_simple';

const addresses = (list: readonly { address: string }[]): string[] =>
  list.slice(0, 100).map(({ address }) => address.toLowerCase().slice(0, 320));

const previewOf = (text: string): string =>
  text.slice(0, 400).replace(/\s+/g, ' ').trim().slice(0, 200).toWellFormed();

/** SQL of a message's search words, out of the names of four parameters: the subject weighs most, then people, then the text. */
export const searchVector = (language: string, subject: string, people: string, text: string): string =>
  `setweight(to_tsvector(${language}::regconfig, ${subject}), 'A') || setweight(to_tsvector('dpo_simple', ${people}), 'B') || to_tsvector(${language}::regconfig, ${text})`;
