import Button from '@mui/material/Button';
import type { ChannelView, PassOnFigures } from '#contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDates } from '../../i18n/use-dates.js';
import { useT, type T } from '../../i18n/use-t.js';
import { passOnApi } from '../../providers/pass-on-api.js';
import { useMay } from '../../providers/session-store.js';
import { PassOnDialog } from './PassOnDialog.js';

/** Where one kind goes, in words. */
function place(t: T, { target }: PassOnFigures): string {
  if (!target) return t('passOn.none');
  if (target.way === 'none') return t('passOn.nobody');
  return target.way === 'move'
    ? t('passOn.toFolder', { folder: target.folder })
    : t('passOn.toAddress', { address: target.address });
}

const mails = ({ withoutTarget, waiting, passed, failed, destroyed }: PassOnFigures): number =>
  withoutTarget + waiting + passed + failed + destroyed;

/** What of this channel is not the desk's business: where each kind goes, and that nothing without a target is destroyed. */
export function PassOnTargets({ channel }: { channel: ChannelView }) {
  const t = useT();
  const may = useMay();
  const dates = useDates();
  const client = useQueryClient();
  const [changed, setChanged] = useState<PassOnFigures | null>(null);
  const key = ['channels', channel.id, 'pass-on'];
  const query = useQuery({ queryKey: key, queryFn: () => passOnApi.figures(channel.id) });
  if (!query.data) return null;
  const waiting = query.data.reduce((sum, one) => sum + one.withoutTarget, 0);
  const without = query.data.filter(({ target }) => target === null);
  const shown = query.data.filter((one) => one.target !== null || mails(one) > 0 || may('channel.manage'));
  return (
    <section className="stack">
      <h2 className="sec-title">{t('passOn.title')}</h2>
      <p className="muted">{t('passOn.help')}</p>
      {waiting > 0 && <p className="notice amber">{t('passOn.withoutTarget', { smart_count: waiting })}</p>}
      {waiting === 0 && without.length > 0 && (
        <p className="notice">
          {t('passOn.noTargets', {
            kinds: without.map(({ kind }) => t(`words.notPrivacy.${kind}`)).join(', '),
          })}
        </p>
      )}
      {shown.length > 0 && (
        <div className="table-wrap">
          <table className="rows" aria-label={t('passOn.title')}>
            <thead>
              <tr>
                <th scope="col">{t('passOn.kind')}</th>
                <th scope="col">{t('passOn.goesTo')}</th>
                <th scope="col">{t('passOn.delay')}</th>
                <th scope="col" className="right">
                  {t('passOn.waiting')}
                </th>
                <th scope="col" className="right">
                  {t('passOn.passed')}
                </th>
                <th scope="col" className="right">
                  {t('passOn.failed')}
                </th>
                <th scope="col" className="right">
                  {t('passOn.destroyed')}
                </th>
                <th scope="col">{t('passOn.nextEnd')}</th>
                <th scope="col" aria-label={t('passOn.change')} />
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <tr key={one.kind}>
                  <td className="lead">{t(`words.notPrivacy.${one.kind}`)}</td>
                  <td title={one.target?.channelId === null ? t('passOn.ofDesk') : undefined}>
                    {place(t, one)}
                  </td>
                  <td className="minor">
                    {one.target &&
                      (one.target.delayDays === 0
                        ? t('passOn.atOnce')
                        : t('passOn.days', { smart_count: one.target.delayDays }))}
                  </td>
                  <td className="right minor">{dates.number(one.withoutTarget + one.waiting)}</td>
                  <td className="right minor">{dates.number(one.passed)}</td>
                  <td className="right minor">
                    {one.failed > 0 ? (
                      <span className="chip red">{dates.number(one.failed)}</span>
                    ) : (
                      dates.number(0)
                    )}
                  </td>
                  <td className="right minor">{dates.number(one.destroyed)}</td>
                  <td className="minor">{one.nextEnd ? dates.brief(one.nextEnd) : '–'}</td>
                  <td className="right">
                    {may('channel.manage') && (
                      <Button size="small" color="secondary" onClick={() => setChanged(one)}>
                        {t('passOn.change')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {changed && (
        <PassOnDialog
          channel={channel}
          figures={changed}
          close={() => setChanged(null)}
          done={() => {
            setChanged(null);
            void client.invalidateQueries({ queryKey: ['channels'] });
          }}
        />
      )}
    </section>
  );
}
