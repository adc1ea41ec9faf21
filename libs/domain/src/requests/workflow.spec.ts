import { managerRefusals } from './controller.js';
import { allowedActions, apply, type Refusal } from '../machine/machine.js';
import { describeWorkflow } from '../machine/describe.js';
import { problems } from '../machine/problems.js';
import { requestStates, type RequestState } from '../words/requests.js';
import { type LetterFact, type RequestFacts, type RequestInput, type TrackFacts } from './facts.js';
import {
  answerKindOf,
  erasureRefusals,
  liftRestrictionRefusals,
  outcomeRefusals,
  overallOutcome,
} from './tracks.js';
import { bounceActionOf, requestActions, requestWorkflow, type RequestAction } from './workflow.js';

const track = (facts: Partial<TrackFacts> = {}): TrackFacts => ({
  right: 'access',
  outcome: 'granted',
  grounds: [],
  reasons: null,
  ...facts,
});
const letter = (facts: Partial<LetterFact> = {}): LetterFact => ({
  kind: 'answer',
  sentAt: '2026-03-20T10:00',
  deliveredAt: null,
  bouncedAt: null,
  ...facts,
});
const request = (facts: Partial<RequestFacts> = {}): RequestFacts => ({
  tracks: [track()],
  identityReached: 'L2',
  waiting: null,
  acknowledged: true,
  letters: [],
  minor: false,
  answerQueued: false,
  reopenedAt: null,
  clock: { months: 1, firstLastDay: '2026-04-02', suspendedSince: null, silenceCloseFrom: null },
  today: '2026-03-20',
  policy: { bounceWatchDays: 0 },
  ...facts,
});
const act = (state: RequestState, action: RequestAction, facts = request(), input: RequestInput = {}) =>
  apply(requestWorkflow, state, action, facts, input);
const codes = (refusals: readonly Refusal[]): string[] => refusals.map(({ code }) => code);
const refusalsOf = (...args: Parameters<typeof act>): string[] => {
  const applied = act(...args);
  return applied.ok ? [] : codes(applied.refusals);
};

describe('the request workflow', () => {
  it('has no unreachable state and no dead end', () => expect(problems(requestWorkflow)).toEqual([]));

  it('uses every action it names', () => {
    expect(new Set(describeWorkflow(requestWorkflow).map(({ action }) => action))).toEqual(
      new Set(requestActions),
    );
  });

  it('prints each action with the rules that can refuse it', () => {
    expect(describeWorkflow(requestWorkflow).find(({ action }) => action === 'ask-identity')).toEqual({
      action: 'ask-identity',
      from: ['received', 'assessing'],
      to: 'same',
      by: 'officer',
      guards: ['mayAskIdentity', 'needsDoubt'],
      asks: ['doubt', 'doubtSince', 'lockedOut'],
    });
  });

  it('goes from received to closed', () => {
    expect(act('received', 'assess')).toEqual({ ok: true, state: 'assessing' });
    expect(act('assessing', 'decide')).toEqual({ ok: true, state: 'decided' });
    expect(act('decided', 'letter-sent', request({ letters: [letter()] }))).toEqual({
      ok: true,
      state: 'answered',
    });
    expect(act('answered', 'close', request({ letters: [letter()] }))).toEqual({ ok: true, state: 'closed' });
  });

  it('shows refused actions with their reason', () => {
    const allowed = allowedActions(requestWorkflow, 'assessing', request({ identityReached: 'L0' }));
    expect(allowed.find(({ action }) => action === 'decide')).toEqual({
      action: 'decide',
      allowed: false,
      refusals: [{ code: 'identity-too-low', params: { right: 'access', needed: 'L2', reached: 'L0' } }],
      asks: [],
    });
  });
});

describe('identity', () => {
  it('is never asked for beyond what the ladder needs', () =>
    expect(refusalsOf('assessing', 'ask-identity', request(), { doubt: 'to be sure' })).toEqual([
      'identity-already-sufficient',
    ]));

  it('is asked for only with a recorded doubt', () => {
    const facts = request({ identityReached: 'L0' });
    expect(refusalsOf('received', 'ask-identity', facts)).toEqual(['doubt-missing']);
    expect(refusalsOf('received', 'ask-identity', facts, { doubt: 'Unknown address.' })).toEqual([]);
  });

  it('can be recorded without having been asked, with its proof', () => {
    expect(refusalsOf('received', 'identity-received')).toEqual(['identity-level-missing', 'proof-missing']);
    const input = { identityLevel: 'L1', proof: 'DKIM and DMARC aligned on arrival' } as const;
    expect(refusalsOf('received', 'identity-received', request(), input)).toEqual([]);
  });
});

