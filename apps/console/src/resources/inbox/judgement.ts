import type { Suggestion, TicketRow, TriageInput } from '#contracts';
import { languages } from '../../words.js';

export type Right = Suggestion['rights'][number];

export interface Judgement extends TriageInput {
  personName?: string;
}

/** What the officer changed of the suggestion with single keys, before accepting it. */
export type Changes = Pick<Partial<Judgement>, 'rights' | 'accountAddress' | 'language'>;

/** What the suggestion proposes, as the officer would type it. An account that does not stand out is not proposed. */
export function proposed(row: TicketRow, suggestion: Suggestion | null, changes: Changes): Judgement | null {
  const kind = changes.rights?.length ? 'subject-request' : (suggestion?.class ?? row.class);
  if (!kind) return null;
  return {
    class: kind,
    notPrivacyKind:
      kind === 'not-privacy' ? (suggestion?.notPrivacyKind ?? row.notPrivacyKind ?? undefined) : undefined,
    rights: changes.rights ?? suggestion?.rights ?? row.rights,
    language: (changes.language ?? suggestion?.language ?? row.language) || undefined,
    accountAddress:
      changes.accountAddress === undefined
        ? (suggestion?.account ?? row.accountAddress)
        : changes.accountAddress,
    personName: row.correspondentName ?? undefined,
  };
}

export const opensRequest = (judgement: Judgement | null): boolean =>
  judgement?.class === 'subject-request' && judgement.rights.length > 0;

export const wire = ({ personName: _, ...input }: Judgement): TriageInput => input;

/** One key a right: its initial, with shift. */
export const rightKeys: Readonly<Record<string, Right>> = {
  A: 'access',
  R: 'rectification',
  E: 'erasure',
  L: 'restriction',
  P: 'portability',
  O: 'objection',
  M: 'objection-marketing',
  C: 'consent-withdrawal',
  D: 'post-mortem',
};
export const keyOfRight = (right: Right): string =>
  Object.entries(rightKeys).find(([, one]) => one === right)?.[0] ?? '';

export const toggled = (rights: readonly Right[], right: Right): Right[] =>
  rights.includes(right) ? rights.filter((one) => one !== right) : [...rights, right];

/** The next of several, and after the last none. */
export function nextAccount(addresses: readonly string[], now: string | null | undefined): string | null {
  return addresses[addresses.indexOf(now ?? '') + 1] ?? null;
}

export function nextLanguage(now: string | undefined): string {
  const known = languages.filter((one) => one !== 'other');
  return known[(known.indexOf(now as never) + 1) % known.length];
}

/** What an officer must see at once, the gravest first. */
export const grave = [
  'threat-to-life',
  'suspicious',
  'possible-authority',
  'urgent',
  'minor',
  'mandate',
  'post-mortem',
] as const;
export const isGrave = (row: TicketRow): boolean => row.flags.some((flag) => grave.includes(flag as never));
