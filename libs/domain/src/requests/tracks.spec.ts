import { dpvCodesOf, refusalGrounds, refusalGroundTable } from '../words/refusal-grounds.js';
import { rights, requestStates, type Right } from '../words/requests.js';
import { repetitionOf, repetitionText, type EarlierRequest } from './repetition.js';
import { stepRefusals, stepsOf, stepUndoRefusals, type TrackProgress } from './track-steps.js';
import { proposedTasks, trackTaskKinds, trackTaskTable } from './track-tasks.js';

const track = (more: Partial<TrackProgress>): TrackProgress => ({
  right: 'access',
  outcome: 'granted',
  grounds: [],
  reasons: null,
  carriedOut: false,
  personTold: false,
  lifted: false,
  ...more,
});
const codes = (refusals: readonly { code: string }[]): string[] => refusals.map(({ code }) => code);

describe('what the law makes somebody do', () => {
  it('is proposed for every right, each task once, with its article', () => {
    for (const right of rights) expect(proposedTasks(right, rights).length).toBeGreaterThan(0);
    expect(rights.flatMap((right) => proposedTasks(right, rights)).sort()).toEqual(
      [...trackTaskKinds].sort(),
    );
    for (const kind of trackTaskKinds) expect(trackTaskTable[kind].article).toMatch(/art\. \d/);
  });

  it('puts the copy before the erasure, only where a copy is asked', () => {
    expect(proposedTasks('erasure', ['erasure', 'portability'])[0]).toBe('erasure-copy-first');
    expect(proposedTasks('erasure', ['erasure', 'objection'])).not.toContain('erasure-copy-first');
  });
});

describe('what is done about a right', () => {
  const flags = [false, true];
  const outcomes = ['granted', 'partly', 'refused', 'not-applicable', null] as const;
  const copies: readonly Right[] = ['access', 'portability'];

  it('erases nothing in any state while a copy that is owed is not delivered', () => {
    for (const state of requestStates)
      for (const right of copies)
        for (const outcome of outcomes)
          for (const carriedOut of flags) {
            const tracks = [track({ right, outcome, carriedOut }), track({ right: 'erasure' })];
            const done = stepRefusals('carried-out', 'erasure', { state, tracks }).length === 0;
            const owed = outcome !== 'refused' && outcome !== 'not-applicable';
            if (done) expect(carriedOut || !owed).toBe(true);
            if (done) expect(['decided', 'answered', 'closed']).toContain(state);
          }
  });

  it('lifts nothing before the person was told, whatever else is done', () => {
    for (const carriedOut of flags)
      for (const personTold of flags) {
        const tracks = [track({ right: 'restriction', carriedOut, personTold })];
        const refusals = codes(stepRefusals('lifted', 'restriction', { state: 'closed', tracks }));
        expect(refusals.length === 0).toBe(carriedOut && personTold);
      }
  });

  it('is taken back where nothing rests on it, and never once it is erased', () => {
    const erased = [track({ carriedOut: true }), track({ right: 'erasure', carriedOut: true })];
    expect(codes(stepUndoRefusals('carried-out', 'erasure', erased))).toEqual(['erased-for-good']);
    expect(codes(stepUndoRefusals('carried-out', 'access', erased))).toEqual(['erased-since']);
    expect(stepUndoRefusals('carried-out', 'access', [erased[0]])).toEqual([]);
    expect(codes(stepUndoRefusals('carried-out', 'access', [track({})]))).toEqual(['step-not-done']);
  });

  it('knows the lifting of a restriction alone', () => {
    expect(rights.filter((right) => stepsOf(right).includes('lifted'))).toEqual(['restriction']);
    const tracks = [track({ carriedOut: true })];
    expect(codes(stepRefusals('lifted', 'access', { state: 'closed', tracks }))).toEqual([
      'step-not-of-this-right',
    ]);
  });
});

describe('repetition', () => {
  const earlier = (more: Partial<EarlierRequest>): EarlierRequest => ({
    receivedOn: '2026-03-02',
    state: 'answered',
    answeredOn: '2026-03-20',
    tracks: [{ right: 'access', outcome: 'granted' }],
    ...more,
  });

  it('counts the same right, with its dates, and what was withdrawn does not count', () => {
    const history = [
      earlier({ receivedOn: '2024-06-01', answeredOn: '2024-06-20' }),
      earlier({}),
      earlier({ receivedOn: '2026-05-04', answeredOn: null, state: 'assessing' }),
      earlier({ receivedOn: '2026-05-05', state: 'withdrawn' }),
      earlier({ receivedOn: '2026-05-06', tracks: [{ right: 'erasure', outcome: null }] }),
    ];
    expect(repetitionOf('access', history, '2026-06-01')).toEqual({
      right: 'access',
      count: 3,
      lastYear: 2,
      firstOn: '2024-06-01',
      lastOn: '2026-05-04',
      lastAnsweredOn: '2026-03-20',
    });
    expect(repetitionOf('portability', history, '2026-06-01')).toBeNull();
  });

  it('is said in the language of the person, as a number and no judgement', () => {
    const once = repetitionOf('access', [earlier({})], '2026-06-01')!;
    expect(repetitionText(once, 'fr')).toContain('reçue le lundi 2 mars 2026');
    expect(repetitionText({ ...once, count: 4, lastOn: '2026-05-04' }, 'en')).toBe(
      'You have already sent us 4 requests concerning the same right, received between Monday 2 March 2026 and Monday 4 May 2026.',
    );
    for (const language of ['fr', 'en', 'de', 'es', 'it', 'nl', 'pt'] as const)
      expect(repetitionText({ ...once, count: 4 }, language)).toContain('4');
  });
});

describe('the codes of the grounds', () => {
  it('are names of the vocabulary, each ground with its own, and kept once', () => {
    const named = refusalGrounds.filter((ground) => refusalGroundTable[ground].dpv.length > 0);
    expect(named.length).toBe(11);
    const all = dpvCodesOf(refusalGrounds);
    expect(new Set(all).size).toBe(all.length);
    for (const code of all) expect(code).toMatch(/^([A-Z][a-z]+){2,5}$/);
  });
});
