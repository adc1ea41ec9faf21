import {
  calendarOf,
  clockOf,
  explanationText,
  parisDay,
  type Clock,
  type ClockFacts,
  type ExtensionFact,
  type LetterFact,
  type PauseFact,
  type RequesterFacts,
  type RequesterPaper,
  type RequestFacts,
} from '#domain';
import { controllerFactsOf } from './controller-decision.js';
import type { RequestRecord, StoredFact, StoredPause } from './request-record.js';

/** An extension reaches month three: the law knows one extension, so a shorter one would waste it. */
export const EXTENDED_MONTHS = 3;

type Told = Pick<RequestRecord, 'state' | 'facts' | 'pauses' | 'receivedAt'>;

/** The letters of a request, from what it was told of them. */
export function lettersOf({ facts }: Pick<RequestRecord, 'facts'>): (LetterFact & { letterId: string })[] {
  const lastOf = (kind: string, letterId: string): string | null =>
    facts.findLast((fact) => fact.kind === kind && fact.data.letterId === letterId)?.at ?? null;
  return facts.flatMap(({ kind, at, data }) =>
    kind === 'letter-sent' && data.letterId && data.letterKind
      ? [
          {
            letterId: data.letterId,
            kind: data.letterKind,
            sentAt: at,
            deliveredAt: lastOf('letter-delivered', data.letterId),
            bouncedAt: lastOf('letter-bounced', data.letterId),
          },
        ]
      : [],
  );
}

/** When the request was last reopened. */
export const reopenedAt = ({ facts }: Pick<RequestRecord, 'facts'>): string | null =>
  facts.findLast(({ kind }) => kind === 'reopen')?.at ?? null;

/** The last answer or refusal that left since the last reopening, bounced or not. */
export function lastAnswerOf(record: Pick<RequestRecord, 'facts'>): LetterFact | undefined {
  const since = reopenedAt(record);
  return lettersOf(record).findLast(
    ({ kind, sentAt }) =>
      (kind === 'answer' || kind === 'refusal') && (since === null || String(sentAt) > since),
  );
}

/** Everything the clock is derived from. */
export function clockFactsOf(record: Told): ClockFacts {
  const opened = record.facts.find(({ kind }) => kind === 'opened');
  return {
    receivedAt: record.receivedAt,
    firstArrivalAt: opened?.data.firstArrivalAt ?? null,
    pauses: record.pauses.map((pause) => pauseFact(pause, record.facts)),
    extensions: extensionsOf(record),
    stop: stopOf(record),
  };
}

/** A question with what came of it; an answer that did not suffice belongs to the pause in which it came. */
function pauseFact(
  { ground, doubt, doubtSince, fromDay, toDay }: StoredPause,
  facts: readonly StoredFact[],
): PauseFact {
  const insufficientAnswersAt = facts
    .filter(({ kind }) => kind === 'answer-insufficient')
    .map(({ at }) => parisDay(at))
    .filter((day) => day >= fromDay && (toDay === null || day <= toDay));
  return { ground, askedAt: fromDay, because: doubt, doubtSince, insufficientAnswersAt, answeredAt: toDay };
}

/** A notice that left and did not come back, with the reasons that were recorded for it. */
function extensionsOf(record: Told): ExtensionFact[] {
  return lettersOf(record)
    .filter(({ kind, bouncedAt }) => kind === 'extension' && bouncedAt === null)
    .map(({ sentAt, letterId }) => ({
      noticeSentAt: sentAt,
      totalMonths: EXTENDED_MONTHS,
      reasons: reasonsBefore(record.facts, letterId),
    }));
}

/** The reasons of the decision that a notice told of. */
function reasonsBefore(facts: readonly StoredFact[], letterId: string): string {
  const sent = facts.findIndex(({ kind, data }) => kind === 'letter-sent' && data.letterId === letterId);
  return facts.slice(0, sent).findLast(({ kind }) => kind === 'extend')?.data.reasons ?? '';
}

