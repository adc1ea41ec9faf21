import type { AccessStatements } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useT, useWord } from '../../i18n/use-t.js';
import { letters } from '../../providers/api.js';
import { WithHoles } from './LetterPaper.js';

const hole = /\{\{\s*([\w.-]+)\s*\}\}/g;
const parts = ['html', 'text'] as const;

/** What is typed, once nothing more was typed for a moment: every preview is a reading that is recorded. */
function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  const key = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(key) as T), ms);
    return () => clearTimeout(timer);
  }, [key, ms]);
  return settled;
}

/**
 * The HTML part in a frame that may nothing, as a mail program shows it: its own typeface, no style of ours. It shares the origin
 * only so that its height can be read.
 */
function HtmlPart({ html }: { html: string }) {
  const t = useT();
  const word = useWord();
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(420);
  const shown = html.replace(
    hole,
    (_, name: string) => `<mark>[${word('fields', name.replace(/\W/g, '-'), '…')}]</mark>`,
  );
  const loaded = () => {
    const page = frame.current?.contentDocument;
    if (!page?.body) return;
    Object.assign(page.body.style, {
      font: '15px/1.5 sans-serif',
      margin: '0',
      overflowWrap: 'anywhere',
      color: '#1b2425',
    });
    setHeight(Math.min(4000, page.documentElement.scrollHeight + 8));
  };
  return (
    <iframe
      ref={frame}
      title={t('letter.preview')}
      sandbox="allow-same-origin"
      srcDoc={shown}
      style={{ width: '100%', height, border: 0, display: 'block', background: '#fff' }}
      onLoad={loaded}
    />
  );
}

/** The letter as the person will read it, with everything that the desk adds, in both parts of the mail. */
export function LetterPreview(props: {
  id: string;
  to: string;
  subject: string;
  body: string;
  accessBlocks?: AccessStatements;
}) {
  const t = useT();
  const { id, to, ...typed } = props;
  const [part, setPart] = useState<(typeof parts)[number]>('html');
  const settled = useSettled(typed, 700);
  const query = useQuery({
    queryKey: ['letters', 'preview', id, settled],
    queryFn: () => letters.preview(id, settled),
    placeholderData: (before) => before,
    staleTime: Infinity,
    gcTime: 60_000,
  });
  const preview = query.data;
  return (
    <>
      <div className="inline-tabs" role="tablist" aria-label={t('letter.preview')}>
        {parts.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={part === one}
            onClick={() => setPart(one)}
          >
            {t(`letter.previewPart.${one}`)}
          </button>
        ))}
      </div>
      <article className="paper" aria-label={t('letter.preview')} aria-busy={query.isFetching}>
        <div className="paper-head">
          <div>{t('common.pair', { name: t('letter.to'), value: to })}</div>
          <div style={{ color: '#1b2425', fontWeight: 600, marginTop: 4 }}>
            <WithHoles text={typed.subject} />
          </div>
        </div>
        {!preview ? (
          <div style={{ height: 320 }} />
        ) : part === 'html' ? (
          <HtmlPart html={preview.html} />
        ) : (
          <WithHoles text={preview.text} />
        )}
      </article>
    </>
  );
}
