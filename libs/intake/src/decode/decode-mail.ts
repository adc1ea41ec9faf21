import { attachmentsOf, partOrdinals } from './attachments.js';
import { latin1 } from './bytes.js';
import { boundHeaders } from './bound-headers.js';
import { carriedContents } from './carried-contents.js';
import { decodeText } from './charset.js';
import { TextCleaner } from './clean-text.js';
import type { AttachedMessage, DecodedAttachment, DecodedMail, DecodeWarning } from './decoded-mail.js';
import { envelopeOf } from './envelope.js';
import { htmlToText } from './html-to-text.js';
import { liftBase64 } from './lift-base64.js';
import { DECODE_LIMITS, type DecodeLimits } from './limits.js';
import { mimeRanges } from './mime-ranges.js';
import { parseMail, type ParsedMail } from './parse-mail.js';
import { readableSource } from './readable-source.js';
import { rescuedSource } from './rescue.js';
import { takeUuencoded } from './text-blocks.js';

/**
 * Decodes one raw mail. Never throws and always ends: every bound is in `DECODE_LIMITS`. Where the structure cannot
 * be read the verdict is `failed` with the reason, and what can still be saved (headers, first readable text) is there.
 */
export async function decodeMail(raw: Uint8Array, limits: Partial<DecodeLimits> = {}): Promise<DecodedMail> {
  return decode(raw, { ...DECODE_LIMITS, ...limits }, true);
}

async function decode(raw: Uint8Array, limits: DecodeLimits, withCarried: boolean): Promise<DecodedMail> {
  const cleaner = new TextCleaner();
  if (raw.length === 0) cleaner.warnings.add('empty');
  if (raw.length > limits.rawBytes) cleaner.warnings.add('raw-truncated');
  const source = readableSource(raw.subarray(0, limits.rawBytes));
  const bounded = boundHeaders(source.bytes, limits);
  for (const warning of bounded.warnings) cleaner.warnings.add(warning as DecodeWarning);
  const { email, blocks, why, ranges, lifted } = await parseLifted(bounded.bytes, limits, cleaner);
  if (why) cleaner.warnings.add('structure-unreadable');
  const paired = attachmentsOf(email, bounded.bytes, ranges, lifted, limits, cleaner);
  const parts = source.isOwn ? paired.map((part) => ({ ...part, partOrdinal: null })) : paired;
  const words =
    email.text ?? (email.html || parts.length > 0 ? '' : textWithoutStructure(bounded.bytes, email));
  const plain = takeUuencoded(unixLines(words), cleaner);
  const envelope = envelopeOf(email, limits, cleaner);
  const carried = await carriedContents({
    raw: bounded.bytes,
    parts,
    blocks: [...blocks, ...plain.blocks],
    text: plain.text,
    from: envelope.from,
    limits,
    cleaner,
    decodeInner: withCarried ? (bytes) => decode(bytes, limits, false) : null,
  });
  const attachments = [...parts, ...carried.files];
  const attachedMessages = withCarried ? await decodeAttached(attachments, limits) : [];
  const ownText = plain.text.trim() !== '';
  const body = bodyOf(
    ownText ? plain.text : (carried.text ?? ''),
    email.html?.trimEnd() ?? carried.html,
    limits,
    cleaner,
  );
  return {
    ...envelope,
    ...body,
    attachments,
    attachedMessages,
    signatures: carried.signatures,
    encryption: carried.encryption,
    ...(carried.signatureMs === null ? {} : { signatureMs: carried.signatureMs }),
    verdict: why ? { status: 'failed', why } : { status: 'ok' },
    warnings: [...cleaner.warnings],
  };
}

/** Parses without the large attachments; with them, when parser and ranges do not count the same parts. */
async function parseLifted(bytes: Uint8Array, limits: DecodeLimits, cleaner: TextCleaner) {
  const ranges = mimeRanges(bytes);
  const { bytes: thin, parts: lifted, cut } = liftBase64(bytes, ranges);
  if (cut) cleaner.warnings.add('text-truncated');
  if (lifted.size > 0 || cut) {
    const parsed = await parse(thin, limits, cleaner);
    if (parsed.why === null && partOrdinals(parsed.email.attachments, ranges))
      return { ...parsed, ranges, lifted };
  }
  const parsed = await parse(bytes, limits, cleaner);
  return { ...parsed, ranges: parsed.why ? [] : ranges, lifted: new Map<number, Buffer>() };
}

async function parse(
  bytes: Uint8Array,
  limits: DecodeLimits,
  cleaner: TextCleaner,
): Promise<ParsedMail & { why: string | null }> {
  const options = {
    forceRfc822Attachments: true,
    maxNestingDepth: limits.nestingDepth,
    maxHeadersSize: limits.allHeaderBytes,
  };
  try {
    return { ...(await parseMail(bytes, options, cleaner)), why: null };
  } catch (error) {
    const why = reasonOf(error);
    try {
      return { ...(await parseMail(rescuedSource(bytes), options, cleaner)), why };
    } catch {
      return { email: { headers: [], headerLines: [], attachments: [] }, blocks: [], why };
    }
  }
}

/** The library's message without any piece of the mail in it. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (/nesting depth/i.test(message)) return 'nesting-too-deep';
  if (/header size/i.test(message)) return 'headers-too-large';
  return 'unreadable';
}

/** A mail that calls itself a multipart and shows no part: everything after its headers is its text. */
function textWithoutStructure(bytes: Uint8Array, { headers }: ParsedMail['email']): string {
  if (!headers.some(({ key, value }) => key === 'content-type' && /^\s*multipart\//i.test(value))) return '';
  const end = /\r?\n\r?\n/.exec(latin1(bytes, 0, Math.min(bytes.length, 1_000_000)));
  return end ? decodeText(bytes.subarray(end.index + end[0].length), null).text : '';
}

function bodyOf(text: string, source: string | null, limits: DecodeLimits, cleaner: TextCleaner) {
  const html = source ? cleaner.bounded(source, limits.htmlChars, 'html-truncated') : null;
  const plain = cleaner.bounded(text, limits.textChars, 'text-truncated');
  if (plain.trim() !== '' || html === null) {
    return { text: plain, html, textSource: plain.trim() === '' ? ('none' as const) : ('plain' as const) };
  }
  const derived = cleaner.bounded(htmlToText(html), limits.textChars, 'text-truncated');
  return { text: derived, html, textSource: derived === '' ? ('none' as const) : ('html' as const) };
}

const unixLines = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').trimEnd();

async function decodeAttached(
  attachments: readonly DecodedAttachment[],
  limits: DecodeLimits,
): Promise<AttachedMessage[]> {
  const carried = attachments
    .filter(({ mimeType }) => mimeType === 'message/rfc822')
    .slice(0, limits.attachedMessages);
  const found: AttachedMessage[] = [];
  for (const { ordinal, bytes } of carried) {
    const { messageId, from, subject, text } = await decode(bytes, limits, false);
    found.push({ attachmentOrdinal: ordinal, messageId, from, subject, text });
  }
  return found;
}
