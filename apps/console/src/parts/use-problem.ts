import { useTranslate } from 'react-admin';
import { useCallback } from 'react';
import { isProblem } from '../providers/problem.js';
import { useRefusalText, type Refusal } from './use-refusal.js';
import { toasts } from './toasts.js';

/** The sentence of an error in the language of the screen; never a machine word. */
export function useProblemText(): (error: unknown) => string {
  const translate = useTranslate();
  const refusalText = useRefusalText();
  return useCallback(
    (error: unknown) => {
      const general = translate('problems.general');
      if (!isProblem(error)) return general;
      const refusals = error.params.refusals as Refusal[] | undefined;
      if (Array.isArray(refusals) && refusals.length > 0) return refusals.map(refusalText).join(' ');
      const known = refusalText({ code: error.code, params: error.params });
      if (translate(`problems.${error.code}`, { _: '' }) === '' && known !== translate('refusals.other'))
        return known;
      const readable = / /.test(error.message) ? error.message : general;
      const byStatus = error.status >= 500 ? translate('problems.server') : readable;
      return translate(`problems.${error.code}`, { ...error.params, _: byStatus });
    },
    [translate, refusalText],
  );
}

/** Runs an act and says in words what went wrong; answers undefined when it did. */
export function useAct(): <R>(act: () => Promise<R>) => Promise<R | undefined> {
  const say = useProblemText();
  return useCallback(
    async (act) => {
      try {
        return await act();
      } catch (error) {
        toasts.error(say(error));
        return undefined;
      }
    },
    [say],
  );
}
