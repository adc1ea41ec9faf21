import type { LetterView } from '#contracts';
import type { LetterDetails } from '#responses';
import { iso } from '../tickets/timeline.js';

/** A letter as the console reads it. */
export const letterView = ({ restricted: _restricted, ...letter }: LetterDetails): LetterView => ({
  ...letter,
  refusals: letter.refusals.map(({ code, params }) => ({ code, params: params && { ...params } })),
  access: letter.access && letter.access.map((reading) => ({ ...reading })),
  createdAt: iso(letter.createdAt),
  sentAt: letter.sentAt && iso(letter.sentAt),
  deliveredAt: letter.deliveredAt && iso(letter.deliveredAt),
  bouncedAt: letter.bouncedAt && iso(letter.bouncedAt),
  delayedAt: letter.delayedAt && iso(letter.delayedAt),
  complainedAt: letter.complainedAt && iso(letter.complainedAt),
});
