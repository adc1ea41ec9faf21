import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { MailAddress, SignatureFacts } from '../decoded-mail.js';

export type Cms =
  | {
      readonly kind: 'signed';
      readonly signatures: readonly SignatureFacts[];
      readonly content: Uint8Array | null;
    }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'unreadable' };

const SIGNED = '1.2.840.113549.1.7.2';
const ENVELOPED = ['1.2.840.113549.1.7.3', '1.2.840.113549.1.9.16.1.23'];
const SIGNING_TIME = '1.2.840.113549.1.9.5';
const MAX_SIGNERS = 5;
const MAX_CERTIFICATES = 20;

/** Reads CMS bytes (RFC 8551); `detached` is the signed content where it stands beside the signature. */
export async function readCms(
  bytes: Uint8Array,
  detached: Uint8Array | null,
  from: MailAddress | null,
): Promise<Cms> {
  try {
    const parsed = asn1js.fromBER(exact(bytes));
    if (parsed.offset === -1) return { kind: 'unreadable' };
    const info = new pkijs.ContentInfo({ schema: parsed.result });
    if (ENVELOPED.includes(info.contentType)) return { kind: 'encrypted' };
    if (info.contentType !== SIGNED) return { kind: 'unreadable' };
    const signed = new pkijs.SignedData({ schema: info.content });
    const content = contentOf(signed);
    const signatures = await signaturesOf(signed, detached ?? content, from);
    return { kind: 'signed', signatures, content };
  } catch {
    return { kind: 'unreadable' };
  }
}

async function signaturesOf(
  signed: pkijs.SignedData,
  content: Uint8Array | null,
  from: MailAddress | null,
): Promise<SignatureFacts[]> {
  const certificates = certificatesOf(signed);
  const found: SignatureFacts[] = [];
  for (const [index, signer] of signed.signerInfos.slice(0, MAX_SIGNERS).entries()) {
    const { valid, why, certificate } = await check(signed, index, content);
    const own = certificate ? x509(certificate.toSchema().toBER()) : null;
    const signedAt = signingTime(signer);
    const addresses = own ? addressesOf(own) : [];
    const sender = from?.address.toLowerCase() ?? null;
    found.push({
      kind: 'smime',
      valid,
      why,
      signer: addresses.find((address) => address === sender) ?? addresses[0] ?? null,
      signerName: own ? field(own.subject, 'CN') : null,
      issuer: own ? (field(own.issuer, 'CN') ?? field(own.issuer, 'O')) : null,
      keyId: own?.serialNumber.slice(0, 64) ?? null,
      chain: own ? chainOf(own, certificates, signedAt ?? new Date()) : 'unknown',
      matchesFrom: addresses.length > 0 && sender ? addresses.includes(sender) : null,
      signedAt: signedAt?.toISOString() ?? null,
    });
  }
  return found;
}

async function check(signed: pkijs.SignedData, signer: number, content: Uint8Array | null) {
  const data = signed.encapContentInfo.eContent || !content ? undefined : exact(content);
  try {
    const result = await signed.verify({ signer, checkChain: false, extendedMode: true, data });
    const valid: SignatureFacts['valid'] = result.signatureVerified ? 'yes' : 'no';
    return {
      valid,
      why: result.signatureVerified ? null : 'content-differs',
      certificate: result.signerCertificate,
    };
  } catch (error) {
    const { signatureVerified, signerCertificate, message } = error as Partial<pkijs.SignedDataVerifyError>;
    // The library tells another digest from a check that it could not make by its words alone.
    const differs = signatureVerified === false || /digest doesn't match/i.test(message ?? '');
    const valid: SignatureFacts['valid'] = differs ? 'no' : 'unknown';
    return {
      valid,
      why: differs ? 'content-differs' : signerCertificate ? 'not-checkable' : 'certificate-missing',
      certificate: signerCertificate ?? null,
    };
  }
}

/** The mail inside an opaque signature, its pieces joined. */
function contentOf(signed: pkijs.SignedData): Uint8Array | null {
  const octets = signed.encapContentInfo.eContent;
  if (!octets) return null;
  const bytes = new Uint8Array(octets.getValue());
  return bytes.length > 0 ? bytes : null;
}

const certificatesOf = (signed: pkijs.SignedData): X509Certificate[] =>
  (signed.certificates ?? [])
    .slice(0, MAX_CERTIFICATES)
    .filter((one) => one instanceof pkijs.Certificate)
    .map((one) => x509(one.toSchema().toBER()))
    .filter((one) => one !== null);

function x509(der: ArrayBuffer): X509Certificate | null {
  try {
    return new X509Certificate(Buffer.from(der));
  } catch {
    return null;
  }
}

function signingTime(signer: pkijs.SignerInfo): Date | null {
  const attribute = signer.signedAttrs?.attributes.find(({ type }) => type === SIGNING_TIME);
  const value = attribute?.values[0] as { toDate?: () => Date } | undefined;
  const at = value?.toDate?.();
  return at && !Number.isNaN(at.getTime()) ? at : null;
}

/** E-mail addresses that the certificate names, lower case. */
function addressesOf(certificate: X509Certificate): string[] {
  const alternative = (certificate.subjectAltName ?? '').match(/email:"?([^\s,"]{3,320})/g) ?? [];
  const named = field(certificate.subject, 'emailAddress');
  return [...alternative.map((one) => one.replace(/^email:"?/, '')), ...(named ? [named] : [])].map((one) =>
    one.toLowerCase(),
  );
}

const field = (name: string, key: string): string | null =>
  new RegExp(`^${key}=(.{1,300})$`, 'm').exec(name)?.[1]?.trim() ?? null;

let roots: readonly X509Certificate[] | undefined;

/** Whether the certificates in the mail lead to a root that this platform trusts, and were in force at the time. */
function chainOf(
  own: X509Certificate,
  others: readonly X509Certificate[],
  at: Date,
): SignatureFacts['chain'] {
  roots ??= rootCertificates.map((pem) => new X509Certificate(pem));
  let current = own;
  for (let depth = 0; depth < 8; depth++) {
    if (at < new Date(current.validFrom) || at > new Date(current.validTo)) return 'expired';
    if (issuerAmong(roots, current)) return 'known';
    const next = issuerAmong(others, current);
    if (!next || next.fingerprint256 === current.fingerprint256) return 'unknown';
    current = next;
  }
  return 'unknown';
}

const issuerAmong = (
  list: readonly X509Certificate[],
  certificate: X509Certificate,
): X509Certificate | undefined =>
  list.find((one) => certificate.checkIssued(one) && one.ca && certificate.verify(one.publicKey));

/** Memory of its own: the library takes an ArrayBuffer as a whole. */
const exact = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;
