import { randomBytes } from 'node:crypto';

/** The first 48 bits of a UUID of version 7: its millisecond. */
function stamped(instant: number): string {
  const hex = instant.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}

let turn = 0;

/** An id of the act's own instant, so that a span of time is a span of ids; events of one act keep their order. */
export function eventId(at: Date): string {
  turn = (turn + 1) & 0xfff;
  const bytes = randomBytes(8);
  bytes[0] = (bytes[0] & 0x3f) | 0x80;
  const rest = bytes.toString('hex');
  return `${stamped(at.getTime())}-7${turn.toString(16).padStart(3, '0')}-${rest.slice(0, 4)}-${rest.slice(4)}`;
}

/** The smallest id that an event of this instant can have. */
export function firstIdAt(instant: string): string {
  return `${stamped(Math.max(0, Date.parse(instant)))}-7000-8000-000000000000`;
}
