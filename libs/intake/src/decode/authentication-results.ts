export interface AuthMethodResult {
  readonly method: string;
  readonly result: string;
  /** `smtp.mailfrom`, `header.d`, `smtp.auth` …, lower-case keys. */
  readonly properties: Readonly<Record<string, string>>;
}

export interface AuthenticationFacts {
  /** False where no field of a configured server stands: then nothing is known, which is not a failure. */
  readonly present: boolean;
  readonly authservId: string | null;
  readonly auth: readonly AuthMethodResult[];
  readonly dkimAligned: boolean;
  readonly spfAligned: boolean;
  readonly dmarc: string | null;
  /** Address of the mail session that submitted it, where one did. */
  readonly smtpAuth: string | null;
  /** The From domain is proved, or the session is that of the From address. It proves a mailbox, not a person. */
  readonly authenticated: boolean;
}

const NOTHING: AuthenticationFacts = {
  present: false,
  authservId: null,
  auth: [],
  dkimAligned: false,
  spfAligned: false,
  dmarc: null,
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
    return factsOf(id, rest.slice(0, 50).flatMap(resultOf), fromAddress);
  }
  return NOTHING;
}

function serverMatches(id: string, wanted: string): boolean {
  return wanted.startsWith('*.')
    ? id.endsWith(wanted.slice(1)) && id.length > wanted.length - 1
    : id === wanted;
}

function factsOf(id: string, auth: AuthMethodResult[], fromAddress: string | null): AuthenticationFacts {
  const from = fromAddress?.toLowerCase() ?? '';
  const domain = from.slice(from.lastIndexOf('@') + 1);
  const passed = (method: string) =>
    auth.filter((entry) => entry.method === method && entry.result === 'pass');
  const dkimAligned = passed('dkim').some(({ properties: p }) =>
    aligned(domain, p['header.d'] ?? domainOf(p['header.i'] ?? '')),
  );
  const spfAligned = passed('spf').some(({ properties: p }) =>
    aligned(domain, domainOf(p['smtp.mailfrom'] ?? '')),
  );
  const dmarc = auth.find(({ method }) => method === 'dmarc')?.result ?? null;
  const smtpAuth = passed('auth')[0]?.properties['smtp.auth'] ?? null;
  const ownSession = smtpAuth !== null && smtpAuth.toLowerCase() === from && from !== '';
  const proved = dmarc !== 'fail' && (dmarc === 'pass' || dkimAligned || spfAligned);
  return {
    present: true,
    authservId: id,
    auth,
    dkimAligned,
    spfAligned,
    dmarc,
    smtpAuth,
    authenticated: ownSession || (proved && domain !== ''),
  };
}

/** Relaxed alignment: the same domain, or one below the other. No public-suffix list: stricter, never wider. */
function aligned(from: string, other: string): boolean {
  const proved = other.toLowerCase();
  if (from === '' || proved === '' || !proved.includes('.')) return false;
  return from === proved || from.endsWith(`.${proved}`) || proved.endsWith(`.${from}`);
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

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
