import { createHash } from 'node:crypto';
import type { StoredTrack } from './request-record.js';

/**
 * The outcomes of a request in one word: right, outcome, grounds and reasons of every track. What was decided or written
 * upon one word does not hold for another.
 */
export function tracksDigest(
  tracks: readonly Pick<StoredTrack, 'right' | 'outcome' | 'grounds' | 'reasons'>[],
): string {
  const said = tracks.map(({ right, outcome, grounds, reasons }) => [
    right,
    outcome,
    [...grounds].sort(),
    reasons?.trim() ?? '',
  ]);
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
