import type { DecodedAttachment, DecodedMail } from './decoded-mail.js';
import { feedbackReport } from './feedback-report.js';
import type { DeliveryStatus, RecipientStatus } from './mail-report.js';
import { bracketless, fieldGroups, type Fields } from './report-fields.js';

/**
 * Recognises a delivery report (RFC 3464), a read receipt (RFC 8098) or a complaint (RFC 5965) by its machine-readable
 * part; null for any other mail, whatever its wording.
 */
export function deliveryStatus(mail: Pick<DecodedMail, 'attachments'>): DeliveryStatus | null {
  const of = (type: string) => mail.attachments.find(({ mimeType }) => mimeType === type);
  const report = of('message/delivery-status') ?? of('message/global-delivery-status');
  const receipt = of('message/disposition-notification') ?? of('message/global-disposition-notification');
  const returned = of('text/rfc822-headers') ?? of('message/rfc822') ?? of('message/global-headers');
  const returnedId = returned ? bracketless(fieldGroups(returned)[0]?.get('message-id')) : null;
  if (report) return deliveryReport(report, returnedId);
  return receipt ? readReceipt(receipt, returnedId) : feedbackReport(mail);
}

function deliveryReport(report: DecodedAttachment, returnedId: string | null): DeliveryStatus {
  const [perMessage, ...rest] = fieldGroups(report);
  const recipients = (perMessage?.has('action') ? [perMessage, ...rest] : rest)
    .filter((fields) => fields.has('action') || fields.has('final-recipient'))
    .slice(0, 100)
    .map(recipientOf);
  return {
    kind: 'delivery',
    originalEnvelopeId: perMessage?.get('original-envelope-id') ?? null,
    reportingMta: typed(perMessage?.get('reporting-mta')),
    originalMessageId: returnedId,
    recipients,
    disposition: null,
  };
}

function readReceipt(receipt: DecodedAttachment, returnedId: string | null): DeliveryStatus {
  const fields = fieldGroups(receipt)[0] ?? new Map<string, string>();
  const disposition = fields.get('disposition')?.split(';')[1]?.split('/')[0]?.trim().toLowerCase();
  return {
    kind: 'disposition',
    originalEnvelopeId: null,
    reportingMta: null,
    originalMessageId: bracketless(fields.get('original-message-id')) ?? returnedId,
    recipients: [{ ...recipientOf(fields), action: disposition ?? 'unknown' }],
    disposition: disposition ?? null,
  };
}

function recipientOf(fields: Fields): RecipientStatus {
  return {
    finalRecipient: typed(fields.get('final-recipient')),
    originalRecipient: typed(fields.get('original-recipient')),
    action: fields.get('action')?.toLowerCase().split(/\s/)[0] ?? 'unknown',
    status: /\d\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? null,
    diagnostic: typed(fields.get('diagnostic-code')),
  };
}

/** `rfc822; a@b` gives `a@b`. */
function typed(value: string | undefined): string | null {
  if (!value) return null;
  const semicolon = value.indexOf(';');
  return (semicolon < 0 ? value : value.slice(semicolon + 1)).trim().slice(0, 1000) || null;
}
