import type { ImapFlow } from 'imapflow';
import { uidSet } from './uid-set.js';

/**
 * Moves mails out of the selected folder; imapflow joins the parts of the target with the server's own separator. Without MOVE and UIDPLUS a plain EXPUNGE would also destroy what somebody else marked
 * as deleted: then it is given only when our mails are the only ones so marked, and a mail copied once is not copied again.
 */
export async function moveMails(client: ImapFlow, uids: readonly number[], target: string[]): Promise<void> {
  const set = uidSet(uids);
  if (client.capabilities.has('MOVE') || client.capabilities.has('UIDPLUS')) {
    if (!(await client.messageMove(set, target, { uid: true }))) throw refused();
    return;
  }
  const marked = new Set(await search(client, { deleted: true }));
  const copied = uids.filter((uid) => !marked.has(uid));
  if (copied.length > 0) {
    const fresh = uidSet(copied);
    if (!(await client.messageCopy(fresh, target, { uid: true }))) throw refused();
    if (!(await client.messageFlagsAdd(fresh, ['\\Deleted'], { uid: true }))) throw refused();
  }
  const ours = new Set(uids);
  if ([...marked].every((uid) => ours.has(uid))) await client.messageDelete(set, { uid: true });
}

async function search(client: ImapFlow, query: { deleted: true }): Promise<number[]> {
  const found = await client.search(query, { uid: true });
  if (!Array.isArray(found)) throw refused();
  return found;
}

/** The mails stay where they are, and are in the journal: nothing else has to wait for it. */
export class MoveRefused extends Error {}

const refused = (): Error => new MoveRefused('the server refused to move mails that are in the journal');