describe('a decision', () => {
  it('needs every track decided', () => {
    const facts = request({ tracks: [track(), track({ right: 'erasure', outcome: null })] });
    expect(refusalsOf('assessing', 'decide', facts)).toEqual(['track-undecided']);
  });

  it('to refuse needs a fitting ground and reasons, but no identity', () => {
    const refused = track({ right: 'erasure', outcome: 'refused' });
    expect(codes(outcomeRefusals(refused, 'L0'))).toEqual(['ground-missing', 'reasons-missing']);
    const misfit = track({ ...refused, grounds: ['compelling-grounds'], reasons: 'Because.' });
    expect(codes(outcomeRefusals(misfit, 'L0'))).toEqual(['ground-does-not-fit']);
    expect(outcomeRefusals({ ...misfit, grounds: ['legal-obligation'] }, 'L0')).toEqual([]);
  });

  it('never weighs an objection to marketing', () => {
    const refused = track({
      right: 'objection-marketing',
      outcome: 'refused',
      grounds: ['compelling-grounds'],
      reasons: 'We would rather not.',
    });
    expect(codes(outcomeRefusals(refused, 'L1'))).toEqual(['ground-does-not-fit']);
  });

  it('is sent as a refusal only when nothing is granted', () => {
    expect(answerKindOf([{ outcome: 'refused' }, { outcome: 'not-applicable' }])).toBe('refusal');
    expect(answerKindOf([{ outcome: 'refused' }, { outcome: 'granted' }])).toBe('answer');
    expect(overallOutcome([{ outcome: 'refused' }, { outcome: 'granted' }])).toBe('partly');
    expect(overallOutcome([{ outcome: 'granted' }, { outcome: null }])).toBeNull();
  });

  it('to erase waits until the export was delivered, when both were asked (D88)', () => {
    const both = [track(), track({ right: 'erasure' })];
    expect(codes(erasureRefusals(both, false))).toEqual(['export-not-delivered']);
    expect(erasureRefusals(both, true)).toEqual([]);
    expect(erasureRefusals([track({ right: 'erasure' })], false)).toEqual([]);
  });

  it('announces no erasure before the copy is with the person', () => {
    const tracks = [track(), track({ right: 'erasure' })];
    expect(refusalsOf('decided', 'answer', request({ tracks, identityReached: 'L3' }))).toEqual([
      'export-not-delivered',
    ]);
    const delivered = [track({ carriedOut: true }), track({ right: 'erasure' })];
    expect(refusalsOf('decided', 'answer', request({ tracks: delivered, identityReached: 'L3' }))).toEqual(
      [],
    );
  });

  it('to turn something down is made for the controller, about exactly these outcomes', () => {
    const tracks = [track({ outcome: 'partly', grounds: ['rights-of-others'], reasons: 'Mails of others.' })];
    expect(refusalsOf('assessing', 'decide', request({ tracks }))).toEqual(['controller-not-decided']);
    expect(refusalsOf('decided', 'answer', request({ tracks }))).toEqual(['controller-not-decided']);
    const asked = request({ tracks, controller: { asked: true, decided: false } });
    expect(refusalsOf('assessing', 'decide-for-controller', asked)).toEqual([]);
    expect(refusalsOf('assessing', 'decide', asked)).toEqual(['controller-not-decided']);
    const decided = request({ tracks, controller: { asked: false, decided: true } });
    expect(refusalsOf('assessing', 'decide', decided)).toEqual([]);
    expect(refusalsOf('assessing', 'put-to-controller', decided)).toEqual(['controller-decided']);
    expect(refusalsOf('assessing', 'put-to-controller')).toEqual(['nothing-turned-down']);
    expect(refusalsOf('assessing', 'decide-for-controller')).toEqual(['not-put-to-controller']);
  });

  it('is made by who acts for the controller, and by no one who prepared or signs it', () => {
    const manager = { officerId: 'm', actsForController: true, mayDecideAlone: false };
    expect(managerRefusals(manager, ['dpo'])).toEqual([]);
    expect(codes(managerRefusals(manager, ['dpo', 'm']))).toEqual(['same-person']);
    expect(managerRefusals({ ...manager, mayDecideAlone: true }, ['m'])).toEqual([]);
    expect(codes(managerRefusals({ ...manager, actsForController: false }, []))).toEqual([
      'decider-not-controller',
    ]);
  });

  it('to lift a restriction waits until the person was told (D89)', () => {
    expect(codes(liftRestrictionRefusals({ personTold: false }))).toEqual(['person-not-told']);
  });
});

