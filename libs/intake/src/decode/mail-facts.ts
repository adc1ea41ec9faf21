import type { MailFacts } from '#domain';
import { parseAuthenticationResults, type AuthenticationFacts } from './authentication-results.js';
import type { DecodedMail } from './decoded-mail.js';
import { deliveryStatus } from './delivery-status.js';
import type { DeliveryStatus } from './mail-report.js';
import { splitQuotedText } from './quoted-text.js';

/** Servers of Mailo whose Authentication-Results are believed; an installation sets its own. */
export const MAILO_AUTHSERV_IDS = ['mailo.com', '*.mailo.com'] as const;

/** What the triage reasons on, out of a decoded mail. */
export function mailFacts(mail: DecodedMail, authservIds: readonly string[] = MAILO_AUTHSERV_IDS): MailFacts {
  const authentication = parseAuthenticationResults(
    mail.headers.authenticationResults,
    authservIds,
    mail.from?.address ?? null,
  );
  return readingFacts({ mail, authentication, report: deliveryStatus(mail) });
}

interface Reading {
  readonly mail: DecodedMail;
  readonly authentication: AuthenticationFacts;
  readonly report: DeliveryStatus | null;
}

const known = new WeakMap<Reading, MailFacts>();

/**
 * As `mailFacts`, where the steps of intake have authenticated the mail and looked for a report already. Several steps ask for the
 * facts of one reading: its text is split once.
 */
export function readingFacts(reading: Reading): MailFacts {
  let facts = known.get(reading);
  if (facts === undefined) known.set(reading, (facts = factsOf(reading)));
  return facts;
}

function factsOf({ mail, authentication, report }: Reading): MailFacts {
  return {
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo,
    references: mail.references,
    subject: mail.subject,
    text: mail.text,
    segments: splitQuotedText(mail.text, mail.subject),
    from: mail.from,
    replyTo: mail.replyTo,
    returnPath: mail.returnPath,
    date: mail.date,
    headers: mail.headers,
    authentication: authentication.present ? authentication : null,
    report: report?.kind ?? null,
    attachmentNames: mail.attachments.map(({ filename }) => filename ?? ''),
    attachedMessages: mail.attachedMessages.map(({ messageId, from }) => ({ messageId, from })),
  };
}
