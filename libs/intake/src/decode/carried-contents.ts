import type { TextCleaner } from './clean-text.js';
import { openTnef } from './containers.js';
import type {
  DecodedAttachment,
  DecodedMail,
  EncryptionState,
  MailAddress,
  SignatureFacts,
} from './decoded-mail.js';
import type { DecodeLimits } from './limits.js';
import { readSignatures } from './signatures/read-signatures.js';
import type { TextBlock } from './text-blocks.js';
import { asAttachments } from './virtual-files.js';

export interface MailUnderWay {
  readonly raw: Uint8Array;
  readonly parts: readonly DecodedAttachment[];
  readonly blocks: readonly TextBlock[];
  readonly text: string;
  readonly from: MailAddress | null;
  readonly limits: DecodeLimits;
  readonly cleaner: TextCleaner;
  /** Decodes a mail inside this one; null where this one is inside another already. */
  readonly decodeInner: ((bytes: Uint8Array) => Promise<DecodedMail>) | null;
}

export interface CarriedContents {
  readonly files: readonly DecodedAttachment[];
  readonly text: string | null;
  readonly html: string | null;
  readonly signatures: readonly SignatureFacts[];
  readonly encryption: EncryptionState | null;
  readonly signatureMs: number | null;
}

/**
 * What a mail carries beyond its own MIME parts: files encoded in its text, the contents of a winmail.dat or of an opaque signature,
 * the readable piece of a mail that was sent in pieces. Costs nothing where the structure shows none of these.
 */
export async function carriedContents(mail: MailUnderWay): Promise<CarriedContents> {
  const { parts, blocks, limits, cleaner } = mail;
  const files: DecodedAttachment[] = [];
  for (const block of blocks.slice(0, Math.max(limits.attachments - parts.length, 0))) {
    const from = { partOrdinal: null, carriedBy: block.carriedBy };
    files.push(...asAttachments([{ ...block, mimeType: null }], from, parts.length + files.length, cleaner));
  }
  const tnef = openTnef(parts, parts.length + files.length, limits.attachments, cleaner);
  files.push(...tnef.files);
  const { signatures, encryption, carrier, signedMail, ms } = await readSignatures(mail);
  const inner = signedMail && mail.decodeInner ? await mail.decodeInner(signedMail) : null;
  for (const file of inner?.attachments ?? []) {
    if (parts.length + files.length >= limits.attachments) break;
    files.push({
      ...file,
      ordinal: parts.length + files.length,
      partOrdinal: carrier?.partOrdinal ?? null,
      carriedBy: 'smime',
    });
  }
  const piece = await firstPiece(mail);
  return {
    files,
    text: tnef.text ?? inner?.text ?? piece?.text ?? null,
    html: tnef.html ?? inner?.html ?? piece?.html ?? null,
    signatures,
    encryption,
    signatureMs: ms,
  };
}

/**
 * RFC 2046 5.2.2: the first piece holds the headers and the beginning of the mail; the others come by themselves. They are not put
 * together (ADR 0023): anybody may send pieces that give, joined, what no scanner has seen, or a first piece with the headers of another.
 */
async function firstPiece({ parts, cleaner, decodeInner }: MailUnderWay): Promise<DecodedMail | null> {
  const piece = parts.find(({ mimeType }) => mimeType === 'message/partial');
  if (!piece) return null;
  cleaner.warnings.add('message-in-pieces');
  const startsWithHeaders = /^[\w-]{1,60}:/.test(
    Buffer.from(piece.bytes.subarray(0, 100)).toString('latin1'),
  );
  return decodeInner && startsWithHeaders ? decodeInner(piece.bytes) : null;
}