describe('an extension', () => {
  it('is refused a second time, and after the first last day', () => {
    const clock = request().clock;
    const reasons = 'The request spans five mailboxes.';
    expect(
      refusalsOf('assessing', 'extend', request({ clock: { ...clock, months: 3 } }), { reasons }),
    ).toEqual(['already-extended']);
    expect(refusalsOf('assessing', 'extend', request({ today: '2026-04-03' }), { reasons })).toEqual([
      'notice-too-late',
    ]);
  });

  it('for a reason that is not about this request needs the DPO to insist', () => {
    expect(refusalsOf('assessing', 'extend', request(), { reasons: 'short of staff' })).toEqual([
      'reason-not-about-this-request',
    ]);
    expect(
      refusalsOf('assessing', 'extend', request(), { reasons: 'short of staff', override: true }),
    ).toEqual([]);
  });
});

describe('more time', () => {
  const reasons = 'The request spans five mailboxes.';
  const refused = track({ outcome: 'refused', grounds: ['excessive'], reasons: 'Third time this week.' });

  it('is never taken for a refusal, and may be for what is partly granted', () => {
    expect(
      refusalsOf('decided', 'extend', request({ tracks: [refused] }), { reasons, override: true }),
    ).toEqual(['refusal-not-covered']);
    const tracks = [refused, track({ right: 'portability' })];
    expect(refusalsOf('decided', 'extend', request({ tracks }), { reasons })).toEqual([]);
  });

  it('is avoided for the erasure of data of a minor, unless the DPO insists', () => {
    const tracks = [track({ right: 'erasure', outcome: null })];
    const facts = request({ minor: true, tracks });
    expect(refusalsOf('assessing', 'extend', facts, { reasons })).toEqual(['minor-erasure']);
    expect(refusalsOf('assessing', 'extend', facts, { reasons, override: true })).toEqual([]);
    expect(refusalsOf('assessing', 'extend', request({ minor: true }), { reasons })).toEqual([]);
  });
});

describe('an answer that does not suffice', () => {
  it('is noted only while the person is asked, in words, and moves nothing', () => {
    const note = { note: 'The name differs from the account’s.' };
    expect(refusalsOf('assessing', 'answer-insufficient', request(), note)).toEqual(['person-not-asked']);
    const asked = request({ waiting: 'identity', identityReached: 'L0' });
    expect(refusalsOf('assessing', 'answer-insufficient', asked)).toEqual(['note-missing']);
    expect(act('assessing', 'answer-insufficient', asked, note)).toEqual({ ok: true, state: 'assessing' });
  });

  it('a doubt cannot arise tomorrow', () =>
    expect(
      refusalsOf('assessing', 'ask-identity', request({ identityReached: 'L0' }), {
        doubt: 'x',
        doubtSince: '2026-03-21',
      }),
    ).toEqual(['doubt-in-future']));
});

