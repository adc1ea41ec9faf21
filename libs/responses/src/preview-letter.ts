import { previewLetter, type AccessStatements, type RenderedLetter } from '#domain';
import { DomainError, type Context } from '#foundation';
import { deciderOf, seenRequest } from '#requests';
import { seenLetter } from './letter-record.js';
import { withDecider } from './with-decider.js';

/** What stands in the editor, saved or not. */
export interface Previewed {
  readonly subject: string;
  readonly body: string;
  readonly accessBlocks?: AccessStatements;
}

export interface LetterPreview extends Pick<RenderedLetter, 'subject' | 'text' | 'html'> {
  readonly ticketId: string;
  readonly restricted: boolean;
}

/**
 * The letter as the person will read it, from what stands in the editor: the blocks of an access, the reasons and the legal
 * mentions are where they will be in the mail, because the same rendering writes them. What is unfilled stays between braces.
 */
export async function previewOf(ctx: Context, id: string, typed: Previewed): Promise<LetterPreview> {
  const letter = await seenLetter(ctx, id);
  if (letter.state !== 'draft')
    throw new DomainError('letter.not-a-draft', 'refused', { state: letter.state });
  const request = letter.requestId ? await seenRequest(ctx, letter.requestId) : null;
  const deciderName = request && (deciderOf(request)?.officerName ?? null);
  const { subject, text, html } = previewLetter({
    ...letter,
    ...(deciderName ? withDecider(typed, deciderName) : { subject: typed.subject, body: typed.body }),
    accessBlocks: { ...letter.accessBlocks, ...typed.accessBlocks },
    tracks: request?.tracks ?? [],
    deciderName,
  });
  return { subject, text, html, ticketId: letter.ticketId, restricted: letter.restricted };
}
