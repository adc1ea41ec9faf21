import type { DKIMResult, SPFResult } from 'mailauth';
import {
  NOTHING_KNOWN,
  type AuthenticationFacts,
  type AuthMethodResult,
  type SignerFact,
} from '../decode/authentication-results.js';
import { aligned, domainOf } from './alignment.js';
import type { Findings } from './compute-authentication.js';

const MOST_SIGNERS = 10;

/**
 * What the checks found, as facts. Proved is the From domain alone: by a signature over the whole body, or by the host that the
 * envelope's domain lets send, aligned as the domain's policy asks. Without a connection a missing proof decides nothing, since
 * SPF was not asked; nor does one that failed for want of an answer.
 */
export function factsOfFindings(found: Findings, fromAddress: string | null): AuthenticationFacts {
  const fromDomain = domainOf(fromAddress ?? '');
  const { dkim, spf, arc, dmarc } = found;
  const onlyAuthor = isOnlyAuthor(dkim.headerFrom, dkim.fromFields, fromDomain);
  const rule = alignmentRule(found, fromDomain);
  // Where there is no signature, mailauth lists one without a domain.
  const signed = dkim.results.filter(({ signingDomain }) => Boolean(signingDomain));
  const signers = signed.map((result) => ({
    ...signer(result, rule.dkim),
    partial: Boolean(result.status.underSized),
  }));
  const envelope: SignerFact | null = spf && {
    domain: spf.domain.slice(0, 255),
    result: spf.status.result,
    aligned: rule.spf(spf.domain),
  };
  const dkimAligned =
    onlyAuthor && signers.some((one) => one.result === 'pass' && one.aligned && !one.partial);
  const spfAligned = onlyAuthor && envelope?.result === 'pass' && envelope.aligned;
  const verdict = dmarc ? dmarc.status.result : 'permerror';
  const authenticated = (dkimAligned || spfAligned) && verdict !== 'fail';
  const results = [...signers, ...(envelope ? [envelope] : []), { result: verdict }];
  const unanswered = results.some(({ result }) => result === 'temperror');
  // Without SPF nobody can say that DMARC failed.
  const told = spf === null && verdict === 'fail' ? null : verdict;
  return {
    ...NOTHING_KNOWN,
    present: authenticated || (spf !== null && !unanswered),
    source: 'computed',
    auth: methods(found, told),
    fromDomain: fromDomain || null,
    signers: signers
      .slice(0, MOST_SIGNERS)
      .map(({ domain, result, aligned }) => ({ domain, result, aligned })),
    envelope,
    dkimAligned,
    spfAligned,
    dmarc: told,
    policy: (dmarc && dmarc.p) || null,
    arc: arc.status.result === 'none' ? null : arc.status.result,
    authenticated,
  };
}

/** One author's domain, and the one that the desk shows: two readers of one field must not see two senders. */
function isOnlyAuthor(headerFrom: readonly string[], fields: number, fromDomain: string): boolean {
  return (
    fromDomain !== '' &&
    fields === 1 &&
    headerFrom.length > 0 &&
    headerFrom.every((address) => domainOf(address) === fromDomain)
  );
}

/** Strict where the domain asks for it; the identical name where its policy could not be fetched. */
function alignmentRule({ dmarc }: Findings, from: string) {
  const same = (domain: string) => from !== '' && domainOf(domain) === from;
  const relaxed = (domain: string) => aligned(from, domain);
  if (dmarc && dmarc.status.result === 'temperror') return { dkim: same, spf: same };
  const { dkim, spf } = (dmarc && dmarc.alignment) || {};
  return { dkim: dkim?.strict ? same : relaxed, spf: spf?.strict ? same : relaxed };
}

const signer = (result: DKIMResult, aligns: (domain: string) => boolean): SignerFact => ({
  domain: (result.signingDomain ?? '').toLowerCase().slice(0, 255),
  result: resultOf(result),
  aligned: aligns(result.signingDomain ?? ''),
});

/** RFC 8601 calls a body that was changed a failure; mailauth's lenient mode says neutral. */
const resultOf = ({ status, bodyHash, bodyHashExpecting }: DKIMResult): string =>
  status.result === 'neutral' && bodyHash && bodyHashExpecting && bodyHash !== bodyHashExpecting
    ? 'fail'
    : status.result;

function methods({ dkim, spf, arc, dmarc }: Findings, told: string | null): AuthMethodResult[] {
  const found: AuthMethodResult[] = dkim.results.slice(0, MOST_SIGNERS).map((result) => ({
    method: 'dkim',
    result: resultOf(result),
    properties: properties({
      'header.d': result.signingDomain,
      'header.s': result.selector,
      'policy.body': result.status.underSized ? 'partly-signed' : undefined,
    }),
  }));
  if (spf) found.push({ method: 'spf', result: spf.status.result, properties: envelopeOf(spf) });
  if (dmarc && told)
    found.push({
      method: 'dmarc',
      result: told,
      properties: properties({ 'header.from': dmarc.status.header?.from, 'policy.dmarc': dmarc.policy }),
    });
  if (arc.status.result !== 'none')
    found.push({
      method: 'arc',
      result: arc.status.result,
      properties: properties({ 'header.d': (arc.signature || undefined)?.signingDomain }),
    });
  return found;
}

const envelopeOf = (spf: SPFResult): Record<string, string> =>
  properties({
    'smtp.mailfrom': spf['envelope-from'],
    'smtp.helo': spf.helo,
    'smtp.remote-ip': spf['client-ip'],
  });

/** Texts of strangers: cut to what a line can show. */
const properties = (given: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      value ? [[name, value.slice(0, 320).toWellFormed()]] : [],
    ),
  );
