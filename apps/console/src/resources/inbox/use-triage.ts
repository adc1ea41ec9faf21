import type { Suggestion, TicketRow, TriageInput } from '#contracts';
import { useRef } from 'react';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { toasts } from '../../parts/toasts.js';
import { useProblemText } from '../../parts/use-problem.js';
import { tickets } from '../../providers/api.js';
import type { Pile } from './use-pile.js';

export interface Judgement extends TriageInput {
  personName?: string;
}

/** What the suggestion proposes, as the officer would type it. */
export function proposed(row: TicketRow, suggestion: Suggestion | null): Judgement | null {
  const kind = suggestion?.class ?? row.class;
  if (!kind) return null;
  return {
    class: kind,
    notPrivacyKind: suggestion?.notPrivacyKind ?? row.notPrivacyKind ?? undefined,
    rights: suggestion?.rights ?? row.rights,
    language: (suggestion?.language ?? row.language) || undefined,
    accountAddress: suggestion?.candidates[0]?.address ?? row.accountAddress,
    personName: row.correspondentName ?? undefined,
  };
}

export const opensRequest = (judgement: Judgement | null): boolean =>
  judgement?.class === 'subject-request' && judgement.rights.length > 0;

const wire = ({ personName: _, ...input }: Judgement): TriageInput => input;

/** The acts of the inbox: each takes the mail off the pile at once, and puts it back when refused. */
export function useTriage(pile: Pile) {
  const t = useT();
  const say = useProblemText();
  const dates = useDates();
  const busy = useRef(new Set<string>());

  const attempt = async (id: string, act: () => Promise<void>) => {
    if (busy.current.has(id)) return;
    busy.current.add(id);
    pile.take(id);
    try {
      await act();
    } catch (error) {
      pile.putBack(id);
      toasts.error(say(error));
    }
    busy.current.delete(id);
    pile.refresh();
  };

  const undo = (id: string) => {
    void tickets.undoTriage(id).then(
      () => {
        pile.putBack(id);
        pile.refresh();
        toasts.show(t('inbox.undone'));
      },
      (error: unknown) => toasts.error(say(error)),
    );
  };

  const name = (judgement: Judgement) =>
    judgement.class === 'not-privacy' && judgement.notPrivacyKind
      ? t(`words.notPrivacy.${judgement.notPrivacyKind}`)
      : t(`words.messageClass.${judgement.class}`);

  return {
    classify: (id: string, judgement: Judgement) =>
      attempt(id, async () => {
        await tickets.triage(id, wire(judgement));
        toasts.show(t('inbox.triaged', { what: name(judgement) }), {
          action: { label: t('common.undo'), run: () => undo(id), undo: true },
        });
      }),
    open: (id: string, judgement: Judgement) =>
      attempt(id, async () => {
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
      attempt(id, async () => {
        await tickets.triage(id, wire({ ...judgement, class: 'authority-request' }));
        const file = await tickets.openAuthorityFile(id);
        toasts.show(t('inbox.openedFile', { reference: file.reference }), {
          link: { label: t('inbox.see'), to: `/authority-files/${file.id}` },
        });
      }),
    handOver: (id: string) =>
      attempt(id, async () => {
        await tickets.handOver(id);
        toasts.show(t('inbox.handedOver'));
      }),
  };
}
export type Triage = ReturnType<typeof useTriage>;
