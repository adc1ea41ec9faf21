import ChevronLeft from '@mui/icons-material/KeyboardDoubleArrowLeft';
import ChevronRight from '@mui/icons-material/KeyboardDoubleArrowRight';
import MoreHoriz from '@mui/icons-material/MoreHoriz';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { useHome } from '../providers/use-home.js';
import { useMay } from '../providers/session-store.js';
import { useT } from '../i18n/use-t.js';
import { places, profilePlace, type Place } from './places.js';

const isAt = (place: Place, path: string) =>
  place.to === '/' ? path === '/' : path === place.to || path.startsWith(`${place.to}/`);

export const Mark = ({ size = 26 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="7" fill="#0B5560" />
    <path
      d="M8 11.5h16v10a2 2 0 0 1-2 2H10a2 2 0 0 1-2-2z"
      fill="none"
      stroke="#fff"
      strokeWidth="2"
      strokeLinejoin="round"
    />
    <path
      d="m8.6 12 7.4 6 7.4-6"
      fill="none"
      stroke="#8ED6D6"
      strokeWidth="2"
      strokeLinejoin="round"
      strokeLinecap="round"
    />
  </svg>
);

function Entry({ place, narrow, count }: { place: Place; narrow: boolean; count?: number }) {
  const t = useT();
  const { pathname } = useLocation();
  const at = isAt(place, pathname);
  return (
    <Tooltip title={narrow ? t(place.word) : ''} placement="right">
      <Link className="entry" to={place.to} aria-current={at ? 'page' : undefined}>
        {place.icon}
        <span className="word">{t(place.word)}</span>
        {count ? <span className="count">{count}</span> : null}
      </Link>
    </Tooltip>
  );
}

/** The left rail: icons and words, or icons alone. */
export function Rail({ narrow, toggle }: { narrow: boolean; toggle: () => void }) {
  const t = useT();
  const may = useMay();
  const home = useHome();
  const open = places.filter((place) => !place.may || may(place.may));
  const counts: Record<string, number | undefined> = { '/inbox': home.data?.untriaged };
  return (
    <nav className="rail" aria-label={t('shell.nav')}>
      <Link className="brand" to="/">
        <Mark />
        <span>DPO Desk</span>
      </Link>
      {open
        .filter((place) => place.group === 'work')
        .map((place) => (
          <Entry key={place.to} place={place} narrow={narrow} count={counts[place.to]} />
        ))}
      {open.some((place) => place.group === 'work') && <hr />}
      {open
        .filter((place) => place.group === 'watch')
        .map((place) => (
          <Entry key={place.to} place={place} narrow={narrow} />
        ))}
      <span className="spring" />
      <button type="button" className="entry" onClick={toggle} aria-expanded={!narrow}>
        {narrow ? <ChevronRight /> : <ChevronLeft />}
        <span className="word">{t(narrow ? 'shell.expand' : 'shell.collapse')}</span>
      </button>
    </nav>
  );
}

/** At 400 px: four rooms at the thumb, the others behind « more ». */
export function BottomBar() {
  const t = useT();
  const may = useMay();
  const { pathname } = useLocation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const open = places.filter((place) => !place.may || may(place.may));
  return (
    <nav className="bottom-bar" aria-label={t('shell.nav')}>
      {open.slice(0, 4).map((place) => (
        <Link key={place.to} to={place.to} aria-current={isAt(place, pathname) ? 'page' : undefined}>
          {place.icon}
          {t(place.word)}
        </Link>
      ))}
      <button type="button" aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}>
        <MoreHoriz />
        {t('shell.more')}
      </button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {[...open.slice(4), profilePlace].map((place) => (
          <MenuItem key={place.to} component={Link} to={place.to} onClick={() => setAnchor(null)}>
            <span className="line">
              {place.icon} {t(place.word)}
            </span>
          </MenuItem>
        ))}
      </Menu>
    </nav>
  );
}
