import type { RequestState, WaitingReason } from '#domain';

/** The action that an officer most likely takes next, on one key; null while somebody else has to move. */
export function nextActionOf(row: {
  readonly state: RequestState;
  readonly waiting: WaitingReason | null;
}): string | null {
  if (row.waiting === 'identity') return 'identity-received';
  if (row.waiting === 'clarification') return 'clarification-received';
  if (row.waiting !== null) return 'resume';
  switch (row.state) {
    case 'received':
      return 'assess';
    case 'assessing':
      return 'decide';
    case 'decided':
      return 'answer';
    case 'answered':
      return 'close';
    default:
      return null;
  }
}
