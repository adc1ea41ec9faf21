import type { BatchResult } from '#contracts';
import { useRef, type RefObject } from 'react';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { toasts } from '../../parts/toasts.js';
import { useProblemText } from '../../parts/use-problem.js';
import { tickets, triage } from '../../providers/api.js';
import { wire, type Judgement } from './judgement.js';
import type { Pile } from './use-pile.js';

type Done =
  { kind: 'one'; id: string } | { kind: 'batch'; batchId: string; ids: string[] } | { kind: 'fixed' };
/** A batch is taken back whole until its requests open. */
const BATCH_UNDO_MS = 45_000;

interface Hands {
  readonly past: RefObject<Done[]>;
  readonly under: RefObject<Map<string, Promise<void>>>;
}

/** Takes acts back, the newest first, then the one before it; a batch whole. */
function useUndo(pile: Pile, { past, under }: Hands) {
  const t = useT();
  const say = useProblemText();
  const undoOne = async (id: string) => {
    pile.putBack(id);
    // Taken back while it is still on its way: after it arrived.
    await under.current.get(id);
    await tickets.undoTriage(id);
    toasts.show(t('inbox.undone'), { ms: 2000 });
  };
  const undoBatch = async ({ batchId, ids }: { batchId: string; ids: string[] }) => {
    pile.putBack(...ids);
    const { undone, left } = await triage.undoBatch(batchId);
    if (left > 0) pile.take(...ids.filter((id) => !undone.includes(id)));
    const words = t('triage.batchUndone', { smart_count: undone.length });
    toasts.show(left > 0 ? `${words} ${t('triage.batchLeft', { smart_count: left })}` : words);
  };
  return (named?: Done): void => {
    const what = named ?? past.current.at(-1);
    past.current = past.current.filter((one) => one !== what);
    if (!named) toasts.dropUndo();
    if (!what) return toasts.show(t('triage.nothingToUndo'), { ms: 2000 });
    if (what.kind === 'fixed') return toasts.show(t('triage.noUndo'));
    void (what.kind === 'one' ? undoOne(what.id) : undoBatch(what))
      .catch((error: unknown) => toasts.error(say(error)))
      .finally(pile.refresh);
  };
}

/** The acts of the inbox: each takes the mail off the pile at once, and puts it back when refused. */
export function useTriage(pile: Pile) {
  const t = useT();
  const say = useProblemText();
  const dates = useDates();
  const under = useRef(new Map<string, Promise<void>>());
  const past = useRef<Done[]>([]);

  const attempt = (id: string, done: Done, act: () => Promise<void>): Promise<void> => {
    const running = under.current.get(id);
    if (running) return running;
    pile.take(id);
    past.current.push(done);
    const act$ = act()
      .catch((error: unknown) => {
        past.current = past.current.filter((one) => one !== done);
        pile.putBack(id);
        toasts.error(say(error));
      })
      .finally(() => {
        under.current.delete(id);
        pile.refresh();
      });
    under.current.set(id, act$);
    return act$;
  };

  const undo = useUndo(pile, { past, under });
  const withUndo = (what: Done, ms?: number) => ({
    ...(ms && { ms }),
    action: { label: t('common.undo'), run: () => undo(what), undo: true },
  });

  const name = (judgement: Judgement) =>
    judgement.class === 'not-privacy' && judgement.notPrivacyKind
      ? t(`words.notPrivacy.${judgement.notPrivacyKind}`)
      : t(`words.messageClass.${judgement.class}`);

  const told = ({ accepted, left, requestsAt }: BatchResult): string => {
    const count = { smart_count: accepted.length };
    const words = requestsAt
      ? t('triage.acceptedWith', { ...count, hour: dates.time(requestsAt) })
      : t('triage.accepted', count);
    return left > 0 ? `${words} ${t('triage.leftOver', { smart_count: left })}` : words;
  };

  return {
    undo,
    classify: (id: string, judgement: Judgement) => {
      const done: Done = { kind: 'one', id };
      // Said at once: what is refused comes back with its reason.
      toasts.show(t('inbox.triaged', { what: name(judgement) }), withUndo(done));
      return attempt(id, done, async () => void (await tickets.triage(id, wire(judgement))));
    },
    open: (id: string, judgement: Judgement) =>
      attempt(id, { kind: 'fixed' }, async () => {
        await tickets.triage(id, wire(judgement));
        const request = await tickets.openRequest(id, {
          rights: judgement.rights,
          personName: judgement.personName || undefined,
          accountAddress: judgement.accountAddress,
        });
        toasts.show(t('inbox.opened', { reference: request.reference, day: dates.short(request.dueOn) }), {
          link: { label: t('inbox.see'), to: `/requests/${request.id}` },
        });
      }),
    openFile: (id: string, judgement: Judgement) =>
      attempt(id, { kind: 'fixed' }, async () => {
        await tickets.triage(id, wire({ ...judgement, class: 'authority-request' }));
        const file = await tickets.openAuthorityFile(id);
        toasts.show(t('inbox.openedFile', { reference: file.reference }), {
          link: { label: t('inbox.see'), to: `/authority-files/${file.id}` },
        });
      }),
    handOver: (id: string) =>
      attempt(id, { kind: 'fixed' }, async () => {
        await tickets.handOver(id);
        toasts.show(t('inbox.handedOver'));
      }),
    /** All of a review at once; one undo takes it back. */
    acceptAll: async (threshold: number, items: readonly { ticketId: string; messageId: string }[]) => {
      const ids = items.map(({ ticketId }) => ticketId);
      pile.take(...ids);
      try {
        const result = await triage.accept({ threshold, items: [...items] });
        const stayed = ids.filter((id) => !result.accepted.includes(id));
        if (stayed.length > 0) pile.putBack(...stayed);
        if (result.batchId === null) return toasts.show(told(result));
        const done: Done = { kind: 'batch', batchId: result.batchId, ids: result.accepted };
        past.current.push(done);
        toasts.show(told(result), withUndo(done, BATCH_UNDO_MS));
      } catch (error) {
        pile.putBack(...ids);
        toasts.error(say(error));
      } finally {
        pile.refresh();
      }
    },
  };
}
export type Triage = ReturnType<typeof useTriage>;
