import { z } from 'zod';

const address = z.string().min(3).max(320);
const instant = z.iso.datetime();
const day = z.iso.date();

export const AccountPlan = z.enum(['free', 'premium', 'family', 'junior', 'pro']);
export const AccountState = z.enum(['active', 'closed', 'suspended']);

export const Purchase = z.object({
  date: day,
  item: z.string(),
  amountEur: z.number(),
  processor: z.string(),
});
export const RegisteredDomain = z.object({ name: z.string(), registrar: z.string(), registeredAt: day });

/** What the platform says of an account: the declared profile and its commercial side, never any content. */
export const AccountProfile = z.object({
  address,
  aliases: z.array(address),
  firstName: z.string(),
  lastName: z.string(),
  birthDate: day.nullable(),
  language: z.string().min(2).max(8),
  plan: AccountPlan,
  state: AccountState,
  createdAt: instant,
  lastAccessAt: instant.nullable(),
  closedAt: instant.nullable(),
  recoveryAddress: address.nullable(),
  phone: z.string().nullable(),
  postalAddress: z.string().nullable(),
  purchases: z.array(Purchase),
  domains: z.array(RegisteredDomain),
  /** For a junior account: the account of the parent. */
  parent: address.nullable(),
});
export type AccountProfile = z.infer<typeof AccountProfile>;

/** Addresses a caller may ask about in one call. */
export const MAX_RESOLVED = 200;

export const ResolveInput = z.object({ addresses: z.array(address).min(1).max(MAX_RESOLVED) });
export type ResolveInput = z.infer<typeof ResolveInput>;

/** One line an address asked, in the order asked; `account` is the main address, null where there is no account. */
export const ResolvedAddress = z.object({ address, account: address.nullable(), alias: z.boolean() });
export type ResolvedAddress = z.infer<typeof ResolvedAddress>;
export const ResolveOutput = z.array(ResolvedAddress);

/** Words of one mail that may name accounts. */
export const MAX_WORDS = 800;

export const CandidatesInput = z.object({
  /** Main address, alias or recovery address of an account, or any address at a domain of an account. */
  addresses: z.array(address).max(MAX_RESOLVED),
  /** Domains written in the text. */
  domains: z.array(z.string().max(253)).max(MAX_RESOLVED),
  /** Distinct words in lower case without diacritics: an account is named by all words of first and last name. */
  words: z.array(z.string().max(60)).max(MAX_WORDS),
});
export type CandidatesInput = z.infer<typeof CandidatesInput>;

/** Accounts returned at most; more than that is no sign of anything. */
export const MAX_CANDIDATES = 50;
export const CandidatesOutput = z.array(AccountProfile).max(MAX_CANDIDATES);
