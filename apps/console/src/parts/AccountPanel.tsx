import Button from '@mui/material/Button';
import type { AccountView } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDates } from '../i18n/use-dates.js';
import { useT, useWord } from '../i18n/use-t.js';
import { parisDay } from '../i18n/dates.js';
import { desk } from '../providers/api.js';
import { useMay } from '../providers/session-store.js';
import { Address } from './Address.js';
import { Bone } from './States.js';
import { useProblemText } from './use-problem.js';

function Facts({ account }: { account: AccountView }) {
  const t = useT();
  const word = useWord();
  const dates = useDates();
  const day = (at: string | null) => (at ? dates.day(parisDay(at)) : null);
  const rows: [string, string | null][] = [
    [t('account.state'), word('account.states', account.state, t('common.unknown'))],
    [t('account.name'), [account.firstName, account.lastName].filter(Boolean).join(' ') || null],
    [t('account.born'), account.birthDate ? dates.day(account.birthDate) : null],
    [t('account.aliases'), account.aliases.join(', ') || null],
    [t('account.plan'), word('account.plans', account.plan, account.plan ?? '') || null],
    [t('account.created'), day(account.createdAt)],
    [t('account.lastAccess'), day(account.lastAccessAt)],
    [t('account.closed'), day(account.closedAt)],
    [t('account.recovery'), account.recoveryAddress],
  ];
  return (
    <>
      {account.minor && <p className="notice amber">{t('account.minor')}</p>}
      <dl className="facts" style={{ marginTop: 8 }}>
        {rows
          .filter(([, value]) => value !== null)
          .map(([name, value]) => [<dt key={`${name}t`}>{name}</dt>, <dd key={`${name}d`}>{value}</dd>])}
      </dl>
    </>
  );
}

/** What the platform says of the account: asked only on purpose, because every look-up is recorded. */
export function AccountPanel({ address, ticketId }: { address: string | null; ticketId: string }) {
  const t = useT();
  const may = useMay();
  const say = useProblemText();
  const [asked, setAsked] = useState(false);
  const query = useQuery({
    queryKey: ['account', address, ticketId],
    queryFn: () => desk.account(address ?? '', ticketId),
    enabled: asked && address !== null,
    staleTime: Infinity,
  });
  return (
    <section>
      <h2>{t('account.title')}</h2>
      {address === null ? (
        <p className="muted">{t('ticket.accountNone')}</p>
      ) : (
        <>
          <p style={{ overflowWrap: 'anywhere' }}>
            <Address of={address} />
          </p>
          {!asked && may('account.lookup') && (
            <>
              <Button variant="outlined" sx={{ mt: 2 }} onClick={() => setAsked(true)}>
                {t('ticket.lookUp')}
              </Button>
              <p className="muted small" style={{ marginTop: 4 }}>
                {t('ticket.lookUpHelp')}
              </p>
            </>
          )}
          {asked && query.isPending && <Bone />}
          {query.error && (
            <p className="notice amber" role="alert" style={{ marginTop: 8 }}>
              {say(query.error)}
            </p>
          )}
          {query.data && <Facts account={query.data} />}
        </>
      )}
    </section>
  );
}
