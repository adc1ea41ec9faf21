import type { LetterView } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale, useT, useWord } from '../../i18n/use-t.js';
import { Page } from '../../parts/Page.js';
import { Failure, PageBones } from '../../parts/States.js';
import { letters } from '../../providers/api.js';
import { audiences, letterKinds, letterLanguages } from '../../words.js';
import { LetterPaper } from './LetterPaper.js';

/** Every letter of the desk in every language, beside the officer's own, with its fields and the mentions that the desk adds. */
export default function Templates() {
  const t = useT();
  const word = useWord();
  const locale = useLocale();
  const [kind, setKind] = useState<LetterView['kind']>('acknowledgement');
  const [language, setLanguage] = useState<LetterView['language']>(locale);
  const [audience, setAudience] = useState<LetterView['audience']>('adult');
  const query = useQuery({ queryKey: ['templates'], queryFn: letters.templates, staleTime: 600_000 });
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <PageBones />;
  const inLanguage = (wanted: LetterView['language']) => {
    const found = query.data.filter((one) => one.kind === kind && one.language === wanted);
    return found.find((one) => one.audience === audience) ?? found[0];
  };
  const template = inLanguage(language);
  const own = language === locale ? undefined : inLanguage(locale);
  return (
    <Page title={t('letter.templates')} sub={t('letter.templatesHelp')}>
      <div className="page-body gallery">
        <nav className="gallery-list" aria-label={t('letter.kind')}>
          {letterKinds.map((one) => (
            <button key={one} type="button" aria-current={one === kind} onClick={() => setKind(one)}>
              {t(`words.letterKind.${one}`)}
            </button>
          ))}
        </nav>
        <div className="stack loose" style={{ maxWidth: 820 }}>
          <div className="inline-tabs" role="tablist" aria-label={t('letter.language')}>
            {letterLanguages.map((one) => (
              <button
                key={one}
                type="button"
                role="tab"
                aria-selected={one === language}
                onClick={() => setLanguage(one)}
              >
                {t(`words.language.${one}`)}
              </button>
            ))}
          </div>
          <div className="inline-tabs" role="tablist" aria-label={t('letter.audience')}>
            {audiences.map((one) => (
              <button
                key={one}
                type="button"
                role="tab"
                aria-selected={one === audience}
                onClick={() => setAudience(one)}
              >
                {t(`letter.audiences.${one}`)}
              </button>
            ))}
          </div>
          {template && (
            <>
              <div lang={language}>
                <LetterPaper to="…" subject={template.subject} body={template.body} />
              </div>
              {own && (
                <details open>
                  <summary>{t('letter.inYours')}</summary>
                  <LetterPaper to="…" subject={own.subject} body={own.body} />
                </details>
              )}
              <dl className="facts">
                <dt>{t('letter.fields')}</dt>
                <dd>
                  {template.fields
                    .map(
                      (field) =>
                        word('fields', field.name.replace(/\W/g, '-'), field.name) +
                        (field.required ? ` (${t('letter.required')})` : ''),
                    )
                    .join(', ')}
                </dd>
                <dt>{t('letter.mentions')}</dt>
                <dd>
                  {template.mentions.map((one) => word('mentions', one, one)).join(', ') || t('common.none')}
                </dd>
              </dl>
              <p className="muted small">{t('letter.version', { version: template.version })}</p>
            </>
          )}
        </div>
      </div>
    </Page>
  );
}
