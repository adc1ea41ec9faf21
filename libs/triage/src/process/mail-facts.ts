import { splitQuotedText, type MailReading } from '#intake';
import type { MailFacts } from '#domain';

/** The reading of a mail in the words of the triage rules. */
export function mailFactsOf({ mail, authentication, report }: MailReading): MailFacts {
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
    attachedMessages: mail.attachedMessages,
  };
}
