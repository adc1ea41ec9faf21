import type { AuthenticationView } from '#contracts';
import type { MessageDetails } from '#intake';

/** Author, signer and envelope as three facts, with what each check said. */
export function authenticationView(message: MessageDetails): AuthenticationView {
  const facts = message.facts.authentication;
  const address = message.envelopeFrom ?? message.facts.returnPath ?? null;
  const check = facts?.envelope ?? null;
  return {
    authenticated: message.authenticated,
    source: facts?.source ?? null,
    server: facts?.authservId ?? null,
    fromDomain: facts?.fromDomain ?? null,
    signers: [...(facts?.signers ?? [])],
    envelope: address === null && check === null ? null : { address, check },
    dmarc: facts?.dmarc ?? null,
    policy: facts?.policy ?? null,
    facts: (facts?.auth ?? []).map(({ method, result, properties }) => ({
      method,
      result,
      detail: subjectOf(properties),
    })),
  };
}

/** What a result speaks of: the domain or the address that was checked. */
const subjectOf = (properties: Readonly<Record<string, string>>): string =>
  SUBJECTS.map((name) => properties[name]).find((value) => value !== undefined) ?? '';

const SUBJECTS = [
  'header.d',
  'header.i',
  'header.from',
  'smtp.mailfrom',
  'smtp.mail',
  'smtp.helo',
  'smtp.auth',
];
