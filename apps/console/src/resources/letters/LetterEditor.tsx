import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Block from '@mui/icons-material/ErrorOutlined';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { LetterView } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useT } from '../../i18n/use-t.js';
import { AskDialog } from '../../parts/AskDialog.js';
import { useOfficerChoices } from '../../parts/OfficerPicker.js';
import { toasts } from '../../parts/toasts.js';
import { useAct } from '../../parts/use-problem.js';
import { recordKey } from '../../parts/use-record.js';
import { useRefusalText } from '../../parts/use-refusal.js';
import { letters } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';
import { AccessMeter, statementsOf } from './AccessMeter.js';
import { InYourLanguage } from './InYourLanguage.js';
import { LetterPaper } from './LetterPaper.js';

function useLetterActs(letter: LetterView) {
  const client = useQueryClient();
  const attempt = useAct();
  const keep = (next: LetterView) => {
    client.setQueryData(recordKey('letters', next.id), next);
    void client.invalidateQueries({ queryKey: ['letters', 'getList'] });
    void client.invalidateQueries({ queryKey: ['requests'] });
    void client.invalidateQueries({ queryKey: ['tickets'] });
  };
  const run = async (act: () => Promise<LetterView>): Promise<LetterView | undefined> => {
    const next = await attempt(act);
    if (next) keep(next);
    else void client.invalidateQueries({ queryKey: recordKey('letters', letter.id) });
    return next;
  };
  return run;
}

function Blocks({ letter, decided, dirty }: { letter: LetterView; decided: boolean; dirty: boolean }) {
  const t = useT();
  const why = useRefusalText();
  const left = letter.refusals.filter((one) => !(one.code === 'decider-missing' && decided));
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

/** Who decides for the controller: only those who act for it may be named. */
function Decider({ value, change }: { value: string; change: (officerId: string) => void }) {
  const t = useT();
  const officers = useOfficerChoices().filter((one) => one.actsForController);
  return (
    <TextField
      select
      id="letter-decider"
      label={t('letter.decidedBy')}
      value={officers.some((one) => one.id === value) ? value : ''}
      helperText={officers.length === 0 ? t('letter.noDecider') : undefined}
      onChange={(event) => change(event.target.value)}
    >
      {officers.map((one) => (
        <MenuItem key={one.id} value={one.id}>
          {one.name}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** Sending and throwing away are asked for once more. */
function Asks(props: {
  ask: 'send' | 'discard' | null;
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

/** What the officer has changed and not saved yet. */
function useDraft(letter: LetterView, run: ReturnType<typeof useLetterActs>) {
  const [subject, setSubject] = useState(letter.subject);
  const [body, setBody] = useState(letter.body);
  const [address, setAddress] = useState(letter.toAddress);
  const [statements, setStatements] = useState(statementsOf(letter));
  const dirty =
    subject !== letter.subject ||
    body !== letter.body ||
    address !== letter.toAddress ||
    JSON.stringify(statements) !== JSON.stringify(statementsOf(letter));
  const save = () =>
    run(() =>
      letters.edit(letter.id, {
        version: letter.version,
        subject,
        body,
        toAddress: address,
        accessBlocks: letter.access ? statements : undefined,
      }),
    );
  return {
    ...{ subject, setSubject, body, setBody, address, setAddress, statements, setStatements },
    ...{ dirty, save },
  };
}

/** The draft on the left, the letter as the person will read it on the right, and what stands in the way. */
export function LetterEditor({ letter }: { letter: LetterView }) {
  const t = useT();
  const may = useMay();
  const navigate = useNavigate();
  const run = useLetterActs(letter);
  const { subject, body, address, statements, dirty, save, ...draft } = useDraft(letter, run);
  const [decider, setDecider] = useState(letter.decidedBy?.id ?? '');
  const [ask, setAsk] = useState<'send' | 'discard' | null>(null);
  const asksDecider =
    letter.refusals.some((one) => one.code === 'decider-missing') ||
    letter.kind === 'refusal' ||
    // An answer may turn down a right: whether it does is known to the sending alone.
    (letter.kind === 'answer' && letter.requestId !== null);
  const blocked = letter.refusals.some((one) => one.code !== 'decider-missing' || decider === '');
  const after = letter.requestId ? `/requests/${letter.requestId}` : `/tickets/${letter.ticketId}`;
  const send = async () => {
    const current = dirty ? await save() : letter;
    if (!current) return false;
    const sent = await run(() =>
      letters.send(current.id, { version: current.version, decidedById: decider || undefined }),
    );
    if (!sent) return false;
    toasts.show(t('letter.sending'));
    void navigate(after);
    return true;
  };
  const discard = async () => {
    if (!(await run(() => letters.discard(letter.id)))) return false;
    toasts.show(t('letter.discarded'));
    void navigate(after);
    return true;
  };
  const ready = may('letter.send') && (dirty || !blocked);
  useSendKey(ready, () => setAsk('send'));
  return (
    <div className="letter-grid">
      <div className="stack loose">
        <TextField
          label={t('letter.to')}
          value={address}
          onChange={(event) => draft.setAddress(event.target.value)}
        />
        <TextField
          label={t('letter.subject')}
          value={subject}
          onChange={(event) => draft.setSubject(event.target.value)}
        />
        <textarea
          className="field"
          style={{ minHeight: 380 }}
          aria-label={t('letter.body')}
          lang={letter.language}
          spellCheck
          value={body}
          onChange={(event) => draft.setBody(event.target.value)}
        />
        <AccessMeter letter={letter} statements={statements} change={draft.setStatements} />
        {asksDecider && <Decider value={decider} change={setDecider} />}
        <Blocks letter={letter} decided={decider !== ''} dirty={dirty} />
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
            <Button variant="contained" disabled={!ready} onClick={() => setAsk('send')}>
              {t('letter.send')}
            </Button>
          )}
        </div>
      </div>
      <div>
        <h2 className="sec-title">{t('letter.preview')}</h2>
        <LetterPaper to={address} subject={subject} body={body} />
        <p className="muted small" style={{ marginTop: 6 }}>
          {t('letter.previewHelp')}
        </p>
        <InYourLanguage letter={letter} />
      </div>
      <Asks
        ask={ask}
        letter={letter}
        address={address}
        close={() => setAsk(null)}
        send={send}
        discard={discard}
      />
    </div>
  );
}
