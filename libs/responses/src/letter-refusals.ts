import type { Refusal } from '#domain';
import type { Context } from '#foundation';
import {
  letterKindRefusals,
  requesterLetterRefusals,
  seenRequest,
  tracksDigest,
  type RequestRecord,
} from '#requests';
import { draftRefusals } from './draft-refusals.js';
import { movedRefusals } from './letter-news.js';
import type { LetterRecord } from './letter-record.js';
import { readerRefusalsOf } from './second-reading.js';

/** Everything that stands in the way of sending a letter now: its text, its request, what arrived since, its second reader. */
export async function letterRefusals(ctx: Context, letter: LetterRecord): Promise<Refusal[]> {
  if (letter.state !== 'draft') return [];
  const request = letter.requestId ? await seenRequest(ctx, letter.requestId) : null;
  return [
    ...(letter.toAddress === '' ? [{ code: 'letter.no-address' }] : []),
    ...draftRefusals(letter, request?.tracks ?? []),
    ...(request ? letterKindRefusals(request, letter.kind, ctx.now) : []),
    ...(request ? requesterLetterRefusals(request, letter, ctx.now) : []),
    ...(await movedRefusals(ctx, letter)),
    ...outcomeMovedRefusals(letter, request),
    ...(await readerRefusalsOf(ctx, letter)),
  ];
}

/**
 * An answer was written from other outcomes, grounds or reasons than those that stand, whoever changed them: its words say what
 * is not decided any more.
 */
export const outcomeMovedRefusals = (
  { kind, basedOnTracks }: Pick<LetterRecord, 'kind' | 'basedOnTracks'>,
  request: Pick<RequestRecord, 'tracks'> | null,
): Refusal[] =>
  request && (kind === 'answer' || kind === 'refusal') && basedOnTracks !== tracksDigest(request.tracks)
    ? [{ code: 'letter.tracks-changed' }]
    : [];
