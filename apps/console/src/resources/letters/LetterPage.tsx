import type { LetterView } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { LetterState } from '../../parts/LetterState.js';
import { Page } from '../../parts/Page.js';
import { recordKey } from '../../parts/use-record.js';
import { Failure, PageBones } from '../../parts/States.js';
import { letters } from '../../providers/api.js';
import { apiUrl } from '../../providers/http.js';
import { LetterEditor } from './LetterEditor.js';
import { HeldLetter } from './HeldLetter.js';
import { LetterMarks } from '../../parts/LetterMarks.js';
import { LetterPaper } from './LetterPaper.js';

function Where({ letter }: { letter: LetterView }) {
  const t = useT();
  const dates = useDates();
  return (
    <span>
      {t('mail.sentTo', { address: letter.toAddress })} ·{' '}
      {letter.requestId ? (
        <Link to={`/requests/${letter.requestId}`} className="ref">
          {letter.requestReference}
        </Link>
      ) : (
        <Link to={`/tickets/${letter.ticketId}`} className="ref">
          {letter.ticketReference}
        </Link>
      )}
      {letter.createdBy && ` · ${letter.createdBy.name}`}
      {letter.sentAt && ` · ${t('letter.sent')} ${dates.instant(letter.sentAt)}`}
    </span>
  );
}

/** One letter: a draft is edited beside its preview, a sent one is shown as it left. */
export default function LetterPage() {
  const t = useT();
  const { id = '' } = useParams();
  const query = useQuery({ queryKey: recordKey('letters', id), queryFn: () => letters.one(id) });
  const letter = query.data;
  if (query.error && !letter) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (!letter) return <PageBones />;
  return (
    <Page
      title={t(`words.letterKind.${letter.kind}`)}
      aside={<LetterState letter={letter} />}
      sub={<Where letter={letter} />}
    >
      <div className="page-body">
        {letter.state === 'draft' ? (
          <LetterEditor key={letter.id} letter={letter} />
        ) : (
          <div className="stack loose" style={{ maxWidth: 820 }}>
            <LetterMarks letter={letter} />
            <HeldLetter letter={letter} />
            <LetterPaper to={letter.toAddress} subject={letter.subject} body={letter.body} />
            {letter.sentAt && (
              <p>
                <a href={apiUrl(`/letters/${letter.id}/raw`)} download>
                  {t('letter.raw')}
                </a>
              </p>
            )}
          </div>
        )}
      </div>
    </Page>
  );
}
