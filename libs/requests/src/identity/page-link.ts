import { languageWords, type ReaderLanguage } from '#domain';
import type { Context, Keyring } from '#foundation';
import { lastDocument } from './identity-document.query.js';
import { pageToken } from './page-token.js';

/**
 * What the letter asks for while a page stands open: the document, with the link of the page; null where none was asked for. Every
 * reader of the letter can open the page, as the person can: it shows nothing, and takes one document.
 */
export async function documentAskedFor(
  ctx: Context,
  { keyring, publicUrl }: { readonly keyring: Keyring; readonly publicUrl: string },
  requestId: string,
  language: ReaderLanguage,
  typed?: string,
): Promise<string | null> {
  const document = await lastDocument(ctx, requestId);
  if (!document?.open) return null;
  const link = `${publicUrl.replace(/\/+$/, '')}/identity/${pageToken(keyring, document.id)}`;
  return `${typed?.trim() || languageWords(language).proofs.L5}\n${link}`;
}
