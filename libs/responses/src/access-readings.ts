import {
  accessMeter,
  isMeasured,
  privacyRulesText,
  type AccessStatement,
  type AccessStatements,
  type BlockReading,
  type LetterKind,
  type LetterTrack,
  type ReaderLanguage,
} from '#domain';

/** One block of an access as the editor shows it: how it stands, and what was said. */
export interface AccessReading extends BlockReading {
  readonly statement: AccessStatement | null;
  /** What the privacy rules say of it to everybody, in the language of the letter. */
  readonly suggestion: string | null;
}

/** The completeness meter of a letter; null where it gives no access. */
export function accessReadings(letter: {
  readonly kind: LetterKind;
  readonly language: ReaderLanguage;
  readonly tracks: readonly LetterTrack[];
  readonly accessBlocks: AccessStatements;
}): AccessReading[] | null {
  if (!isMeasured(letter)) return null;
  return accessMeter(letter.accessBlocks).blocks.map((reading) => ({
    ...reading,
    statement: letter.accessBlocks[reading.block] ?? null,
    suggestion: privacyRulesText(reading.block, letter.language),
  }));
}
