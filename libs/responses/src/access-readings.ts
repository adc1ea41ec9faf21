import {
  accessMeter,
  isMeasured,
  type AccessStatement,
  type AccessStatements,
  type BlockReading,
  type LetterKind,
  type LetterTrack,
} from '#domain';

/** One block of an access as the editor shows it: how it stands, and what was said. */
export interface AccessReading extends BlockReading {
  readonly statement: AccessStatement | null;
}

/** The completeness meter of a letter; null where it gives no access. */
export function accessReadings(letter: {
  readonly kind: LetterKind;
  readonly tracks: readonly LetterTrack[];
  readonly accessBlocks: AccessStatements;
}): AccessReading[] | null {
  if (!isMeasured(letter)) return null;
  return accessMeter(letter.accessBlocks).blocks.map((reading) => ({
    ...reading,
    statement: letter.accessBlocks[reading.block] ?? null,
  }));
}
