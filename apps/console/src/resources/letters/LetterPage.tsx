import Button from '@mui/material/Button';
import type { LetterView } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { LetterState } from '../../parts/LetterState.js';
import { Page } from '../../parts/Page.js';
import { recordKey } from '../../parts/use-record.js';
import { Failure, PageBones } from '../../parts/States.js';
import { useKeys } from '../../parts/use-keys.js';
import { letters } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';
import { OpenBreach } from '../breaches/OpenBreach.js';
import { apiUrl } from '../../providers/http.js';
import { LetterEditor } from './LetterEditor.js';
import { HeldLetter } from './HeldLetter.js';
import { LetterMarks } from '../../parts/LetterMarks.js';
import { LetterPaper } from './LetterPaper.js';
import { PostedLetter } from './PostedLetter.js';

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

/** It went to somebody for whom it was not meant: a breach, on one key. */
function WrongPerson({ letter }: { letter: LetterView }) {
  const t = useT();
  const may = useMay();
  const dates = useDates();
  const [opens, setOpens] = useState(false);
  const allowed = may('breach.open');
  useKeys({ v: () => setOpens(true) }, allowed);
  if (!allowed) return null;
  const { subject, toAddress: address, sentAt } = letter;
  const what = t('breach.wrongPersonWhat', { subject, address, at: sentAt ? dates.instant(sentAt) : '' });
  return (
    <>
      <Button variant="outlined" aria-keyshortcuts="v" onClick={() => setOpens(true)}>
        {t('breach.wrongPerson')} <kbd style={{ marginLeft: 6 }}>v</kbd>
      </Button>
      {opens && <OpenBreach letter={{ id: letter.id, what }} close={() => setOpens(false)} />}
    </>
  );
}

/** One letter: a draft is edited beside its preview, a sent one is shown as it left. */
export default function LetterPage() {
  const t = useT();
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: recordKey('letters', id),
    queryFn: () => letters.one(id),
    // What became of it meanwhile is what one comes for; while it is on its way, that is a moment.
    refetchOnMount: 'always',
    refetchInterval: ({ state }) => (state.data?.state === 'queued' ? 1500 : false),
  });
  const letter = query.data;
  if (query.error && !letter) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (!letter) return <PageBones />;
  return (
    <Page
      title={t(`words.letterKind.${letter.kind}`)}
      aside={<LetterState letter={letter} />}
      actions={letter.sentAt && <WrongPerson letter={letter} />}
      sub={<Where letter={letter} />}
    >
      <div className="page-body">
        {letter.state === 'draft' ? (
          <LetterEditor key={letter.id} letter={letter} />
        ) : (
          <div className="stack loose" style={{ maxWidth: 820 }}>
            <LetterMarks letter={letter} />
            <HeldLetter letter={letter} />
            <PostedLetter letter={letter} />
            <LetterPaper to={letter.toAddress} subject={letter.subject} body={letter.body} />
            {letter.sentAt && !letter.posting && (
              <p className="line wraps">
                <a href={apiUrl(`/letters/${letter.id}/pdf`)} download>
                  {t('letter.pdf')}
                </a>
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
