import Build from '@mui/icons-material/PanToolOutlined';
import Button from '@mui/material/Button';
import type { TicketRow } from '#contracts';
import { memo, useEffect, useRef } from 'react';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { Bone } from '../../parts/States.js';
import { Flags } from './Flags.js';
import type { Pile } from './use-pile.js';

function Hint({ row }: { row: TicketRow }) {
  const t = useT();
  if (row.byHand || !row.class)
    return (
      <span className="chip">
        <Build /> {t('inbox.byHand')}
      </span>
    );
  const ours = row.class === 'subject-request';
  const word = row.notPrivacyKind
    ? t(`words.notPrivacy.${row.notPrivacyKind}`)
    : ours && row.rights.length > 0
      ? row.rights.map((right) => t(`words.right.${right}`)).join(' + ')
      : t(`words.messageClass.${row.class}`);
  return (
    <span className={ours ? 'chip accent' : row.class === 'authority-request' ? 'chip amber' : 'chip'}>
      <span className="cut">{word}</span>
    </span>
  );
}

const Row = memo(function Row(props: {
  row: TicketRow;
  chosen: boolean;
  alarm: boolean;
  choose: (id: string) => void;
}) {
  const { row, chosen, alarm } = props;
  const t = useT();
  const dates = useDates();
  const element = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (chosen) element.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const from = row.correspondentName || row.correspondentAddress || t('common.noName');
  return (
    <li role="presentation">
      <button
        ref={element}
        type="button"
        role="option"
        data-row={row.id}
        aria-selected={chosen}
        tabIndex={chosen ? 0 : -1}
        className={`pile-row${row.unread ? ' unread' : ''}${alarm ? ' alarm' : ''}`}
        onClick={() => props.choose(row.id)}
      >
        <span className="dot" aria-hidden="true" />
        <span className="from cut" title={row.correspondentAddress ?? undefined}>
          {from}
        </span>
        <time dateTime={row.lastMessageAt} title={dates.instant(row.lastMessageAt)}>
          {dates.brief(row.lastMessageAt)}
        </time>
        <span className="subject cut" title={row.subject}>
          {row.subject || t('common.noSubject')}
          {row.preview && <span className="muted"> – {row.preview}</span>}
        </span>
        <span className="hint">
          <Hint row={row} />
          <Flags flags={row.flags} listed />
        </span>
      </button>
    </li>
  );
});

export function PileList({ pile }: { pile: Pile }) {
  const t = useT();
  return (
    <div className="pile">
      <ul role="listbox" aria-label={t('inbox.list')}>
        {pile.rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            chosen={row.id === pile.current?.id}
            alarm={pile.alarms.has(row.id)}
            choose={pile.choose}
          />
        ))}
      </ul>
      {pile.query.hasNextPage && (
        <Button
          fullWidth
          loading={pile.query.isFetchingNextPage}
          onClick={() => void pile.query.fetchNextPage()}
        >
          {t('inbox.more')}
        </Button>
      )}
    </div>
  );
}

/** The three panes before their content: same widths, same row height. */
export function PileBones() {
  return (
    <div className="inbox" aria-busy="true">
      <div className="pile">
        {[1, 2, 3, 4, 5, 6, 7].map((one) => (
          <div key={one} className="pile-row">
            <span />
            <Bone width="60%" />
            <Bone width={36} />
            <span className="subject">
              <Bone width="90%" />
            </span>
            <span className="hint">
              <Bone width={90} height={20} />
            </span>
          </div>
        ))}
      </div>
      <div className="reading stack loose">
        <Bone width="55%" height={18} />
        {[90, 96, 70, 92, 88].map((one) => (
          <Bone key={one} width={`${one}%`} />
        ))}
      </div>
      <div className="judge" />
    </div>
  );
}
