import * as openpgp from 'openpgp';
import type { MailAddress, SignatureFacts } from '../decoded-mail.js';

const MAX_SIGNATURES = 5;
/** A packed message may unpack to thousands of times its size. */
openpgp.config.maxDecompressedMessageSize = 8 * 1024 * 1024;

type VerificationResults = Awaited<ReturnType<typeof openpgp.verify>>['signatures'];

/** A detached signature (RFC 3156). Without a key in the mail: who signed is told, and that it could not be checked. */
export async function checkPgp(
  signatureBytes: Uint8Array,
  content: Uint8Array | null,
  keys: readonly Uint8Array[],
  from: MailAddress | null,
): Promise<SignatureFacts[]> {
  const signature = await readSignature(signatureBytes);
  if (!signature) return [];
  const verificationKeys = await readKeys(keys);
  const ids = new Set(signature.getSigningKeyIDs().map((id) => id.toHex()));
  const results = content
    ? await openpgp
        .verify({
          message: await openpgp.createMessage({ binary: Uint8Array.from(content) }),
          signature,
          verificationKeys,
        })
        .then(({ signatures }) => signatures)
        .catch(() => [])
    : [];
  return factsOf([...ids], results, signature.packets, verificationKeys, from);
}

/** PGP in the text itself: a clear text with its signature, or an armoured message. */
export async function readInlinePgp(
  text: string,
  keys: readonly Uint8Array[],
  from: MailAddress | null,
): Promise<{ signatures: SignatureFacts[]; isEncrypted: boolean }> {
  const verificationKeys = await readKeys(keys);
  const signed = block(text, 'SIGNED MESSAGE', 'SIGNATURE');
  if (signed) {
    const message = await openpgp.readCleartextMessage({ cleartextMessage: signed }).catch(() => null);
    if (!message) return { signatures: [], isEncrypted: false };
    const { signatures } = await openpgp.verify({ message, verificationKeys });
    const ids = message.getSigningKeyIDs().map((id) => id.toHex());
    return { signatures: await factsOf(ids, signatures, null, verificationKeys, from), isEncrypted: false };
  }
  const armoured = block(text, 'MESSAGE', 'MESSAGE');
  if (!armoured) return { signatures: [], isEncrypted: false };
  const message = await openpgp.readMessage({ armoredMessage: armoured }).catch(() => null);
  if (!message) return { signatures: [], isEncrypted: true };
  // A message that is signed only lies open to everybody; anything else needs a key or a password.
  const ids = message.getSigningKeyIDs().map((id) => id.toHex());
  const isEncrypted = message.getEncryptionKeyIDs().length > 0 || ids.length === 0;
  const signatures = isEncrypted ? [] : await factsOf(ids, [], null, verificationKeys, from);
  return { signatures, isEncrypted };
}

async function readSignature(bytes: Uint8Array): Promise<openpgp.Signature | null> {
  const text = Buffer.from(bytes).toString('latin1');
  const armored = block(text, 'SIGNATURE', 'SIGNATURE');
  try {
    if (armored) return await openpgp.readSignature({ armoredSignature: armored });
    return await openpgp.readSignature({ binarySignature: Uint8Array.from(bytes) });
  } catch {
    return null;
  }
}

async function readKeys(keys: readonly Uint8Array[]): Promise<openpgp.PublicKey[]> {
  const found: openpgp.PublicKey[] = [];
  for (const bytes of keys) {
    const armored = block(Buffer.from(bytes).toString('latin1'), 'PUBLIC KEY BLOCK', 'PUBLIC KEY BLOCK');
    const read = armored
      ? openpgp.readKeys({ armoredKeys: armored })
      : openpgp.readKeys({ binaryKeys: Uint8Array.from(bytes) });
    found.push(...(await read.catch(() => [])).slice(0, 5));
  }
  return found;
}

async function factsOf(
  keyIds: readonly string[],
  results: VerificationResults,
  packets: openpgp.PacketList<openpgp.SignaturePacket> | null,
  keys: readonly openpgp.PublicKey[],
  from: MailAddress | null,
): Promise<SignatureFacts[]> {
  return Promise.all(
    keyIds.slice(0, MAX_SIGNATURES).map(async (keyId): Promise<SignatureFacts> => {
      const key = keys.find((one) => one.getKeyIDs().some((id) => id.toHex() === keyId)) ?? null;
      const result = key ? results.find(({ keyID }) => keyID.toHex() === keyId) : undefined;
      const verified = result ? await result.verified.then(Boolean, () => false) : null;
      const packet =
        packets?.find(({ issuerKeyID }) => issuerKeyID.toHex() === keyId) ??
        (await results.find(({ keyID }) => keyID.toHex() === keyId)?.signature.catch(() => null))?.packets[0];
      const said = key ? ((await key.getPrimaryUser().catch(() => null))?.user.userID ?? null) : null;
      const address = (said?.email || addressIn(packet?.signersUserID ?? null)) ?? null;
      const sender = from?.address.toLowerCase() ?? null;
      return {
        kind: 'pgp',
        valid: verified === null ? 'unknown' : verified ? 'yes' : 'no',
        why: key
          ? verified === null
            ? 'content-not-found'
            : verified
              ? 'key-came-with-the-mail'
              : 'content-differs'
          : 'key-unknown',
        signer: address?.toLowerCase() ?? null,
        signerName: said?.name || null,
        issuer: null,
        keyId,
        chain: 'unknown',
        matchesFrom: address && sender ? address.toLowerCase() === sender : null,
        signedAt: packet?.created?.toISOString() ?? null,
      };
    }),
  );
}

const addressIn = (userId: string | null): string | null =>
  userId ? (/<([^<>\s]{3,320})>/.exec(userId)?.[1] ?? /^\S+@\S+$/.exec(userId.trim())?.[0] ?? null) : null;

/** One armoured block out of a text. */
function block(text: string, begin: string, end: string): string | null {
  const from = text.indexOf(`-----BEGIN PGP ${begin}-----`);
  const last = `-----END PGP ${end}-----`;
  const to = from < 0 ? -1 : text.indexOf(last, from);
  return to < 0 ? null : text.slice(from, to + last.length);
}
