import AutoMode from '@mui/icons-material/AutoMode';
import Download from '@mui/icons-material/FileDownloadOutlined';
import IconButton from '@mui/material/IconButton';
import StickyNote from '@mui/icons-material/StickyNote2Outlined';
import Tooltip from '@mui/material/Tooltip';
import type { TimelineEntry } from '#contracts';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import { useDates } from '../i18n/use-dates.js';
import { useT } from '../i18n/use-t.js';
import { apiUrl } from '../providers/http.js';
import { Address } from './Address.js';
import { Authenticity } from './Authenticity.js';
import { Avatar } from './Avatar.js';
import { LetterMarks } from './LetterMarks.js';
import { LetterState } from './LetterState.js';
import { MailBody } from './MailBody.js';
import { MoveMessage, type MessageMoves } from './MoveMessage.js';
import { SenderFacts } from './SenderFacts.js';
import { SignatureFacts } from './SignatureFacts.js';
import { useEventText } from './use-event-text.js';
import { useStepWhy } from './use-step-why.js';

type Of<Kind extends TimelineEntry['kind']> = Extract<TimelineEntry, { kind: Kind }>;

function When({ at }: { at: string }) {
  const dates = useDates();
  return (
    <time className="muted small nowrap" dateTime={at} title={dates.instant(at)}>
      {dates.brief(at)} {dates.brief(at) === dates.time(at) ? '' : dates.time(at)}
    </time>
  );
}

function Mail({
  entry,
  open,
  reach,
  moves,
}: {
  entry: Of<'message'>;
  open: boolean;
  reach: boolean;
  moves?: MessageMoves;
}) {
  const t = useT();
  const { message } = entry;
  const whyOf = useStepWhy();
  const [shown, setShown] = useState(open);
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // A long conversation opens where it stands today.
    if (reach) item.current?.scrollIntoView({ block: 'start' });
    // Once: whoever scrolls away afterwards is left alone.
  }, []);
  const out = message.direction === 'out';
  const who = message.fromName || message.fromAddress || t('common.noName');
  return (
    <li className="entry-card" ref={item}>
      <header>
        <Avatar name={who} out={out} />
        <button type="button" className="fold grow" aria-expanded={shown} onClick={() => setShown(!shown)}>
          <span className="who">{who}</span>{' '}
          {message.fromName && message.fromAddress && (
            <span className="muted small address">
              <Address of={message.fromAddress} />
            </span>
          )}
          {!shown && <span className="muted small cut fold-preview">{message.text.slice(0, 160)}</span>}
        </button>
        {!out && <Authenticity authentication={message.authentication} />}
        <When at={entry.at} />
        <Tooltip title={t('mail.raw')}>
          <IconButton
            component="a"
            href={apiUrl(`/messages/${message.id}/raw`)}
            download
            aria-label={t('mail.raw')}
          >
            <Download fontSize="small" />
          </IconButton>
        </Tooltip>
      </header>
      {shown && (
        <div className="body">
          {message.byHand && (
            <p className="chip amber">
              {[t('ticket.byHand'), whyOf(message.byHandWhy)].filter(Boolean).join(' · ')}
            </p>
          )}
          {message.copyOf && <p className="chip">{t('mail.copyOf')}</p>}
          {!out && (
            <dl className="facts sender">
              <SenderFacts authentication={message.authentication} />
              <SignatureFacts message={message} />
            </dl>
          )}
          <MailBody message={message} evidence={!out} />
          {moves && !out && <MoveMessage messageId={message.id} moves={moves} />}
        </div>
      )}
    </li>
  );
}

function LetterEntry({ entry }: { entry: Of<'letter'> }) {
  const t = useT();
  const { letter } = entry;
  const [shown, setShown] = useState(letter.state !== 'sent' && letter.state !== 'delivered');
  const kind = t(`words.letterKind.${letter.kind as 'answer'}`);
  return (
    <li className="entry-card letter">
      <header>
        <Avatar name={letter.by?.name ?? 'DPO'} out />
        <button type="button" className="fold grow" aria-expanded={shown} onClick={() => setShown(!shown)}>
          <span className="who">{kind}</span>{' '}
          <span className="muted small">
            {t('mail.sentTo', { address: letter.toAddress })}
            {letter.by && ` · ${letter.by.name}`}
          </span>
          {!shown && <span className="muted small cut fold-preview">{letter.subject}</span>}
        </button>
        {letter.automatic && (
          <span className="chip">
            <AutoMode /> {t('letter.automatic')}
          </span>
        )}
        <LetterState letter={letter} />
        <When at={entry.at} />
      </header>
      {shown && (
        <div className="body">
          <LetterMarks letter={letter} />
          <p style={{ fontWeight: 600, marginBottom: 8 }}>{letter.subject}</p>
          <div className="mail-text">{letter.body}</div>
          <p style={{ marginTop: 10 }}>
            <Link to={`/letters/${letter.id}`}>{t('common.open')}</Link>
          </p>
        </div>
      )}
    </li>
  );
}

function Note({ entry }: { entry: Of<'note'> }) {
  const t = useT();
  return (
    <li className="entry-card note">
      <header>
        <StickyNote fontSize="small" />
        <span className="who">{t('ticket.note')}</span>
        <span className="muted small grow">{entry.by?.name}</span>
        <When at={entry.at} />
      </header>
      <div className="body wrap">{entry.body}</div>
    </li>
  );
}

function Happened({ entry }: { entry: Of<'event'> }) {
  const dates = useDates();
  const text = useEventText();
  return (
    <li className="entry-event">
      <span className="grow">{text(entry)}</span>
      <time className="small nowrap" dateTime={entry.at} title={dates.instant(entry.at)}>
        {dates.brief(entry.at)}
      </time>
    </li>
  );
}

/** Mails, letters, notes and what happened, in one line of time; the last mail stands open. */
export function Timeline({
  entries,
  label,
  moves,
}: {
  entries: readonly TimelineEntry[];
  label: string;
  moves?: MessageMoves;
}) {
  const lastMail = entries.findLast((entry) => entry.kind === 'message');
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map((entry, index) => {
        switch (entry.kind) {
          case 'message':
            return (
              <Mail
                key={entry.message.id}
                entry={entry}
                open={entry === lastMail}
                reach={entry === lastMail && index > 4}
                moves={moves}
              />
            );
          case 'letter':
            return <LetterEntry key={entry.letter.id} entry={entry} />;
          case 'note':
            return <Note key={entry.id} entry={entry} />;
          case 'event':
            return <Happened key={`${entry.id}-${index}`} entry={entry} />;
        }
      })}
    </ol>
  );
}
