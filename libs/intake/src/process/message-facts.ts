import { contentFacts } from '../attachments/content-facts.js';
import { automaticReplyHindrances } from '#domain';
import { readingFacts } from '../decode/mail-facts.js';
import type { MailReading } from './read-mail.js';

/**
 * What stays of the headers with the message: authentication, signatures, what makes a mail automatic, the list of attachments.
 * Placing a message and decoding it again write the same facts.
 */
export function messageFacts(reading: MailReading): Record<string, unknown> {
  const { mail, authentication, report } = reading;
  return {
    authentication,
    returnPath: mail.returnPath,
    autoSubmitted: mail.headers.autoSubmitted,
    precedence: mail.headers.precedence,
    listId: mail.headers.listId,
    noAutomaticReply: automaticReplyHindrances(readingFacts(reading)),
    hasHtml: mail.html !== null,
    report,
    warnings: mail.warnings,
    ...(mail.signatures.length > 0 ? { signatures: mail.signatures } : {}),
    ...(mail.encryption ? { encryption: mail.encryption } : {}),
    attachments: mail.attachments.map(({ ordinal, filename, mimeType, size, sha256, bytes, carriedBy }) => ({
      ordinal,
      fileName: filename,
      mimeType,
      size,
      sha256,
      content: contentFacts(bytes, mimeType, filename),
      ...(carriedBy ? { carriedBy } : {}),
    })),
  };
}
