import { ladderOf, type IdentityStanding } from '#domain';
import type { RequestRecord } from '../request-record.js';

type Standing = Pick<RequestRecord, 'tracks' | 'identity' | 'rules' | 'facts'>;

/** Whether the officer who asked last said that the person can no longer open the account. */
export const saidLockedOut = ({ facts }: Pick<RequestRecord, 'facts'>): boolean =>
  facts.findLast(({ kind }) => kind === 'ask-identity')?.data.lockedOut ?? false;

/** Where a request stands on the ladder of the rule set in force. */
export const standingOf = (request: Standing, lockedOut = saidLockedOut(request)): IdentityStanding => ({
  tracks: request.tracks,
  reading: request.identity,
  lockedOut,
  ladder: ladderOf(request.rules.policy.identityNeeds),
});
