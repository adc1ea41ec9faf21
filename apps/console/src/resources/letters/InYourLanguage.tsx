import type { LetterView } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useT } from '../../i18n/use-t.js';
import { letters } from '../../providers/api.js';
import { LetterPaper } from './LetterPaper.js';

/** The template of a letter in the language of the officer, for who cannot read the language of the person. */
export function InYourLanguage({ letter }: { letter: LetterView }) {
  const t = useT();
  const locale = useLocale();
  const foreign = letter.language !== locale;
  const templates = useQuery({
    queryKey: ['templates'],
    queryFn: letters.templates,
    staleTime: 600_000,
    enabled: foreign,
  });
  const own = templates.data?.find(
    (one) => one.kind === letter.kind && one.language === locale && one.audience === letter.audience,
  );
  if (!foreign || !own) return null;
  return (
    <details>
      <summary>{t('letter.inYours')}</summary>
      <LetterPaper to={letter.toAddress} subject={own.subject} body={own.body} />
    </details>
  );
}