function stopOf(record: Told): ClockFacts['stop'] {
  const last = (kind: string): string | undefined => record.facts.findLast((fact) => fact.kind === kind)?.at;
  if (record.state === 'withdrawn') return { at: last('withdraw') ?? record.receivedAt, by: 'withdrawal' };
  if (record.state !== 'answered' && record.state !== 'closed') return null;
  const answer = lastAnswerOf(record);
  if (answer && answer.bouncedAt === null)
    return { at: answer.sentAt, by: answer.kind === 'refusal' ? 'refusal' : 'answer' };
  const silent = last('close-without-answer');
  return silent === undefined ? null : { at: silent, by: 'documented-no-answer' };
}

export const clockOfRecord = (record: Told & Pick<RequestRecord, 'rules'>, now: Date): Clock =>
  clockOf(clockFactsOf(record), now, record.rules);

/** What the machine of requests looks at. */
export function machineFactsOf(record: RequestRecord, now: Date): RequestFacts {
  return {
    tracks: record.tracks,
    identityReached: record.identityLevel,
    waiting: record.waiting,
    acknowledged: record.acknowledgedAt !== null,
    letters: lettersOf(record),
    minor: record.minor,
    requester: requesterFactsOf(record, now),
    answerQueued: lettersOnTheirWay(record).some(
      ({ data }) => data.letterKind === 'answer' || data.letterKind === 'refusal',
    ),
    reopenedAt: reopenedAt(record),
    clock: clockOfRecord(record, now),
    today: parisDay(now),
    policy: record.rules.policy,
    controller: controllerFactsOf(record),
  };
}

/** What was recorded among the proofs of identity need not be said twice. */
const papersProved = (proofs: RequestRecord['proofs']): RequesterPaper[] =>
  proofs.flatMap(({ kind }): RequesterPaper[] => {
    if (kind === 'mandate' || kind === 'parental-authority' || kind === 'heirship') return [kind];
    return kind === 'document' ? ['requester-identity'] : [];
  });

/** What the rules on who asks look at. */
export const requesterFactsOf = (record: RequestRecord, now: Date): RequesterFacts => ({
  kind: record.requester,
  papers: [...record.requesterPapers, ...papersProved(record.proofs)],
  mandate: record.mandate,
  writer: record.personAddress,
  account: record.accountAddress,
  today: parisDay(now),
});

/** Letters in the outbox: told as queued, and nothing told since. */
export function lettersOnTheirWay({ facts }: Pick<RequestRecord, 'facts'>): StoredFact[] {
  const over = ['letter-sent', 'letter-failed'];
  const settled = new Set(facts.filter(({ kind }) => over.includes(kind)).map(({ data }) => data.letterId));
  return facts.filter(({ kind, data }) => kind === 'letter-queued' && !settled.has(data.letterId));
}

/** An extension was decided and its notice has not been sent since. */
export function extensionWaitsForNotice(record: Pick<RequestRecord, 'facts'>): boolean {
  const decided = record.facts.findLastIndex(({ kind }) => kind === 'extend');
  const since = { facts: record.facts.slice(decided + 1) };
  return (
    decided >= 0 &&
    !lettersOf(since).some(({ kind, bouncedAt }) => kind === 'extension' && bouncedAt === null)
  );
}

/** The version of every rule that the dates of a request rest on. */
export const ruleSetVersionOf = (clock: Pick<Clock, 'calendarVersion' | 'policyVersion'>): string =>
  `${clock.calendarVersion}; policy ${clock.policyVersion}`;

/** The versions that an act on a request is judged by, stored with it. */
export function rulesOf({ rules }: Pick<RequestRecord, 'rules'>): string {
  const { name, version } = calendarOf(rules.calendar);
  return ruleSetVersionOf({ calendarVersion: `${name} ${version}`, policyVersion: rules.policy.version });
}

export interface ExplainedLine {
  readonly code: string;
  readonly fr: string;
  readonly en: string;
  readonly law: string | null;
}

/** "Why this date", in both languages. */
export const explained = (clock: Clock): ExplainedLine[] =>
  clock.because.map((line) => ({
    code: line.code,
    fr: explanationText(line, 'fr'),
    en: explanationText(line, 'en'),
    law: line.law,
  }));
