import { SetMetadata } from '@nestjs/common';
import type { Permission } from '#domain';
import type { Stage } from '#staff';

/** What a route asks of who calls it. */
export type Access =
  { kind: 'public' } | { kind: 'session'; stages: readonly Stage[]; permission: Permission; stepUp: boolean };

export const ACCESS = 'dpo:access';

/**
 * The route is for officers who hold this permission and have signed in fully. `stepUp` asks for a fresh proof as
 * well; permissions that always ask for it do so without being told.
 */
export const Requires = (permission: Permission, options: { stepUp?: boolean } = {}) =>
  SetMetadata<string, Access>(ACCESS, {
    kind: 'session',
    stages: ['full'],
    permission,
    stepUp: options.stepUp ?? false,
  });

/** The route serves an officer who is still signing in, at these stages. */
export const DuringSignIn = (...stages: Stage[]) =>
  SetMetadata<string, Access>(ACCESS, { kind: 'session', stages, permission: 'session.own', stepUp: false });

/** The route asks for no session. Few are: sign-in, health, metrics. */
export const Public = () => SetMetadata<string, Access>(ACCESS, { kind: 'public' });
