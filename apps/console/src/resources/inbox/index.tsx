import Button from '@mui/material/Button';
import Add from '@mui/icons-material/NoteAddOutlined';
import DoneAll from '@mui/icons-material/DoneAll';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useT } from '../../i18n/use-t.js';
import { Page } from '../../parts/Page.js';
import { Empty, Failure } from '../../parts/States.js';
import { useFilesOver } from '../../parts/use-files-over.js';
import { useKeys } from '../../parts/use-keys.js';
import { get } from '../../providers/http.js';
import { useMay } from '../../providers/session-store.js';
import { useHome } from '../../providers/use-home.js';
import type { TicketView } from '#contracts';
import { Judge } from './Judge.js';
import { PileList, PileBones } from './PileList.js';
import { Reading } from './Reading.js';
import { usePile } from './use-pile.js';
import { opensRequest, proposed, useTriage } from './use-triage.js';

const CorrectDialog = lazy(() => import('./CorrectDialog.js'));
const AddMessages = lazy(() => import('../channels/AddMessages.js'));

/** Triage: the pile on the left, the mail in the middle, the suggestion on the right; one key an act. */
export default function Inbox() {
  const t = useT();
  const may = useMay();
  const navigate = useNavigate();
  const pile = usePile();
  const triage = useTriage(pile);
  const home = useHome();
  const [dialog, setDialog] = useState<'correct' | 'add' | null>(null);
  useFilesOver(() => setDialog('add'), dialog === null && may('message.import'));
  const { current, rows } = pile;
  const ticket = useQuery({
    queryKey: ['tickets', 'page', current?.id ?? ''],
    queryFn: ({ signal }) => get<TicketView>(`/tickets/${current?.id}`, undefined, signal),
    enabled: current !== undefined,
  });
  const view = ticket.data && ticket.data.id === current?.id ? ticket.data : undefined;
  const judgement = current ? proposed(current, view?.suggestion ?? null) : null;
  const sure = judgement !== null && !(view?.suggestion?.abstains ?? current?.abstains);
  const wide = typeof window !== 'undefined' && window.innerWidth > 760;
  useEffect(() => {
    if (wide && !current && rows[0]) pile.choose(rows[0].id);
  }, [wide, current, rows, pile]);

  const accept = () => {
    if (!current || !judgement || !sure) return setDialog(current ? 'correct' : null);
    if (opensRequest(judgement) && may('request.open')) return void triage.open(current.id, judgement);
    if (judgement.class === 'authority-request')
      return void (may('authority.read')
        ? triage.openFile(current.id, judgement)
        : triage.handOver(current.id));
    if (judgement.class === 'subject-request') return setDialog('correct');
    return void triage.classify(current.id, judgement);
  };
  const notOurs = () =>
    current &&
    void triage.classify(current.id, {
      class: 'not-privacy',
      notPrivacyKind: judgement?.notPrivacyKind ?? 'other',
      rights: [],
    });
  const acts = {
    accept,
    confirm: () => current && judgement && void triage.classify(current.id, judgement),
    correct: () => current && setDialog('correct'),
    notOurs,
    handOver: () => current && void triage.handOver(current.id),
  };
  useKeys({
    j: () => pile.move(1),
    k: () => pile.move(-1),
    ArrowDown: () => pile.move(1),
    ArrowUp: () => pile.move(-1),
    Enter: acts.accept,
    c: acts.confirm,
    e: acts.correct,
    n: acts.notOurs,
    h: acts.handOver,
    o: () => current && void navigate(`/tickets/${current.id}`),
  });

  return (
    <Page
      fixed
      title={t('inbox.title')}
      aside={
        <span className="muted num" role="status">
          {rows.length > 0 ? t('inbox.count', { smart_count: home.data?.untriaged ?? rows.length }) : ''}
        </span>
      }
      actions={
        (may('message.import') || may('message.enter')) && (
          <Button variant="outlined" startIcon={<Add />} onClick={() => setDialog('add')}>
            {t('inbox.addMessages')}
          </Button>
        )
      }
    >
      {pile.query.error ? (
        <Failure error={pile.query.error} retry={() => void pile.query.refetch()} />
      ) : pile.query.isPending ? (
        <PileBones />
      ) : rows.length === 0 ? (
        <Empty icon={<DoneAll />} title={t('inbox.empty')}>
          {t('inbox.emptyHelp')}
        </Empty>
      ) : (
        <div className={current ? 'inbox reading-one' : 'inbox'}>
          <PileList pile={pile} />
          <Reading row={current} ticket={view} error={ticket.error} back={() => pile.choose(null)} />
          <Judge row={current} ticket={view} judgement={judgement} sure={sure} acts={acts} />
        </div>
      )}
      <Suspense fallback={null}>
        {dialog === 'correct' && current && (
          <CorrectDialog row={current} judgement={judgement} triage={triage} close={() => setDialog(null)} />
        )}
        {dialog === 'add' && <AddMessages close={() => setDialog(null)} />}
      </Suspense>
    </Page>
  );
}
