import { useTranslate } from 'react-admin';
import { useT } from '../i18n/use-t.js';
import { useParamWords } from './use-refusal.js';

interface Happened {
  type: string;
  params: Record<string, unknown>;
  by?: { name: string } | null;
}

/** What happened, as a sentence with its author; an unknown type is told as an act in general, never by its code. */
export function useEventText(): (event: Happened) => string {
  const t = useT();
  const translate = useTranslate();
  const words = useParamWords();
  return ({ type, params, by }) => {
    const who = by?.name ?? t('common.system');
    const action = /^request\.(.+)$/.exec(type)?.[1];
    const named = action ? translate(`actions.${action}`, { _: '' }) : '';
    return translate(`events.${type}`, {
      ...words(params),
      who,
      _: named ? translate('events.request-act', { who, action: named }) : translate('events.other', { who }),
    });
  };
}
