import type { BreachRow as BreachRowView, BreachView } from '#contracts';
import { breachClockText, may, type Role } from '#domain';
import { breachDetails, type BreachDetails, type BreachRow } from '#requests';
import type { Context } from '#foundation';
import { iso } from '../tickets/timeline.js';

const isoOr = (at: Date | null): string | null => at && iso(at);

export const breachRowView = (row: BreachRow): BreachRowView => ({
  id: row.id,
  reference: row.reference,
  ticketId: row.ticketId,
  ticketReference: row.ticketReference,
  letterId: row.letterId,
  state: row.state,
  kind: row.kind,
  what: row.what,
  peopleCount: row.peopleCount,
  knownAt: iso(row.knownAt),
  safeAt: iso(row.safeAt),
  lastAt: iso(row.lastAt),
  hoursLeft: row.hoursLeft,
  overdue: row.overdue,
  notifyDecision: row.notifyDecision,
  notifiedAt: isoOr(row.notifiedAt),
  moreToFollow: row.moreToFollow,
  tellDecision: row.tellDecision,
  toldAt: isoOr(row.toldAt),
  owner: row.owner,
  nextAction: row.nextAction,
  closedAt: isoOr(row.closedAt),
});

/** The whole breach for its page; who may not decide is shown no act. */
export async function breachView(ctx: Context, id: string, roles: readonly Role[]): Promise<BreachView> {
  const breach: BreachDetails = await breachDetails(ctx, id);
  return {
    ...breachRowView(breach),
    natures: breach.natures,
    dataCategories: breach.dataCategories,
    peopleCategories: breach.peopleCategories,
    recordsCount: breach.recordsCount,
    happenedFrom: isoOr(breach.happenedFrom),
    happenedUntil: isoOr(breach.happenedUntil),
    knownHow: breach.knownHow,
    consequences: breach.consequences,
    measures: breach.measures,
    notifyReasons: breach.notifyReasons,
    cnilReference: breach.cnilReference,
    lateReasons: breach.lateReasons,
    notifiedLate: breach.clock.notifiedLate,
    tellReasons: breach.tellReasons,
    toldCount: breach.toldCount,
    explanation: breach.clock.because.map((line) => ({
      code: line.code,
      fr: breachClockText(line, 'fr'),
      en: breachClockText(line, 'en'),
      law: line.law,
    })),
    history: breach.history.map((fact) => ({ ...fact, at: iso(fact.at) })),
    letters: breach.letters.map((letter) => ({ ...letter, sentAt: iso(letter.sentAt) })),
    version: breach.version,
    allowedActions: breach.allowedActions
      .filter(({ action }) => may(roles, action === 'describe' ? 'breach.open' : 'breach.act'))
      .map(({ action, allowed, refusals }) => ({
        action,
        allowed,
        refusals: refusals.map(({ code, params }) => ({ code, params: params && { ...params } })),
      })),
  };
}
