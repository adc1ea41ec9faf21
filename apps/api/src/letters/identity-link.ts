import type { DraftLetterInput } from '#contracts';
import { readerLanguageOf } from '#domain';
import type { Context, Keyring } from '#foundation';
import { documentAskedFor, seenRequest } from '#requests';

/** A question about identity says where a document is handed in while one is asked for; what the officer typed stays before it. */
export async function withIdentityLink(
  ctx: Context,
  desk: { readonly keyring: Keyring; readonly publicUrl: string },
  input: DraftLetterInput,
): Promise<DraftLetterInput> {
  if (input.kind !== 'identity-question' || !input.requestId) return input;
  const request = await seenRequest(ctx, input.requestId);
  const language = input.language ?? readerLanguageOf(request.language);
  const typed = input.fields?.['identity.proof'];
  const asked = await documentAskedFor(ctx, desk, request.id, language, typed);
  return asked ? { ...input, fields: { ...input.fields, 'identity.proof': asked } } : input;
}
