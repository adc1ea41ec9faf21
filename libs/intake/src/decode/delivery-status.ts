import type { DecodedAttachment, DecodedMail } from './decoded-mail.js';

export interface RecipientStatus {
  readonly finalRecipient: string | null;
  readonly originalRecipient: string | null;
  /** failed, delayed, delivered, relayed, expanded. */
  readonly action: string;
  /** Enhanced status code, `5.1.1`. */
  readonly status: string | null;
  readonly diagnostic: string | null;
}

export interface DeliveryStatus {
  readonly kind: 'delivery' | 'disposition';
  readonly originalEnvelopeId: string | null;
  readonly reportingMta: string | null;
  /** Message-ID of the mail reported on, without brackets: from the returned headers, or the receipt's own field. */
  readonly originalMessageId: string | null;
  readonly recipients: readonly RecipientStatus[];
  /** `displayed`, `deleted` … for a read receipt. */
  readonly disposition: string | null;
}

type Fields = ReadonlyMap<string, string>;

/**
 * Recognises a delivery report (RFC 3464) or a read receipt (RFC 8098) by its machine-readable part; null for any
 * other mail, whatever its wording.
 */
export function deliveryStatus(mail: Pick<DecodedMail, 'attachments'>): DeliveryStatus | null {
  const of = (type: string) => mail.attachments.find(({ mimeType }) => mimeType === type);
  const report = of('message/delivery-status') ?? of('message/global-delivery-status');
  const receipt = of('message/disposition-notification') ?? of('message/global-disposition-notification');
  const returned = of('text/rfc822-headers') ?? of('message/rfc822') ?? of('message/global-headers');
  const returnedId = returned ? bracketless(groups(returned)[0]?.get('message-id')) : null;
  if (report) return deliveryReport(report, returnedId);
  return receipt ? readReceipt(receipt, returnedId) : null;
}

function deliveryReport(report: DecodedAttachment, returnedId: string | null): DeliveryStatus {
  const [perMessage, ...rest] = groups(report);
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
  const fields = groups(receipt)[0] ?? new Map<string, string>();
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

function bracketless(value: string | undefined): string | null {
  return value ? (/<([^<>\s]{1,900})>/.exec(value)?.[1] ?? value.trim().slice(0, 900)) || null : null;
}

/** Header-like groups separated by empty lines, folds joined, first occurrence of a field wins. */
function groups(attachment: DecodedAttachment): Fields[] {
  const text = Buffer.from(attachment.bytes.subarray(0, 262_144)).toString('utf8').replaceAll('\0', '');
  const found: Map<string, string>[] = [];
  let current: Map<string, string> | null = null;
  let key = '';
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') {
      current = null;
      continue;
    }
    current ??= found[found.push(new Map<string, string>()) - 1];
    if (/^[ \t]/.test(line) && key) {
      current.set(key, `${current.get(key) ?? ''} ${line.trim()}`.slice(0, 4000));
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    key = line.slice(0, colon).trim().toLowerCase();
    if (!current.has(key)) current.set(key, line.slice(colon + 1).trim());
    else key = '';
  }
  return found;
}
