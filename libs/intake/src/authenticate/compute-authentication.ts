import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import type { ARCData, ARCResult, DKIMVerifyResult, DMARCResult, DNSResolver, SPFResult } from 'mailauth';
import type { Arrival } from './arrival.js';
import type { Resolve } from './dns-answers.js';

export interface ToCompute {
  readonly raw: Buffer;
  /** Null where the mail did not come to us by SMTP from outside: then nothing can be said of the sending host. */
  readonly arrival: Arrival | null;
  /** The name under which we check. */
  readonly host: string;
  readonly resolve: Resolve;
  readonly limitMs: number;
}

export interface Findings {
  readonly dkim: DKIMVerifyResult;
  readonly spf: SPFResult | null;
  readonly arc: ARCResult;
  readonly dmarc: DMARCResult | false;
}

export class TimeOver extends Error {}

const CHUNK = 64 * 1024;
const MIN_KEY_BITS = 1024;

/**
 * SPF of the connection, DKIM and ARC over the bytes, DMARC over both, within the given time. The hashing goes by pieces and
 * lets others have their turn between two; nothing goes on after the time is over.
 */
export async function computeAuthentication(mail: ToCompute): Promise<Findings> {
  const checks = await loadChecks(mail.arrival !== null);
  const until = performance.now() + mail.limitMs;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeOver()), mail.limitMs);
  });
  const found = find(checks, mail, until);
  try {
    return await Promise.race([found, late]);
  } finally {
    clearTimeout(timer);
    found.catch(() => {});
  }
}

type MailAuth = typeof import('mailauth');
type Checks = Pick<MailAuth, 'arc' | 'dkimVerify' | 'dmarc'> & Partial<Pick<MailAuth, 'spf'>>;

/**
 * The library's parts by themselves: the whole costs half a second and 50 MB at first use, most of it for logos and for SPF, which a desk
 * behind an exchanger of its own does not compute.
 */
export function loadChecks(withSpf: boolean): Promise<Checks> {
  const loading = loaded.get(withSpf) ?? load(withSpf);
  loaded.set(withSpf, loading);
  return loading;
}

const loaded = new Map<boolean, Promise<Checks>>();

async function load(withSpf: boolean): Promise<Checks> {
  const part = async (name: string): Promise<Partial<MailAuth>> =>
    (await import(`mailauth/lib/${name}.js`)) as Partial<MailAuth>;
  const [dkim, arc, dmarc, spf] = await Promise.all([
    part('dkim/verify'),
    part('arc/index'),
    part('dmarc/index'),
    withSpf ? part('spf/index') : {},
  ]);
  return { ...dkim, ...arc, ...dmarc, ...spf } as Checks;
}

async function find(
  { arc, dkimVerify, dmarc, spf }: Checks,
  { raw, arrival, host, resolve, limitMs }: ToCompute,
  until: number,
): Promise<Findings> {
  const resolver: DNSResolver = async (name, type) => {
    if (performance.now() > until) throw new TimeOver();
    return (await resolve(name, type)) as string[][];
  };
  const [dkim, sender] = await Promise.all([
    dkimVerify(Readable.from(pieces(raw, until)), {
      resolver,
      minBitLength: MIN_KEY_BITS,
      rejectRsaSha1: true,
    }),
    arrival &&
      spf!({
        sender: arrival.envelopeFrom,
        ip: arrival.remoteIp,
        helo: arrival.helo ?? `[${arrival.remoteIp}]`,
        mta: host,
        resolver,
        maxElapsedTime: limitMs,
      }),
  ]);
  const chain = await arc((dkim.arc ?? {}) as ARCData, { resolver, minBitLength: MIN_KEY_BITS });
  const policy = await dmarc({
    headerFrom: dkim.headerFrom,
    fromFields: dkim.fromFields,
    spfDomains: sender?.status.result === 'pass' ? [sender.domain] : [],
    dkimDomains: dkim.results
      .filter(({ status }) => status.result === 'pass' && !status.underSized)
      .map(({ id, signingDomain }) => ({ id, domain: signingDomain ?? '' })),
    arcResult: chain,
    resolver,
  });
  return { dkim, spf: sender, arc: chain, dmarc: policy };
}

async function* pieces(raw: Buffer, until: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < raw.length; at += CHUNK) {
    if (performance.now() > until) throw new TimeOver();
    yield raw.subarray(at, at + CHUNK);
    if (at > 0) await turn();
  }
}
