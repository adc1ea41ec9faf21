import Button from '@mui/material/Button';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useT } from '../i18n/use-t.js';
import { desk } from '../providers/api.js';
import { useSession } from '../providers/session-store.js';
import { Avatar } from './Avatar.js';

export const useOfficers = () =>
  useQuery({ queryKey: ['officers-brief'], queryFn: desk.officers, staleTime: 300_000 });

/** Me first, then colleagues by name. */
export function useOfficerChoices() {
  const me = useSession()?.me;
  const { data = [] } = useOfficers();
  return [...data].sort((a, b) =>
    a.id === me?.id
      ? -1
      : b.id === me?.id
        ? 1
        : a.name.localeCompare(b.name, undefined, { sensitivity: 'base' }),
  );
}

interface Props {
  value: { id: string; name: string } | null;
  pick: (officerId: string | null, name: string) => void;
  label?: string;
  disabled?: boolean;
  children?: ReactNode;
}

/** Who has it, and who should: one click, me on top. */
export function OfficerPicker({ value, pick, label, disabled, children }: Props) {
  const t = useT();
  const me = useSession()?.me;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const officers = useOfficerChoices();
  const choose = (id: string | null, name: string) => {
    setAnchor(null);
    pick(id, name);
  };
  return (
    <>
      <Button
        variant="text"
        color="inherit"
        disabled={disabled}
        aria-haspopup="menu"
        aria-label={
          label ?? t('common.pair', { name: t('list.assignee'), value: value?.name ?? t('common.nobody') })
        }
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ px: 1.5, maxWidth: 260, fontWeight: 450 }}
        startIcon={children ? undefined : <Avatar name={value?.name ?? null} />}
      >
        {children ?? <span className="cut">{value?.name ?? t('common.nobody')}</span>}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {officers.map((officer) => (
          <MenuItem
            key={officer.id}
            selected={officer.id === value?.id}
            onClick={() => choose(officer.id, officer.name)}
          >
            <span className="line">
              <Avatar name={officer.name} />
              <ListItemText
                primary={officer.name}
                secondary={officer.id === me?.id ? t('common.me') : undefined}
              />
            </span>
          </MenuItem>
        ))}
        <MenuItem onClick={() => choose(null, t('common.nobody'))}>{t('list.unassign')}</MenuItem>
      </Menu>
    </>
  );
}
