import type { TextCleaner } from '../clean-text.js';
import type { DecodedAttachment, EncryptionState, MailAddress, SignatureFacts } from '../decoded-mail.js';
import { signedContents } from './signed-content.js';

export interface MailWithSignatures {
  readonly raw: Uint8Array;
  readonly parts: readonly DecodedAttachment[];
  readonly text: string;
  readonly from: MailAddress | null;
  readonly cleaner: TextCleaner;
}

export interface SignatureReading {
  readonly signatures: readonly SignatureFacts[];
  readonly encryption: EncryptionState | null;
  /** The mail inside an opaque S/MIME signature, and the part that carried it. */
  readonly signedMail: Uint8Array | null;
  readonly carrier: DecodedAttachment | null;
  /** How long it took; null where the structure shows neither signature nor encryption. */
  readonly ms: number | null;
}

const NOTHING: SignatureReading = {
  signatures: [],
  encryption: null,
  signedMail: null,
  carrier: null,
  ms: null,
};
const SMIME = /^application\/(?:x-)?pkcs7-mime$/;
const SMIME_SIGNATURE = /^application\/(?:x-)?pkcs7-signature$/;
const PGP_INLINE = /^-----BEGIN PGP (?:SIGNED )?MESSAGE-----\s*$/m;
const MAX_SIGNATURES = 5;
/** Larger signed contents are kept unchecked. */
const MAX_SIGNED_BYTES = 32 * 1024 * 1024;

/**
 * Signatures and encryption, as far as the structure shows any; the libraries are loaded only then. A check that fails to run
 * leaves a fact that says so and stops nothing (zammad#6217: a failing S/MIME check rejected the mail).
 */
export async function readSignatures(mail: MailWithSignatures): Promise<SignatureReading> {
  const opaque = mail.parts.find(
    ({ mimeType, filename }) => SMIME.test(mimeType) || isP7m(mimeType, filename),
  );
  const smime = mail.parts.filter(({ mimeType }) => SMIME_SIGNATURE.test(mimeType)).slice(0, MAX_SIGNATURES);
  const pgp = mail.parts
    .filter(({ mimeType }) => mimeType === 'application/pgp-signature')
    .slice(0, MAX_SIGNATURES);
  const pgpEncrypted = mail.parts.some(({ mimeType }) => mimeType === 'application/pgp-encrypted');
  const inline = mail.text.includes('-----BEGIN PGP ') && PGP_INLINE.test(mail.text);
  if (!opaque && smime.length === 0 && pgp.length === 0 && !pgpEncrypted && !inline) return NOTHING;
  const started = performance.now();
  const read = await readThose(mail, { opaque, smime, pgp, pgpEncrypted, inline });
  return { ...read, ms: performance.now() - started };
}

interface Found {
  readonly opaque: DecodedAttachment | undefined;
  readonly smime: readonly DecodedAttachment[];
  readonly pgp: readonly DecodedAttachment[];
  readonly pgpEncrypted: boolean;
  readonly inline: boolean;
}

async function readThose(
  mail: MailWithSignatures,
  { opaque, smime, pgp, pgpEncrypted, inline }: Found,
): Promise<SignatureReading> {
  try {
    if (opaque) return await opaqueSmime(mail, opaque);
    const signatures = [
      ...(await detached(mail, 'pkcs7-signature', smime)),
      ...(await detached(mail, 'pgp-signature', pgp)),
    ];
    const inText = inline ? await inlinePgp(mail) : NOTHING;
    const isEncrypted = pgpEncrypted ? ({ kind: 'pgp', state: 'encrypted' } as const) : inText.encryption;
    return { ...NOTHING, signatures: [...signatures, ...inText.signatures], encryption: isEncrypted };
  } catch {
    mail.cleaner.warnings.add('signature-unchecked');
    return NOTHING;
  }
}

const isP7m = (mimeType: string, filename: string | null): boolean =>
  mimeType === 'application/octet-stream' && /\.p7m$/i.test(filename ?? '');

async function opaqueSmime(mail: MailWithSignatures, part: DecodedAttachment): Promise<SignatureReading> {
  const { readCms } = await import('./smime.js');
  const cms = await readCms(part.bytes, null, mail.from);
  if (cms.kind === 'unreadable') mail.cleaner.warnings.add('signature-unchecked');
  return {
    ...NOTHING,
    signatures: cms.kind === 'signed' ? cms.signatures : [],
    encryption: cms.kind === 'encrypted' ? { kind: 'smime', state: 'encrypted' } : null,
    signedMail: cms.kind === 'signed' ? cms.content : null,
    carrier: part,
  };
}

/** One signature beside its content: null where it cannot be read at all. */
type Check = (
  part: DecodedAttachment,
  content: Uint8Array | null,
) => Promise<readonly SignatureFacts[] | null>;

/** Signatures beside what they sign, of either kind: the nth of them belongs to the nth signed content of the mail. */
async function detached(
  mail: MailWithSignatures,
  protocol: 'pkcs7-signature' | 'pgp-signature',
  parts: readonly DecodedAttachment[],
): Promise<SignatureFacts[]> {
  if (parts.length === 0) return [];
  const check = protocol === 'pgp-signature' ? await pgpCheck(mail) : await smimeCheck(mail);
  const contents = signedContents(mail.raw, protocol);
  const found: SignatureFacts[] = [];
  for (const [index, part] of parts.entries()) {
    const content = contents[index] ?? null;
    const facts = await check(part, content && content.length <= MAX_SIGNED_BYTES ? content : null);
    if (facts === null) mail.cleaner.warnings.add('signature-unchecked');
    else found.push(...facts);
  }
  return found;
}

async function smimeCheck({ from }: MailWithSignatures): Promise<Check> {
  const { readCms } = await import('./smime.js');
  return async ({ bytes }, content) => {
    const cms = await readCms(bytes, content ?? new Uint8Array(), from);
    if (cms.kind !== 'signed') return null;
    return content ? cms.signatures : cms.signatures.map(withoutContent);
  };
}

const withoutContent = (one: SignatureFacts): SignatureFacts => ({
  ...one,
  valid: 'unknown',
  why: 'content-not-found',
});

async function pgpCheck({ from, parts }: MailWithSignatures): Promise<Check> {
  const { checkPgp } = await import('./pgp.js');
  return async ({ bytes }, content) => {
    const facts = await checkPgp(bytes, content, keysOf(parts), from);
    return facts.length === 0 ? null : facts;
  };
}

async function inlinePgp(mail: MailWithSignatures): Promise<SignatureReading> {
  const { readInlinePgp } = await import('./pgp.js');
  const { signatures, isEncrypted } = await readInlinePgp(mail.text, keysOf(mail.parts), mail.from);
  if (signatures.length === 0 && !isEncrypted) mail.cleaner.warnings.add('signature-unchecked');
  return { ...NOTHING, signatures, encryption: isEncrypted ? { kind: 'pgp', state: 'encrypted' } : null };
}

/** Keys that came with the mail: they can prove the content whole, and nothing about who wrote it. */
const keysOf = (parts: readonly DecodedAttachment[]): Uint8Array[] =>
  parts
    .filter(({ mimeType }) => mimeType === 'application/pgp-keys')
    .slice(0, 3)
    .map(({ bytes }) => bytes);
