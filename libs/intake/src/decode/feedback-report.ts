import type { DecodedMail } from './decoded-mail.js';
import type { DeliveryStatus } from './mail-report.js';
import { bracketless, fieldGroups } from './report-fields.js';

/**
 * A complaint of a recipient that their provider passes on (RFC 5965), by its machine-readable part; null for any
 * other mail. The mail complained about is named by what the provider returns of it.
 */
export function feedbackReport(mail: Pick<DecodedMail, 'attachments'>): DeliveryStatus | null {
  const of = (...types: string[]) => mail.attachments.find(({ mimeType }) => types.includes(mimeType));
  const report = of('message/feedback-report');
  if (!report) return null;
  const fields = fieldGroups(report)[0] ?? new Map<string, string>();
  const original = of('message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers');
  const address = /<?([^<>\s]{1,320}@[^<>\s]{1,255})>?/.exec(fields.get('original-rcpt-to') ?? '')?.[1];
  return {
    kind: 'feedback',
    originalEnvelopeId: fields.get('original-envelope-id') ?? null,
    reportingMta: fields.get('reporting-mta')?.slice(0, 1000) ?? null,
    originalMessageId: original ? bracketless(fieldGroups(original)[0]?.get('message-id')) : null,
    recipients: [
      {
        finalRecipient: address?.toLowerCase() ?? null,
        originalRecipient: null,
        action: 'complained',
        status: null,
        diagnostic: fields.get('user-agent')?.slice(0, 300) ?? null,
      },
    ],
    disposition: null,
    feedbackType: /^[a-z-]{1,40}/.exec(fields.get('feedback-type')?.toLowerCase() ?? '')?.[0] ?? 'other',
  };
}
