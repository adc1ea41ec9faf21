import Button from '@mui/material/Button';
import Add from '@mui/icons-material/NoteAddOutlined';
import DoneAll from '@mui/icons-material/DoneAll';
import PlaylistAddCheck from '@mui/icons-material/PlaylistAddCheck';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useT } from '../../i18n/use-t.js';
import { Page } from '../../parts/Page.js';
import { Empty, Failure } from '../../parts/States.js';
import { useFilesOver } from '../../parts/use-files-over.js';
import { useMay } from '../../providers/session-store.js';
import { useHome } from '../../providers/use-home.js';
import { Judge } from './Judge.js';
import { opensRequest, proposed, type Changes, type Judgement } from './judgement.js';
import { PileList, PileBones } from './PileList.js';
import { Reading } from './Reading.js';
import { useInboxKeys, type InboxActs } from './use-inbox-keys.js';
import { ticketQuery } from './use-nearby.js';
import { usePile, type Pile } from './use-pile.js';
import { useTriage } from './use-triage.js';

const CorrectDialog = lazy(() => import('./CorrectDialog.js'));
const loadReview = () => import('./ReviewDialog.js');
const ReviewDialog = lazy(loadReview);
const AddMessages = lazy(() => import('../channels/AddMessages.js'));

/** The mail in front of the officer, what is proposed of it, and what single keys changed of that. */
function useLooked({ current }: Pile) {
  const ticket = useQuery({ ...ticketQuery(current?.id ?? ''), enabled: current !== undefined });
  const view = ticket.data && ticket.data.id === current?.id ? ticket.data : undefined;
  const [draft, setDraft] = useState<{ id: string; changes: Changes }>({ id: '', changes: {} });
  const changes = draft.id === current?.id ? draft.changes : {};
  const suggestion = view?.suggestion ?? null;
  const judgement = current ? proposed(current, suggestion, changes) : null;
  const changed = changes.rights !== undefined;
  const sure = judgement !== null && (changed || !(suggestion?.abstains ?? current?.abstains));
  const change = (part: Changes) => {
    if (current) setDraft({ id: current.id, changes: { ...changes, ...part } });
  };
  return { ticket, view, suggestion, judgement, changed, sure, change };
}

type Dialogs = 'correct' | 'add' | 'review' | null;

function useActs(pile: Pile, looked: ReturnType<typeof useLooked>, ask: (dialog: Dialogs) => void) {
  const may = useMay();
  const navigate = useNavigate();
  const triage = useTriage(pile);
  const { current } = pile;
  const { judgement, sure } = looked;
  const decide = (judged: Judgement) => {
    if (!current) return;
    if (opensRequest(judged) && may('request.open')) return void triage.open(current.id, judged);
    if (judged.class === 'authority-request')
      return void (may('authority.read') ? triage.openFile(current.id, judged) : triage.handOver(current.id));
    if (judged.class === 'subject-request') return ask('correct');
    return void triage.classify(current.id, judged);
  };
  const blank: Judgement = { class: 'not-privacy', rights: [] };
  const acts: InboxActs = {
    accept: () => (judgement && sure ? decide(judgement) : ask(current ? 'correct' : null)),
    confirm: () =>
      current && judgement && (judgement.class !== 'subject-request' || judgement.rights.length > 0)
        ? void triage.classify(current.id, judgement)
        : ask(current ? 'correct' : null),
    correct: () => current && ask('correct'),
    classAs: (kind) =>
      decide({
        ...(judgement ?? blank),
        class: kind,
        rights: kind === 'subject-request' || kind === 'follow-up' ? (judgement?.rights ?? []) : [],
        notPrivacyKind: kind === 'not-privacy' ? (judgement?.notPrivacyKind ?? 'other') : undefined,
      }),
    notOurs: () => acts.classAs('not-privacy'),
    handOver: () => current && void triage.handOver(current.id),
    acceptAll: () => ask('review'),
    openTicket: () => current && void navigate(`/tickets/${current.id}`),
    undo: () => triage.undo(),
  };
  return { acts, triage };
}

function Actions({ ask }: { ask: (dialog: Dialogs) => void }) {
  const t = useT();
  const may = useMay();
  return (
    <div className="line">
      <Button
        variant="outlined"
        startIcon={<PlaylistAddCheck />}
        aria-keyshortcuts="a"
        onMouseEnter={() => void loadReview()}
        onClick={() => ask('review')}
      >
        {t('triage.acceptAll')}
      </Button>
      {(may('message.import') || may('message.enter')) && (
        <Button variant="outlined" startIcon={<Add />} onClick={() => ask('add')}>
          {t('inbox.addMessages')}
        </Button>
      )}
    </div>
  );
}

/** Triage: the pile on the left, the mail in the middle, the suggestion on the right; one key an act. */
export default function Inbox() {
  const t = useT();
  const may = useMay();
  const pile = usePile();
  const looked = useLooked(pile);
  const home = useHome();
  const [dialog, setDialog] = useState<Dialogs>(null);
  const { acts, triage } = useActs(pile, looked, setDialog);
  const { current, rows, choose } = pile;
  useFilesOver(() => setDialog('add'), dialog === null && may('message.import'));
  useInboxKeys(pile, acts, looked, dialog === null);
  const wide = typeof window !== 'undefined' && window.innerWidth > 760;
  useEffect(() => {
    if (wide && !current && rows[0]) choose(rows[0].id);
  }, [wide, current, rows, choose]);

  return (
    <Page
      fixed
      title={t('inbox.title')}
      aside={
        <span className="muted num" role="status">
          {rows.length > 0 ? t('inbox.count', { smart_count: home.data?.untriaged ?? rows.length }) : ''}
        </span>
      }
      actions={<Actions ask={setDialog} />}
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
          <Reading row={current} ticket={looked.view} error={looked.ticket.error} back={() => choose(null)} />
          <Judge
            row={current}
            ticket={looked.view}
            judgement={looked.judgement}
            sure={looked.sure}
            changed={looked.changed}
            change={looked.change}
            acts={acts}
          />
        </div>
      )}
      <Suspense fallback={null}>
        {dialog === 'correct' && current && (
          <CorrectDialog
            row={current}
            judgement={looked.judgement}
            triage={triage}
            close={() => setDialog(null)}
          />
        )}
        {dialog === 'review' && (
          <ReviewDialog
            close={() => setDialog(null)}
            accept={(threshold, items) => void triage.acceptAll(threshold, items)}
          />
        )}
        {dialog === 'add' && <AddMessages close={() => setDialog(null)} />}
      </Suspense>
    </Page>
  );
}
