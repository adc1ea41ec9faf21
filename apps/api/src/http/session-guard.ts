import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { record } from '#audit';
import { may, stepUpPermissions } from '#domain';
import { Contexts } from '#foundation';
import { resolveSession, StaffPolicy, steppedUpUntil, type SignedIn } from '#staff';
import { ACCESS, type Access } from './access.js';
import type { DeskRequest } from './desk-request.js';
import { assertCsrfToken, assertSameOrigin, changesSomething } from './origin.js';
import { HttpProblem } from './problem.js';
import { routeOf } from './route-of.js';
import { sessionToken } from './session-cookie.js';

/** Who calls, and may they? A route that declares nothing lets nobody in. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly contexts: Contexts,
    private readonly policy: StaffPolicy,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<DeskRequest>();
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === undefined) throw new HttpProblem(403, 'undeclared');
    if (changesSomething(request)) assertSameOrigin(request);
    const token = sessionToken(request);
    const signedIn = token === undefined ? null : await this.resolve(request, token);
    if (signedIn !== null) request.signedIn = signedIn;
    if (access.kind === 'public') return true;
    if (signedIn === null) throw new HttpProblem(401, 'not-signed-in');
    if (changesSomething(request)) assertCsrfToken(request, signedIn.csrfToken);
    await this.assertMay(request, signedIn, access);
    return true;
  }

  private resolve(request: DeskRequest, token: string): Promise<SignedIn | null> {
    return this.contexts.run({ kind: 'anonymous' }, (ctx) => resolveSession(ctx, this.policy, token), {
      correlationId: request.correlationId,
    });
  }

  private async assertMay(
    request: DeskRequest,
    signedIn: SignedIn,
    access: Extract<Access, { kind: 'session' }>,
  ): Promise<void> {
    if (!access.stages.includes(signedIn.stage))
      throw new HttpProblem(401, signedIn.stage === 'full' ? 'already-signed-in' : 'sign-in-unfinished');
    if (!may(signedIn.officer.roles, access.permission)) {
      await this.noteRefusal(request, signedIn, access.permission);
      throw new HttpProblem(403, 'forbidden', { permission: access.permission });
    }
    const fresh = access.stepUp || stepUpPermissions.includes(access.permission);
    if (fresh && steppedUpUntil(signedIn, new Date()) === null) throw new HttpProblem(403, 'step-up-needed');
  }

  private noteRefusal(request: DeskRequest, signedIn: SignedIn, permission: string): Promise<string> {
    return this.contexts.run(
      { kind: 'officer', officerId: signedIn.officer.id },
      (ctx) =>
        record(ctx, {
          type: 'access.refused',
          content: { route: routeOf(request), permission },
          personal: { ip: request.ip },
        }),
      { correlationId: request.correlationId, ip: request.ip },
    );
  }
}
