import { aligned, domainOf } from '../authenticate/alignment.js';

export interface AuthMethodResult {
  readonly method: string;
  readonly result: string;
  /** `smtp.mailfrom`, `header.d`, `smtp.auth` …, lower-case keys. */
  readonly properties: Readonly<Record<string, string>>;
}

/** Who signed, beside whom the mail names as its author: a valid signature of somebody else proves nothing about the author. */
export interface SignerFact {
  readonly domain: string;
  readonly result: string;
  /** By the relaxed rules of DMARC, or the strict ones where the domain's policy asks for them. */
  readonly aligned: boolean;
}

export interface AuthenticationFacts {
  /** False where nothing is known for sure: no field of a configured server, nothing computed that decides. That is not a failure. */
  readonly present: boolean;
  /** Read from a field of our own servers, or computed here. */
  readonly source: 'header' | 'computed' | null;
  /** The server whose field was believed. */
  readonly authservId: string | null;
  readonly auth: readonly AuthMethodResult[];
  readonly fromDomain: string | null;
  readonly signers: readonly SignerFact[];
  /** The domain that the envelope was checked for, with what SPF said. */
  readonly envelope: SignerFact | null;
  readonly dkimAligned: boolean;
  readonly spfAligned: boolean;
  readonly dmarc: string | null;
  /** What the domain asks for where DMARC fails: none, quarantine, reject. */
  readonly policy: string | null;
  readonly arc: string | null;
  /** Address of the mail session that submitted it, where one did. */
  readonly smtpAuth: string | null;
  /** The From domain is proved, or the session is that of the From address. It proves a mailbox, not a person. */
  readonly authenticated: boolean;
}

export const NOTHING_KNOWN: AuthenticationFacts = {
  present: false,
  source: null,
  authservId: null,
  auth: [],
  fromDomain: null,
  signers: [],
  envelope: null,
  dkimAligned: false,
  spfAligned: false,
  dmarc: null,
  policy: null,
  arc: null,
  smtpAuth: null,
  authenticated: false,
};

/**
 * Reads the topmost Authentication-Results field of a server of ours (RFC 8601); anybody can write such a field, so
 * those of other servers are ignored. `authservIds` takes exact names and `*.example.com`.
 */
export function parseAuthenticationResults(
  fields: readonly string[],
  authservIds: readonly string[],
  fromAddress: string | null,
): AuthenticationFacts {
  for (const field of fields) {
    const [head = '', ...rest] = sections(withoutComments(field.slice(0, 8192)));
    const id = /^\s*([^\s;]+)/.exec(head)?.[1]?.toLowerCase() ?? '';
    if (!authservIds.some((wanted) => serverMatches(id, wanted.toLowerCase()))) continue;
    return factsOf(id, rest.slice(0, 50).flatMap(resultOf), fromAddress, policyIn(field));
  }
  return NOTHING_KNOWN;
}

function serverMatches(id: string, wanted: string): boolean {
  return wanted.startsWith('*.')
    ? id.endsWith(wanted.slice(1)) && id.length > wanted.length - 1
    : id === wanted;
}

function factsOf(
  id: string,
  auth: AuthMethodResult[],
  fromAddress: string | null,
  policy: string | null,
): AuthenticationFacts {
  const from = fromAddress?.toLowerCase() ?? '';
  const domain = domainOf(from);
  const resultFor = (method: string) => auth.find((entry) => entry.method === method)?.result ?? null;
  const signers = auth
    .filter(({ method }) => method === 'dkim')
    .map(({ result, properties: p }) =>
      factOf(p['header.d'] ?? domainOf(p['header.i'] ?? ''), result, domain),
    )
    .filter((signer) => signer.domain !== '');
  const spf = auth
    .filter(({ method }) => method === 'spf')
    .map(({ result, properties: p }) =>
      factOf(domainOf(p['smtp.mailfrom'] ?? p['smtp.mail'] ?? ''), result, domain),
    );
  const dkimAligned = signers.some(proves);
  const spfAligned = spf.some(proves);
  const dmarc = resultFor('dmarc');
  const smtpAuth =
    auth.find(({ method, result }) => method === 'auth' && result === 'pass')?.properties['smtp.auth'] ??
    null;
  const ownSession = smtpAuth !== null && smtpAuth.toLowerCase() === from && from !== '';
  const proved = dmarc !== 'fail' && (dmarc === 'pass' || dkimAligned || spfAligned);
  return {
    present: true,
    source: 'header',
    authservId: id,
    auth,
    fromDomain: domain || null,
    signers: signers.slice(0, 10),
    envelope: spf.find((one) => one.domain !== '') ?? null,
    dkimAligned,
    spfAligned,
    dmarc,
    policy,
    arc: resultFor('arc'),
    smtpAuth,
    authenticated: ownSession || (proved && domain !== ''),
  };
}

const factOf = (domain: string, result: string, from: string): SignerFact => ({
  domain: domain.toLowerCase().slice(0, 255),
  result,
  aligned: aligned(from, domain),
});

const proves = (fact: SignerFact): boolean => fact.result === 'pass' && fact.aligned;

/** Servers write the policy into a comment: `dmarc=fail (p=REJECT)`. It decides nothing here. */
const policyIn = (field: string): string | null =>
  /\bdmarc\s*=\s*\w+\s*\([^)]{0,200}?\bp=(none|quarantine|reject)\b/i
    .exec(field.slice(0, 8192))?.[1]
    ?.toLowerCase() ?? null;

function resultOf(section: string): AuthMethodResult[] {
  const head = /^\s*([a-zA-Z0-9-]+)(?:\s*\/\s*\d+)?\s*=\s*([a-zA-Z0-9-]+)/.exec(section);
  if (!head) return [];
  const properties: Record<string, string> = {};
  const tail = section.slice(head[0].length);
  for (const match of tail.matchAll(
    /([a-zA-Z0-9-]{1,40}\.[a-zA-Z0-9_-]{1,40})\s?=\s?(?:"([^"]{0,500})"|([^\s;"]{1,500}))/g,
  )) {
    properties[match[1].toLowerCase()] ??= match[2] ?? match[3] ?? '';
  }
  return [{ method: head[1].toLowerCase(), result: head[2].toLowerCase(), properties }];
}

/** Splits at semicolons outside quotes. */
function sections(text: string): string[] {
  const found: string[] = [];
  let quoted = false;
  let start = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '"' && text[i - 1] !== '\\') quoted = !quoted;
    if (text[i] === ';' && !quoted) {
      found.push(text.slice(start, i));
      start = i + 1;
    }
  }
  found.push(text.slice(start));
  return found;
}

function withoutComments(text: string): string {
  let depth = 0;
  let quoted = false;
  let out = '';
  for (const c of text) {
    if (c === '"' && depth === 0) quoted = !quoted;
    if (!quoted && c === '(') depth += 1;
    else if (!quoted && c === ')' && depth > 0) depth -= 1;
    else if (depth === 0) out += c;
  }
  return out;
}
