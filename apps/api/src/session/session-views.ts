import { Injectable } from '@nestjs/common';
import { parisDay, permissionsOf } from '#domain';
import type { Me, OpenSession, SessionView } from '#contracts';
import { Contexts, SettingsService } from '#foundation';
import {
  factorKinds,
  resolveSession,
  StaffPolicy,
  steppedUpUntil,
  type ListedSession,
  type OpenedSession,
  type SignedIn,
  type Stage,
} from '#staff';
import type { DeskRequest, DeskResponse } from '../http/desk-request.js';
import { clearSessionCookie, setSessionCookie } from '../http/session-cookie.js';

const stages: Readonly<Record<Stage, SessionView['stage']>> = {
  password: 'second-factor',
  enrol: 'enrol',
  full: 'full',
};

/** Sessions as the console sees them, and their cookie. */
@Injectable()
export class SessionViews {
  constructor(
    private readonly contexts: Contexts,
    private readonly policy: StaffPolicy,
    private readonly settings: SettingsService,
  ) {}

  /** Hands a session to the browser and shows it. */
  async handOver(request: DeskRequest, response: DeskResponse, opened: OpenedSession): Promise<SessionView> {
    setSessionCookie(response, opened.token, {
      secure: this.secure,
      maxAgeSeconds: this.policy.sessionMs / 1000,
    });
    const signedIn = await this.contexts.run({ kind: 'anonymous' }, (ctx) =>
      resolveSession(ctx, this.policy, opened.token),
    );
    return this.show(signedIn!);
  }

  takeBack(response: DeskResponse): void {
    clearSessionCookie(response, this.secure);
  }

  /** Before the second factor nothing is told about the officer. */
  async show(session: SignedIn): Promise<SessionView> {
    const actor = { kind: 'officer', officerId: session.officer.id } as const;
    const now = new Date();
    return {
      stage: stages[session.stage],
      csrfToken: session.csrfToken,
      methods: await this.contexts.run(actor, (ctx) => factorKinds(ctx, session.officer.id)),
      me: session.stage === 'full' ? meOf(session.officer) : null,
      steppedUpUntil: steppedUpUntil(session, now)?.toISOString() ?? null,
      sample: this.settings.values.DPO_SAMPLE,
      today: parisDay(now),
    };
  }

  private get secure(): boolean {
    return this.policy.origin.startsWith('https:');
  }
}

export function meOf(officer: SignedIn['officer']): Me {
  const { id, name, email, roles, actsForController, locale, theme } = officer;
  return { id, name, email, roles, permissions: permissionsOf(roles), actsForController, locale, theme };
}

export const openSessionOf = (session: ListedSession, current: string): OpenSession => ({
  ...session,
  createdAt: session.createdAt.toISOString(),
  lastSeenAt: session.lastSeenAt.toISOString(),
  expiresAt: session.expiresAt.toISOString(),
  current: session.id === current,
});
