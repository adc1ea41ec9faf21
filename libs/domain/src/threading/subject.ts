import { fold } from '../triage/fold.js';

/** What mail programs put before the subject of an answer, in the languages the mailbox hears from. */
const REPLY = /^(?:re|aw|antw|antwort|sv|vs|rif|ref|rep|res|odp|r)(?: ?\[\d+\])? ?: ?/;
/** … and before that of a forwarded mail: somebody passes it on, which is not an answer. */
const FORWARD = /^(?:fwd?|tr|wg|weitergeleitet|rv|i|doorst|enc|trans|vb|pd)(?: ?\[\d+\])? ?: ?/;
/** `[EXTERNE]`, `[SPAM?]`: tags of the servers on the way. */
const TAG = /^\[[^\]]{1,40}\] ?/;

const folded = (subject: string): string =>
  fold(subject.slice(0, 1000)).replaceAll('·', ' ').replace(/\s+/g, ' ').trim();

/** True where the first mark before the subject is that of a forwarded mail. */
export function isForwarded(subject: string): boolean {
  return FORWARD.test(folded(subject).replace(TAG, ''));
}

/** The subject without what programs and servers put before it, folded. */
function bare(subject: string): string {
  let rest = folded(subject);
  for (let i = 0; i < 12; i += 1) {
    const shorter = rest.replace(REPLY, '').replace(FORWARD, '').replace(TAG, '');
    if (shorter === rest) break;
    rest = shorter;
  }
  return rest.trim();
}

/**
 * The subject is that of the conversation: one of its subjects (cut or with something added), or none at all, or it
 * names the ticket's reference.
 */
export function continuesSubject(
  subject: string,
  known: readonly string[],
  reference: string | null,
): boolean {
  const own = bare(subject);
  if (own === '') return true;
  if (reference !== null && own.includes(folded(reference))) return true;
  return known.some((other) => {
    const earlier = bare(other);
    if (earlier === own) return true;
    if (Math.min(earlier.length, own.length) < 8) return false;
    return earlier.includes(own) || own.includes(earlier);
  });
}
