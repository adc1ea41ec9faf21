import Dialog from '@mui/material/Dialog';
import Description from '@mui/icons-material/DescriptionOutlined';
import Gavel from '@mui/icons-material/AccountBalanceOutlined';
import Mail from '@mui/icons-material/MailOutlined';
import Tune from '@mui/icons-material/TuneOutlined';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useLocaleState } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useT } from '../i18n/use-t.js';
import { useDates } from '../i18n/use-dates.js';
import { Found } from '../parts/Found.js';
import { desk, type SearchResults } from '../providers/api.js';
import { useMay } from '../providers/session-store.js';
import { useThemeChoice } from '../theme/theme-mode.js';
import { places, profilePlace } from './places.js';

interface Choice {
  id: string;
  icon: ReactNode;
  title: ReactNode;
  aside?: ReactNode;
  run: () => void;
}
type Hit = SearchResults['items'][number];
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const hitPath = (hit: Hit) =>
  hit.kind === 'request'
    ? `/requests/${hit.id}`
    : hit.kind === 'authority-file'
      ? `/authority-files/${hit.id}`
      : `/tickets/${hit.ticketId}`;

function useLater(value: string, ms: number): string {
  const [late, setLate] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return late;
}

function useActions(q: string, close: () => void): Choice[] {
  const t = useT();
  const may = useMay();
  const navigate = useNavigate();
  const [locale, setLocale] = useLocaleState();
  const { choose } = useThemeChoice();
  return useMemo(() => {
    const go: [string, string, ReactNode, () => void][] = [...places, profilePlace]
      .filter((place) => !place.may || may(place.may))
      .map((place) => [
        place.to,
        t('palette.go', { where: t(place.word) }),
        place.icon,
        () => void navigate(place.to),
      ]);
    const others: typeof go = [
      [
        'lang',
        t('palette.switchLanguage'),
        <Tune key="l" />,
        () => void setLocale(locale === 'fr' ? 'en' : 'fr'),
      ],
      ['light', t('palette.themeLight'), <Tune key="i" />, () => choose('light')],
      ['dark', t('palette.themeDark'), <Tune key="d" />, () => choose('dark')],
    ];
    return [...go, ...others]
      .filter(([, title]) => q === '' || folded(title).includes(folded(q)))
      .slice(0, q === '' ? 12 : 4)
      .map(([id, title, icon, act]) => ({
        id,
        icon,
        title,
        run: () => {
          close();
          act();
        },
      }));
  }, [q, locale, t, may, navigate, setLocale, choose, close]);
}

function useHits(q: string, close: () => void) {
  const t = useT();
  const may = useMay();
  const dates = useDates();
  const navigate = useNavigate();
  const later = useLater(q.trim(), 220);
  const search = useQuery({
    queryKey: ['search', later],
    queryFn: ({ signal }) => desk.search(later, signal),
    enabled: later.length >= 2 && may('search.read'),
    staleTime: 5000,
  });
  const icons = {
    ticket: <Mail />,
    message: <Mail />,
    request: <Description />,
    'authority-file': <Gavel />,
  };
  const hits: Choice[] = (search.data?.items ?? []).map((hit) => ({
    id: `${hit.kind}${hit.id}`,
    icon: icons[hit.kind],
    title: (
      <span className="stack" style={{ gap: 0 }}>
        <span className="cut">
          <strong>{hit.title || t('common.noSubject')}</strong>
          {hit.person && <span className="muted"> · {hit.person}</span>}
        </span>
        <span className="cut small muted">
          <Found text={hit.excerpt} />
        </span>
      </span>
    ),
    aside: (
      <span className="aside small muted nowrap">
        {t(`palette.kind.${hit.kind}`)} · <span className="ref">{hit.reference}</span>
        <br /> <time dateTime={hit.at}>{dates.brief(hit.at)}</time>
      </span>
    ),
    run: () => {
      close();
      void navigate(hitPath(hit));
    },
  }));
  return { hits, waiting: search.isFetching, asked: later.length >= 2 };
}

/** Ctrl+K: search everything that I may read, or run an action, without leaving the keyboard. */
export default function Palette({ open, close }: { open: boolean; close: () => void }) {
  const t = useT();
  const [q, setQ] = useState('');
  const [at, setAt] = useState(0);
  const actions = useActions(q.trim(), close);
  const { hits, waiting, asked } = useHits(q, close);
  const all = useMemo(() => (q.trim() === '' ? actions : [...hits, ...actions]), [q, hits, actions]);
  useEffect(() => setAt(0), [q]);
  useEffect(() => {
    if (open) setQ('');
  }, [open]);
  useEffect(() => {
    document.getElementById(`choice-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && all.length > 0) {
      event.preventDefault();
      setAt((now) => (now + step + all.length) % all.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      all[at]?.run();
    }
  };
  const option = (choice: Choice, index: number) => (
    <li
      key={choice.id}
      id={`choice-${index}`}
      role="option"
      aria-selected={index === at}
      onClick={choice.run}
      onMouseMove={() => setAt(index)}
    >
      {choice.icon}
      <span className="grow">{choice.title}</span>
      {choice.aside}
    </li>
  );
  return (
    <Dialog
      open={open}
      onClose={close}
      fullWidth
      maxWidth="sm"
      aria-label={t('palette.label')}
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
    >
      <div className="palette">
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls="choices"
          aria-activedescendant={all.length > 0 ? `choice-${at}` : undefined}
          aria-label={t('palette.placeholder')}
          placeholder={t('palette.placeholder')}
          value={q}
          onChange={(event) => setQ(event.target.value)}
          onKeyDown={onKey}
        />
        <ul id="choices" role="listbox" aria-label={t('palette.label')}>
          {all.map(option)}
        </ul>
        <div className="foot" role="status">
          {waiting
            ? t('palette.searching')
            : asked && hits.length === 0 && q.trim() !== ''
              ? t('palette.nothing', { q: q.trim() })
              : asked
                ? t('palette.count', { smart_count: hits.length })
                : t('palette.foot')}
        </div>
      </div>
    </Dialog>
  );
}
