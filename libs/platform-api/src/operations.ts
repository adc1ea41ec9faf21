import type { z } from 'zod';
import { MailingRefusalInput, MailingRefusalMark } from './mailings.js';
import {
  AccountProfile,
  CandidatesInput,
  CandidatesOutput,
  ResolveInput,
  ResolveOutput,
} from './accounts.js';

/** One operation of the contract. Every operation asks for `Authorization: Bearer <token>`. */
export interface Operation {
  readonly method: 'GET' | 'POST';
  /** Path with `:name` for its parameters, each URL-encoded by the caller. */
  readonly path: string;
  /** Body; absent for GET. */
  readonly input?: z.ZodType;
  readonly output: z.ZodType;
  /** A second call with the same arguments changes nothing: the caller may repeat it after a failure. */
  readonly repeatable: boolean;
  readonly summary: string;
}

/** All that the desk asks of the account platform. A later operation is one entry more; nothing else changes. */
export const operations = {
  resolve: {
    method: 'POST',
    path: '/v1/resolve',
    input: ResolveInput,
    output: ResolveOutput,
    repeatable: true,
    summary: 'Main account of each address, aliases included',
  },
  account: {
    method: 'GET',
    path: '/v1/accounts/:address',
    output: AccountProfile,
    repeatable: true,
    summary: 'Profile of the account that has this address or alias; 404 when there is none',
  },
  candidates: {
    method: 'POST',
    path: '/v1/candidates',
    input: CandidatesInput,
    output: CandidatesOutput,
    repeatable: true,
    summary: 'Accounts that the addresses, domains and words of one mail may mean',
  },
  refuseMailings: {
    method: 'POST',
    path: '/v1/accounts/:address/mailing-refusal',
    input: MailingRefusalInput,
    output: MailingRefusalMark,
    repeatable: true,
    summary:
      'Stops mailings and surveys to the account of this address or alias and keeps the refusal; 404 when there is none',
  },
} as const satisfies Record<string, Operation>;

/** The path of an operation with its parameters filled in. */
export function pathOf(operation: Operation, parameters: Record<string, string> = {}): string {
  return operation.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new TypeError(`the path ${operation.path} needs ${name}`);
    return encodeURIComponent(value);
  });
}
