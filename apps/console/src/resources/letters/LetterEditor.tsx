import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Block from '@mui/icons-material/ErrorOutlined';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import type { LetterView, Seen } from '#contracts';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useT } from '../../i18n/use-t.js';
import { AskDialog } from '../../parts/AskDialog.js';
import { toasts } from '../../parts/toasts.js';
import { useRefusalText } from '../../parts/use-refusal.js';
import { letters } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';
import { AccessMeter } from './AccessMeter.js';
import { InYourLanguage } from './InYourLanguage.js';
import { NewsDialog, NewsNotice } from './LetterNews.js';
import { LetterPreview } from './LetterPreview.js';
import { MergeView } from './MergeView.js';
import { PostingDialog, type PostingFields } from './PostingDialog.js';
import { SecondReading } from './SecondReading.js';
import { useLetterDraft, type LetterDraft } from './use-letter-draft.js';

/** Shown as a list of its own, and asked about when the letter is sent. */
const MOVED = 'letter.ticket-moved';
const NO_ADDRESS = 'letter.no-address';

function Blocks({ letter, dirty }: { letter: LetterView; dirty: boolean }) {
  const t = useT();
  const why = useRefusalText();
  const left = letter.refusals.filter(({ code }) => code !== MOVED);
  if (dirty)
    return (
      <div className="notice" role="status">
        <span>{t('letter.unsaved')}</span>
      </div>
    );
  return left.length === 0 ? (
    <div className="notice green" role="status">
      <CheckCircle /> <span>{t('letter.ready')}</span>
    </div>
  ) : (
    <div className="notice amber" role="status">
      <Block />
      <div>
        <strong>{t('letter.blocks')}</strong>
        <ul>
          {left.map((one, index) => (
            <li key={`${one.code}${index}`}>{why(one)}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function useSendKey(ready: boolean, send: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && ready) send();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [ready, send]);
}

/** Sending and throwing away are asked for once more. */
function Asks(props: {
  ask: 'send' | 'discard' | 'post' | null;
  letter: LetterView;
  address: string;
  close: () => void;
  send: () => Promise<boolean>;
  discard: () => Promise<boolean>;
}) {
  const t = useT();
  const { ask, letter, address, close, send, discard } = props;
  return (
    <>
      {ask === 'send' && (
        <AskDialog
          title={t('common.pair', { name: t('letter.send'), value: t(`words.letterKind.${letter.kind}`) })}
          help={t('letter.sendHelp', { address })}
          submit={t('letter.send')}
          close={close}
          done={send}
        />
      )}
      {ask === 'discard' && (
        <AskDialog
          title={t('letter.discard')}
          help={t('letter.discardHelp')}
          submit={t('letter.discard')}
          close={close}
          done={discard}
        />
      )}
    </>
  );
}

interface Told {
  version: number;
  seen?: Seen;
}

/** Sending: what is unsaved is saved first, and what came meanwhile stops it until the officer has been shown it. */
function useSending(letter: LetterView, draft: LetterDraft, left: () => void) {
  const t = useT();
  const { base, dirty, seen, moved, run, save } = draft;
  const [pdf, setPdf] = useState(letter.pdfCopy);
  const leaves = async (
    act: (current: LetterView, told: Told) => Promise<LetterView>,
    shown: Seen | null,
  ) => {
    const current = dirty ? await save() : base;
    if (!current) return false;
    const told = { version: current.version, seen: shown ?? undefined };
    return (await run(() => act(current, told))) !== undefined;
  };
  const send = async (shown: Seen | null): Promise<boolean> => {
    if (!(await leaves(({ id }, told) => letters.send(id, { ...told, pdf }), shown))) return false;
    toasts.show(t('letter.sending'));
    left();
    return true;
  };
  // It is on its way already: what came meanwhile cannot stop it any more, and the posting is what has to be written down.
  const posted = (posting: PostingFields): Promise<boolean> =>
    leaves(({ id }, told) => letters.posted(id, { ...told, ...posting }), letter.seen);
  return { moved, posted, pdf, setPdf, send: () => send(seen), sendAnyway: () => send(letter.seen) };
}

/** The fields of the draft, and how complete what it says of an access is. */
function Fields({ letter, draft }: { letter: LetterView; draft: LetterDraft }) {
  const t = useT();
  const { text, change } = draft;
  return (
    <>
      <TextField
        label={t('letter.to')}
        value={text.address}
        onChange={(event) => change({ address: event.target.value })}
      />
      <TextField
        label={t('letter.subject')}
        value={text.subject}
        onChange={(event) => change({ subject: event.target.value })}
      />
      <textarea
        className="field"
        style={{ minHeight: 380 }}
        aria-label={t('letter.body')}
        lang={letter.language}
        spellCheck
        value={text.body}
        onChange={(event) => change({ body: event.target.value })}
      />
      <AccessMeter
        letter={letter}
        statements={text.statements}
        change={(statements) => change({ statements })}
      />
    </>
  );
}

/** The draft on the left, the letter as the person will read it on the right, and what stands in the way. */
export function LetterEditor({ letter }: { letter: LetterView }) {
  const t = useT();
  const may = useMay();
  const navigate = useNavigate();
  const draft = useLetterDraft(letter);
  const { base, text, dirty, theirs, run, save } = draft;
  const [ask, setAsk] = useState<'send' | 'discard' | 'post' | null>(null);
  const leave = () =>
    void navigate(letter.requestId ? `/requests/${letter.requestId}` : `/tickets/${letter.ticketId}`);
  const { moved, send, sendAnyway, posted, pdf, setPdf } = useSending(letter, draft, leave);
  const blocked = letter.refusals.some(({ code }) => code !== MOVED);
  const discard = async () => {
    if (!(await run(() => letters.discard(letter.id)))) return false;
    toasts.show(t('letter.discarded'));
    leave();
    return true;
  };
  // Who gave no address is answered by post.
  const postable = !theirs && letter.refusals.every(({ code }) => code === NO_ADDRESS || code === MOVED);
  const ready = may('letter.send') && !theirs && (dirty || !blocked);
  useSendKey(ready && ask === null, () => setAsk('send'));
  if (theirs) return <MergeView base={base} mine={text} theirs={theirs} join={draft.join} />;
  return (
    <div className="letter-grid">
      <div className="stack loose">
        {moved && <NewsNotice letter={letter} look={draft.look} />}
        <Fields letter={letter} draft={draft} />
        <SecondReading letter={letter} dirty={dirty} run={run} />
        {may('letter.send') && (
          <label className="line">
            <input type="checkbox" checked={pdf} onChange={(event) => setPdf(event.target.checked)} />
            {t('letter.attachPdf')}
          </label>
        )}
        <Blocks letter={letter} dirty={dirty} />
        <div className="line wraps">
          <Button color="secondary" onClick={() => setAsk('discard')}>
            {t('letter.discard')}
          </Button>
          <span className="spring" />
          <Button
            variant="outlined"
            disabled={!dirty}
            onClick={() => void save().then((saved) => saved && toasts.show(t('letter.saved')))}
          >
            {t('letter.save')}
          </Button>
          {may('letter.send') && (
            <>
              <Button variant="outlined" disabled={dirty || !postable} onClick={() => setAsk('post')}>
                {t('letter.posting.open')}
              </Button>
              <Button variant="contained" disabled={!ready} onClick={() => setAsk('send')}>
                {t('letter.send')}
              </Button>
            </>
          )}
        </div>
      </div>
      <div>
        <h2 className="sec-title">{t('letter.preview')}</h2>
        <LetterPreview
          id={letter.id}
          to={text.address}
          subject={text.subject}
          body={text.body}
          accessBlocks={letter.access ? text.statements : undefined}
        />
        <p className="muted small" style={{ marginTop: 6 }}>
          {t('letter.previewHelp')}
        </p>
        <InYourLanguage letter={letter} />
      </div>
      {ask === 'post' && <PostingDialog letter={letter} close={() => setAsk(null)} done={posted} />}
      {ask === 'send' && moved ? (
        <NewsDialog letter={letter} close={() => setAsk(null)} send={sendAnyway} />
      ) : (
        <Asks
          ask={ask}
          letter={letter}
          address={text.address}
          close={() => setAsk(null)}
          send={send}
          discard={discard}
        />
      )}
    </div>
  );
}
