import type { RequestView } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { LetterState } from '../../parts/LetterState.js';
import { letters } from '../../providers/api.js';

/** Every letter of the request, drafts first: a draft waits to be finished. */
export function RequestLetters({ request }: { request: RequestView }) {
  const t = useT();
  const dates = useDates();
  const query = useQuery({
    queryKey: ['letters', 'getList', 'request', request.id, request.version],
    queryFn: () => letters.page({ requestId: request.id, limit: 50 }),
  });
  const items = query.data?.items.filter((one) => one.state !== 'discarded') ?? [];
  return (
    <section>
      <h2>{t('request.letters')}</h2>
      {query.data && items.length === 0 && <p className="muted">{t('letter.none')}</p>}
      <ul className="stack" style={{ gap: 4 }}>
        {[...items]
          .sort((a, b) => Number(b.state === 'draft') - Number(a.state === 'draft'))
          .map((one) => (
            <li key={one.id} className="line">
              <Link className="cut grow" to={`/letters/${one.id}`}>
                {t(`words.letterKind.${one.kind}`)}
              </Link>
              <LetterState letter={one} />
              <span className="muted small nowrap">{dates.brief(one.sentAt ?? one.createdAt)}</span>
            </li>
          ))}
      </ul>
    </section>
  );
}