describe('no silent ending', () => {
  it('a bounce brings the request back to decided, even after it was closed', () => {
    for (const state of ['answered', 'closed'] as const)
      expect(act(state, 'letter-bounced')).toEqual({ ok: true, state: 'decided' });
    expect(bounceActionOf('answer')).toBe('letter-bounced');
    expect(bounceActionOf('closing-without-answer')).toBe('closing-letter-bounced');
    expect(bounceActionOf('acknowledgement')).toBeNull();
  });

  it('an answer that bounced, or that belongs to before a reopening, closes nothing', () => {
    const bounced = request({ letters: [letter({ bouncedAt: '2026-03-20T10:05' })] });
    expect(refusalsOf('answered', 'close', bounced)).toEqual(['answer-bounced']);
    const reopened = request({ letters: [letter()], reopenedAt: '2026-03-25T09:00' });
    expect(refusalsOf('answered', 'close', reopened)).toEqual(['answer-not-sent']);
  });

  it('waits for a bounce as long as the policy says, unless delivery is proved', () => {
    const policy = { bounceWatchDays: 2 };
    expect(refusalsOf('answered', 'close', request({ policy, letters: [letter()] }))).toEqual([
      'bounce-watch-running',
    ]);
    expect(
      refusalsOf('answered', 'close', request({ policy, letters: [letter()], today: '2026-03-22' })),
    ).toEqual([]);
    const proved = letter({ deliveredAt: '2026-03-20T10:01' });
    expect(refusalsOf('answered', 'close', request({ policy, letters: [proved] }))).toEqual([]);
  });

  it('without an answer takes a question, a reminder, three months and a letter (D79)', () => {
    const clock = {
      months: 1,
      firstLastDay: '2026-04-02',
      suspendedSince: '2026-03-03',
      silenceCloseFrom: '2026-06-03',
    };
    const question = letter({ kind: 'identity-question', sentAt: '2026-03-03T10:00' });
    const reminder = letter({ kind: 'identity-question', sentAt: '2026-04-03T10:00' });
    const closing = letter({ kind: 'closing-without-answer', sentAt: '2026-06-03T10:00' });
    const silent = (today: string, letters: LetterFact[]) =>
      request({ clock, today, letters, waiting: 'identity' });
    expect(refusalsOf('assessing', 'close-without-answer')).toEqual([
      'person-not-asked',
      'closing-letter-not-sent',
    ]);
    expect(refusalsOf('assessing', 'close-without-answer', silent('2026-06-02', [question]))).toEqual([
      'silence-too-short',
      'reminder-not-sent',
      'closing-letter-not-sent',
    ]);
    const documented = silent('2026-06-03', [question, reminder, closing]);
    expect(act('assessing', 'close-without-answer', documented)).toEqual({ ok: true, state: 'closed' });
  });

  it('a withdrawal is recorded in words, and cannot overtake an answer on its way', () => {
    expect(refusalsOf('assessing', 'withdraw')).toEqual(['note-missing']);
    expect(
      refusalsOf('decided', 'withdraw', request({ answerQueued: true }), { note: 'See mail of 4 March.' }),
    ).toEqual(['answer-on-its-way']);
  });

  it('is reopened by a complaint that the answer was incomplete', () => {
    for (const state of ['answered', 'closed', 'withdrawn'] as const)
      expect(act(state, 'reopen', request(), { note: 'The login history was missing.' })).toEqual({
        ok: true,
        state: 'assessing',
      });
  });
});

describe('every combination of facts', () => {
  const flags = [false, true];
  const cases = flags.flatMap((sent) =>
    flags.flatMap((bounced) =>
      flags.flatMap((reopened) =>
        flags.flatMap((silent) =>
          flags.map((closingSent) => ({ sent, bounced, reopened, silent, closingSent })),
        ),
      ),
    ),
  );
  const everyInput: RequestInput = {
    doubt: 'x',
    reasons: 'this request spans',
    identityLevel: 'L5',
    proof: 'x',
    waiting: 'counsel',
    note: 'x',
  };

  it.each(cases)('closes only with a standing answer or by the documented path: %j', (one) => {
    const questions = ['2026-03-03T10:00', '2026-03-10T10:00'].map((sentAt) =>
      letter({ kind: 'identity-question', sentAt }),
    );
    const letters = [
      ...(one.silent ? questions : []),
      ...(one.sent ? [letter({ bouncedAt: one.bounced ? '2026-03-21T10:00' : null })] : []),
      ...(one.closingSent ? [letter({ kind: 'closing-without-answer' })] : []),
    ];
    const clock = {
      ...request().clock,
      suspendedSince: one.silent ? '2026-03-03' : null,
      silenceCloseFrom: one.silent ? '2026-03-19' : null,
    };
    const facts = request({ letters, clock, reopenedAt: one.reopened ? '2026-03-22T10:00' : null });
    const standing = one.sent && !one.bounced && !one.reopened;
    const documented = one.silent && one.closingSent;
    for (const state of requestStates)
      for (const action of requestActions) {
        const applied = act(state, action, facts, everyInput);
        if (!applied.ok || applied.state === state || applied.state !== 'closed') continue;
        expect(state === 'answered' ? standing : documented).toBe(true);
      }
  });
});
