import type { z } from 'zod';
import type { MessageView, SignatureView, Suggestion, TimelineEntry } from '#contracts';
import type { Context } from '#foundation';
import { messagesOfTicket, visibleText, type MessageDetails, type SignatureFacts } from '#intake';
import { lettersOfTicket } from '#responses';
import { suggestionsOf, ticketParts, type StoredSuggestion, type TicketParts } from '#triage';
import { authenticationView } from '../messages/authentication-view.js';

type Entry = z.infer<typeof TimelineEntry>;

/** What happened elsewhere and belongs into the line of time: facts of a request, steps of a file. */
export interface TimelineEvent {
  readonly id: string;
  readonly at: Date | string;
  readonly type: string;
  readonly params: Record<string, unknown>;
  readonly by: { id: string; name: string } | null;
}

export interface Conversation {
  readonly timeline: Entry[];
  readonly parts: TicketParts;
  readonly messages: readonly MessageDetails[];
  readonly suggestions: readonly StoredSuggestion[];
}

/** Mails, letters, notes and events of one ticket in one line of time, oldest first. */
export async function conversationOf(
  ctx: Context,
  ticketId: string,
  events: readonly TimelineEvent[] = [],
): Promise<Conversation> {
  const messages = await messagesOfTicket(ctx, ticketId);
  const suggestions = await suggestionsOf(ctx, ticketId);
  const parts = await ticketParts(ctx, ticketId);
  const letters = await lettersOfTicket(ctx, ticketId);
  const byMessage = new Map(suggestions.map((suggestion) => [suggestion.messageId, suggestion]));
  const timeline: Entry[] = [
    ...messages.map((message): Entry => ({
      kind: 'message',
      at: iso(message.receivedAt),
      message: messageView(message, byMessage.get(message.id) ?? null),
    })),
    ...letters
      .filter(({ state }) => state !== 'discarded' && state !== 'draft')
      .map((letter): Entry => ({
        kind: 'letter',
        at: iso(letter.sentAt ?? letter.createdAt),
        letter: {
          id: letter.id,
          kind: letter.kind,
          language: letter.language,
          state: letter.state,
          subject: letter.subject,
          body: letter.body,
          toAddress: letter.toAddress,
          automatic: letter.automatic,
          bounceReason: letter.bounceReason,
          delayedAt: letter.delayedAt ? iso(letter.delayedAt) : null,
          complainedAt: letter.complainedAt ? iso(letter.complainedAt) : null,
          by: letter.createdBy,
        },
      })),
    ...parts.notes.map((note): Entry => ({
      kind: 'note',
      at: iso(note.at),
      id: note.id,
      body: note.body,
      by: note.by,
    })),
    ...events.map((event): Entry => ({
      kind: 'event',
      at: iso(event.at),
      id: event.id,
      type: event.type,
      params: event.params,
      by: event.by,
    })),
  ];
  timeline.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return { timeline, parts, messages, suggestions };
}

/** A message as the console reads it. */
export function messageView(message: MessageDetails, suggestion: StoredSuggestion | null): MessageView {
  return {
    id: message.id,
    direction: message.direction,
    ticketId: message.ticketId,
    subject: message.subject,
    fromName: message.fromName,
    fromAddress: message.fromAddress,
    replyTo: message.replyTo,
    to: message.to,
    cc: message.cc,
    receivedAt: iso(message.receivedAt),
    receivedSource: message.receivedSource,
    text: message.text,
    hasHtml: message.facts.hasHtml ?? false,
    attachments: (message.facts.attachments ?? []).map(
      ({ ordinal, fileName, mimeType, size, content, carriedBy }) => ({
        ordinal,
        fileName: visibleText(fileName ?? ''),
        mimeType,
        size,
        kind: content?.kind ?? null,
        detected: content?.detected ?? null,
        carriedBy: carriedBy ?? null,
        warnings: [
          ...(isInfected(message, ordinal) ? (['infected'] as const) : []),
          ...(content?.warnings ?? []),
        ],
      }),
    ),
    authentication: authenticationView(message),
    signatures: (message.facts.signatures ?? []).map(signatureView),
    encrypted: message.facts.encryption?.kind ?? null,
    byHand: message.byHand,
    byHandWhy: message.byHandWhy,
    copyOf: message.copyOf,
    size: message.size,
    sha256: message.sha256,
    steps: message.steps.map((step) => ({ ...step, at: iso(step.at) })),
    suggestion: suggestion ? suggestionView(suggestion) : null,
  };
}

const isInfected = ({ infected }: MessageDetails, ordinal: number): boolean =>
  infected !== null && (infected.length === 0 || infected.includes(ordinal));

function signatureView(facts: SignatureFacts): SignatureView {
  const { kind, valid, why, signer, signerName, issuer, chain, matchesFrom, signedAt } = facts;
  return { kind, valid, why, signer, signerName, issuer, chain, matchesFrom, signedAt };
}

export const suggestionView = (suggestion: StoredSuggestion): Suggestion => ({
  ...suggestion,
  evidence: [...suggestion.evidence],
  candidates: [...suggestion.candidates],
});

export const iso = (at: Date | string): string => (typeof at === 'string' ? at : at.toISOString());
