import { isUuid } from './uuid.js';

/** Who acts. A job is the system and names its scope, so that its rights are as narrow as an officer's. */
export type Actor =
  { kind: 'officer'; officerId: string } | { kind: 'system'; scope: string } | { kind: 'anonymous' };

const SCOPE = /^[a-z][a-z0-9.:-]{0,79}$/;

/** The two settings that row-level policies read. Both are checked here because they are sent as literals. */
export function actorSettings(actor: Actor): { officer: string; scope: string } {
  switch (actor.kind) {
    case 'officer':
      if (!isUuid(actor.officerId)) throw new TypeError('the officer of a context must be a uuid');
      return { officer: actor.officerId, scope: '' };
    case 'system':
      if (!SCOPE.test(actor.scope)) throw new TypeError('the scope of a context must be a plain word');
      return { officer: '', scope: actor.scope };
    case 'anonymous':
      return { officer: '', scope: '' };
  }
}
