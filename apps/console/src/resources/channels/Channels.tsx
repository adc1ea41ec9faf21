import Hub from '@mui/icons-material/HubOutlined';
import Button from '@mui/material/Button';
import type { ChannelView } from '#contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { Page } from '../../parts/Page.js';
import { Empty, Failure, PageBones } from '../../parts/States.js';
import { useFilesOver } from '../../parts/use-files-over.js';
import { desk } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';
import AddMessages from './AddMessages.js';
import { Balance } from './Balance.js';
import { NewChannel } from './NewChannel.js';

function Table({ channels }: { channels: readonly ChannelView[] }) {
  const t = useT();
  const dates = useDates();
  const navigate = useNavigate();
  return (
    <div className="table-wrap">
      <table className="rows linked" aria-label={t('channels.title')}>
        <thead>
          <tr>
            <th scope="col">{t('channels.name')}</th>
            <th scope="col" style={{ width: 190 }}>
              {t('channels.kind')}
            </th>
            <th scope="col" className="right" style={{ width: 90 }}>
              {t('channels.seen')}
            </th>
            <th scope="col" className="right" style={{ width: 120 }}>
              {t('channels.accounted')}
            </th>
            <th scope="col" style={{ width: 280 }}>
              {t('channels.state')}
            </th>
            <th scope="col" className="right" style={{ width: 100 }}>
              {t('channels.byHand')}
            </th>
            <th scope="col" style={{ width: 130 }}>
              {t('channels.newest')}
            </th>
          </tr>
        </thead>
        <tbody>
          {channels.map((one) => (
            <tr
              key={one.id}
              onClick={(event) => {
                if (!(event.target as HTMLElement).closest('a')) void navigate(`/channels/${one.id}`);
              }}
            >
              <td className="lead">
                <Link className="rowlink strong" to={`/channels/${one.id}`}>
                  {one.name}
                </Link>{' '}
                {one.state !== 'active' && <span className="chip">{t(`channels.${one.state}`)}</span>}{' '}
                {one.alarms
                  .filter((alarm) => alarm !== 'gap')
                  .map((alarm) => (
                    <span key={alarm} className="chip red">
                      {t(`channels.alarm.${alarm}`)}
                    </span>
                  ))}
                {one.lastError && (
                  <span className="chip amber" title={one.lastError}>
                    {t('channels.lastError')}
                  </span>
                )}
              </td>
              <td className="minor">{t(`words.channelKind.${one.kind}`)}</td>
              <td className="right minor" title={one.seen === null ? t('channels.uncounted') : undefined}>
                {one.seen === null ? '–' : dates.number(one.seen)}
              </td>
              <td className="right minor">{dates.number(one.accounted)}</td>
              <td>
                <Balance channel={one} />
              </td>
              <td className="right minor">{dates.number(one.byHand)}</td>
              <td className="muted minor">{one.newestAt ? dates.brief(one.newestAt) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where mails come from, and that none of them got away. */
export default function Channels() {
  const t = useT();
  const may = useMay();
  const client = useQueryClient();
  const [dialog, setDialog] = useState<'mailbox' | 'messages' | null>(null);
  useFilesOver(() => setDialog('messages'), dialog === null && may('message.import'));
  const query = useQuery({ queryKey: ['channels'], queryFn: desk.channels, refetchInterval: 30_000 });
  if (query.error && !query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <PageBones />;
  return (
    <Page
      title={t('channels.title')}
      sub={t('channels.help')}
      actions={
        <span className="line wraps">
          {(may('message.import') || may('message.enter')) && (
            <Button variant="outlined" onClick={() => setDialog('messages')}>
              {t('inbox.addMessages')}
            </Button>
          )}
          {may('channel.manage') && (
            <Button variant="contained" onClick={() => setDialog('mailbox')}>
              {t('channels.add')}
            </Button>
          )}
        </span>
      }
    >
      {query.data.length === 0 ? (
        <Empty icon={<Hub />} title={t('channels.empty')}>
          {t('channels.emptyHelp')}
        </Empty>
      ) : (
        <Table channels={query.data} />
      )}
      {dialog === 'messages' && <AddMessages close={() => setDialog(null)} />}
      {dialog === 'mailbox' && (
        <NewChannel
          close={() => setDialog(null)}
          done={() => {
            setDialog(null);
            void client.invalidateQueries({ queryKey: ['channels'] });
          }}
        />
      )}
    </Page>
  );
}
