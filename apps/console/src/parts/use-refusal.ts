import { useTranslate } from 'react-admin';
import { useDates } from '../i18n/use-dates.js';

export interface Refusal {
  code: string;
  params?: Record<string, unknown>;
}
const groupOf: Record<string, string> = {
  right: 'words.right',
  state: 'words.requestState',
  waiting: 'words.waiting',
  needed: 'words.identity',
  reached: 'words.identity',
  kind: 'words.letterKind',
  class: 'words.messageClass',
  rights: 'words.right',
  outcome: 'words.outcome',
  reason: 'words.waiting',
  level: 'words.identity',
  step: 'words.identity',
  lawful: 'words.identity',
  need: 'identity.need',
  proofKind: 'identity.kind',
  identityLevel: 'words.identity',
  ground: 'grounds',
  blocks: 'letter.block',
  papers: 'who.paper',
  requester: 'who.kind',
  was: 'who.kind',
};

/** Puts the parameters of a code into words of the desk and dates: no code ever reaches the screen. */
export function useParamWords(): (params: Record<string, unknown>) => Record<string, unknown> {
  const translate = useTranslate();
  const dates = useDates();
  const word = (name: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((one) => word(name, one)).join(', ');
    if (typeof value !== 'string') return value;
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return dates.day(value);
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return dates.instant(value);
    if (name === 'fields') return translate(`fields.${value.replace(/\W/g, '-')}`, { _: value });
    const group = groupOf[name];
    if (!group) return value;
    return translate(`${group}.${value}`, { _: translate(`words.ticketState.${value}`, { _: '' }) });
  };
  return (params) =>
    Object.fromEntries(Object.entries(params).map(([name, value]) => [name, word(name, value)]));
}

/** What a rule answered, as a sentence. */
export function useRefusalText(): (refusal: Refusal) => string {
  const translate = useTranslate();
  const words = useParamWords();
  return ({ code, params = {} }) => {
    const spoken = words(params);
    const general = translate('refusals.other');
    const ofLetter = translate(`letter.refusals.${code}`, { ...spoken, _: general });
    return translate(`refusals.${code}`, {
      ...spoken,
      _: translate(`problems.${code}`, { ...spoken, _: ofLetter }),
    });
  };
}
