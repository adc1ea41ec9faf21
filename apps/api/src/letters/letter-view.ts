import type { LetterView, WaitingReading as WaitingReadingView } from '#contracts';
import { may, type Role } from '#domain';
import type { LetterDetails, LetterPageDetails, WaitingReading } from '#responses';
import { iso } from '../tickets/timeline.js';

/** A letter as the lists of the console read it. */
export const letterRowView = ({
  restricted: _restricted,
  writers: _writers,
  ...letter
}: LetterDetails): LetterView => ({
  ...letter,
  refusals: letter.refusals.map(({ code, params }) => ({ code, params: params && { ...params } })),
  access: letter.access && letter.access.map((reading) => ({ ...reading })),
  createdAt: iso(letter.createdAt),
  sentAt: letter.sentAt && iso(letter.sentAt),
  deliveredAt: letter.deliveredAt && iso(letter.deliveredAt),
  bouncedAt: letter.bouncedAt && iso(letter.bouncedAt),
  delayedAt: letter.delayedAt && iso(letter.delayedAt),
  complainedAt: letter.complainedAt && iso(letter.complainedAt),
  reading: null,
  news: [],
  seen: null,
});

/** A letter as its own page reads it, for this officer. */
export function letterView(
  letter: LetterPageDetails,
  officer: { id: string; roles: readonly Role[] },
): LetterView {
  const { reading, news, seen, writers } = letter;
  const mayRead =
    letter.state === 'draft' && may(officer.roles, 'letter.approve') && !writers.includes(officer.id);
  return {
    ...letterRowView(letter),
    reading: reading && {
      ...reading,
      askedAt: reading.askedAt && iso(reading.askedAt),
      at: reading.at && iso(reading.at),
      mayRead,
    },
    news: news.map((item) => ({ ...item, at: iso(item.at) })),
    seen,
  };
}

/** A second reading on the page of the morning. */
export const waitingReadingView = (waiting: WaitingReading): WaitingReadingView => ({
  ...waiting,
  at: iso(waiting.at),
});
