import {
  dpvJustifications,
  refusalGroundsFor,
  refusalGroundTable,
  stepRefusals,
  stepsOf,
  stepUndoRefusals,
  type Refusal,
  type RefusalGround,
  type Right,
  type TrackStep,
} from '#domain';
import type { RequestRecord } from './request-record.js';

type Brief = { id: string; name: string } | null;

/** A ground with its article, and its names in the W3C Data Privacy Vocabulary where that knows it. */
export interface GroundOfLaw {
  readonly ground: RefusalGround;
  readonly article: string;
  readonly dpv: string[];
}

export const groundsOfLaw = (right: Right): GroundOfLaw[] =>
  refusalGroundsFor(right).map((ground) => ({
    ground,
    article: refusalGroundTable[ground].article,
    dpv: refusalGroundTable[ground].dpv.map((code) => `${dpvJustifications.namespace}${code}`),
  }));

/** What is done about a right after the decision: done, or what stands against it. */
export interface TrackStepView {
  readonly step: TrackStep;
  readonly at: string | null;
  readonly by: Brief;
  readonly how: string | null;
  /** Against doing it, or against taking it back where it is done. */
  readonly refusals: readonly Refusal[];
}

/** The steps of a track, for the rights that grant something. */
export function stepViews(
  { right, outcome }: { readonly right: Right; readonly outcome: string | null },
  done: Partial<Record<TrackStep, { at: string; by: Brief; how: string }>>,
  record: RequestRecord,
): TrackStepView[] {
  if (outcome !== 'granted' && outcome !== 'partly') return [];
  return stepsOf(right).map((step) => {
    const { at = null, by = null, how = null } = done[step] ?? {};
    const refusals =
      at === null ? stepRefusals(step, right, record) : stepUndoRefusals(step, right, record.tracks);
    return { step, at, by, how, refusals };
  });
}

/** What an officer who acts for the controller was asked last, and said. */
export interface DecisionView {
  readonly officer: NonNullable<Brief>;
  readonly askedBy: NonNullable<Brief>;
  readonly askedAt: string;
  readonly verdict: 'confirmed' | 'returned' | null;
  readonly note: string | null;
  readonly decidedAt: string | null;
  /** About the outcomes as they stand, and no older words. */
  readonly present: boolean;
}
