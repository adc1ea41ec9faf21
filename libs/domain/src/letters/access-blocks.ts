import { refuse, type Refusal } from '../machine/machine.js';
import { type LetterKind } from '../words/letters.js';
import { type Right, type TrackOutcome } from '../words/requests.js';

/**
 * What an answer to a request for access must speak of, in the order in which the letter does.
 * The rights that remain (15(1)(e)) and the complaint (15(1)(f)) are mentions that the desk adds itself.
 * @law GDPR art. 15(1), 15(2), 15(3)
 */
export const accessBlockArticles = {
  purposes: 'GDPR art. 15(1)(a)',
  held: 'GDPR art. 15(1)(b), 15(3)',
  recipients: 'GDPR art. 15(1)(c)',
  retention: 'GDPR art. 15(1)(d)',
  source: 'GDPR art. 15(1)(g)',
  transfers: 'GDPR art. 15(1)(c), 15(2)',
  'automated-decisions': 'GDPR art. 15(1)(h)',
} as const;

export type AccessBlock = keyof typeof accessBlockArticles;
export const accessBlocks = Object.keys(accessBlockArticles) as [AccessBlock, ...AccessBlock[]];

/** Whether data are held is what was asked: that one is always answered, be it by « none ». */
export const alwaysAnswered: readonly AccessBlock[] = ['held'];

/** What the officer says of a block: an answer for the person, or why it does not apply, which the person reads too. */
export interface AccessStatement {
  readonly state: 'answered' | 'not-applicable';
  readonly text: string;
}

export type AccessStatements = Readonly<Partial<Record<AccessBlock, AccessStatement>>>;
export type BlockState = 'answered' | 'not-applicable' | 'missing';

export interface BlockReading {
  readonly block: AccessBlock;
  readonly article: string;
  readonly state: BlockState;
  /** May it be declared not applicable? */
  readonly mayNotApply: boolean;
}

export interface AccessMeter {
  readonly blocks: readonly BlockReading[];
  readonly missing: readonly AccessBlock[];
  readonly complete: boolean;
}

function stateOf(block: AccessBlock, statement: AccessStatement | undefined): BlockState {
  if (!statement?.text.trim()) return 'missing';
  if (statement.state === 'not-applicable' && alwaysAnswered.includes(block)) return 'missing';
  return statement.state;
}

/** How complete an answer to a request for access is. A block declared not applicable without a reason is missing. */
export function accessMeter(statements: AccessStatements): AccessMeter {
  const blocks = accessBlocks.map((block) => ({
    block,
    article: accessBlockArticles[block],
    state: stateOf(block, statements[block]),
    mayNotApply: !alwaysAnswered.includes(block),
  }));
  const missing = blocks.filter(({ state }) => state === 'missing').map(({ block }) => block);
  return { blocks, missing, complete: missing.length === 0 };
}

/** Does this letter give access? Then it is measured; a refusal is not, it gives its reasons instead. */
export function isMeasured({ kind, tracks }: Measured): boolean {
  return (
    kind === 'answer' &&
    tracks.some(({ right, outcome }) => right === 'access' && (outcome === 'granted' || outcome === 'partly'))
  );
}

interface Measured {
  readonly kind: LetterKind;
  readonly tracks: readonly { readonly right: Right; readonly outcome: TrackOutcome | null }[];
}

/** An answer that gives access does not leave while a block is missing. */
export function accessRefusals(letter: Measured & { readonly accessBlocks?: AccessStatements }): Refusal[] {
  if (!isMeasured(letter)) return [];
  const { missing } = accessMeter(letter.accessBlocks ?? {});
  return missing.length === 0 ? [] : [refuse('access-blocks-missing', { blocks: [...missing] })];
}
