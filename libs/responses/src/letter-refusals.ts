import { refusalsOf, type LetterTrack, type Refusal } from '#domain';
import type { Context } from '#foundation';
import { letterKindRefusals, seenRequest } from '#requests';
import type { LetterRecord } from './letter-record.js';

type Text = Pick<LetterRecord, 'kind' | 'language' | 'audience' | 'subject' | 'body' | 'accessBlocks'>;

/**
 * What the text of a draft still lacks. The deciding manager is named with the sending, so their absence is no fault of
 * the draft.
 */
export const draftRefusals = (letter: Text, tracks: readonly LetterTrack[]): Refusal[] =>
  refusalsOf({ ...letter, ...withDecider(letter, PLACEHOLDER), tracks, deciderName: PLACEHOLDER });

const PLACEHOLDER = 'N. N.';
const DECIDER = /\{\{\s*decider\.name\s*\}\}/g;

/** The text with the deciding manager named where the template leaves a place for it. */
export const withDecider = (
  { subject, body }: Pick<Text, 'subject' | 'body'>,
  name: string,
): Pick<Text, 'subject' | 'body'> => ({
  subject: subject.replace(DECIDER, () => name),
  body: body.replace(DECIDER, () => name),
});

/** Everything that stands in the way of sending a letter now: its text, its request, what arrived since. */
export async function letterRefusals(ctx: Context, letter: LetterRecord): Promise<Refusal[]> {
  if (letter.state !== 'draft') return [];
  const request = letter.requestId ? await seenRequest(ctx, letter.requestId) : null;
  return [
    ...draftRefusals(letter, request?.tracks ?? []),
    ...(request ? letterKindRefusals(request, letter.kind, ctx.now) : []),
    ...movedRefusals(letter),
  ];
}

/** Something arrived in the conversation after the draft was last written. */
export const movedRefusals = (letter: LetterRecord): Refusal[] =>
  letter.ticketMessages > letter.basedOnMessages
    ? [
        {
          code: 'letter.ticket-moved',
          params: { newMessages: letter.ticketMessages - letter.basedOnMessages },
        },
      ]
    : [];
