import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { AcceptableRow } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useT, useWord } from '../../i18n/use-t.js';
import { Bone, Empty, Failure } from '../../parts/States.js';
import { triage } from '../../providers/api.js';

const thresholds = [0.95, 0.9, 0.8, 0.7, 0.6] as const;
const first = 0.9;

function useWhat() {
  const t = useT();
  return (row: AcceptableRow): string =>
    row.class === 'subject-request'
      ? row.rights.map((right) => t(`words.right.${right}`)).join(' + ')
      : row.notPrivacyKind
        ? t(`words.notPrivacy.${row.notPrivacyKind}`)
        : t(`words.messageClass.${row.class}`);
}

function Line(props: { row: AcceptableRow; on: boolean; toggle: () => void }) {
  const { row } = props;
  const t = useT();
  const word = useWord();
  const what = useWhat();
  const from = row.correspondentName || row.correspondentAddress || t('common.noName');
  const account = row.account ?? t(row.candidates > 1 ? 'triage.severalAccounts' : 'triage.noAccount');
  return (
    <tr className={props.on ? undefined : 'off'}>
      <td className="tick">
        <Checkbox
          size="small"
          checked={props.on}
          onChange={props.toggle}
          slotProps={{ input: { 'aria-label': t('triage.take', { name: `${from}, ${row.subject}` }) } }}
        />
      </td>
      <td>
        <span className="cut block">{row.subject || t('common.noSubject')}</span>
        <span className="cut block muted small">{from}</span>
      </td>
      <td>
        <span className={row.class === 'subject-request' ? 'chip accent' : 'chip'}>
          <span className="cut">{what(row)}</span>
        </span>
        {row.class === 'subject-request' && (
          <span className="cut block muted small">
            {account} · {word('words.language', row.language, t('words.language.other'))}
          </span>
        )}
      </td>
      <td className="right num">{t('triage.percent', { value: Math.round(row.confidence * 100) })}</td>
    </tr>
  );
}

function Lines(props: {
  rows: readonly AcceptableRow[];
  off: ReadonlySet<string>;
  toggle: (ticketId: string) => void;
}) {
  const t = useT();
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">
            <span className="sr">{t('keys.select')}</span>
          </th>
          <th scope="col">{t('triage.message')}</th>
          <th scope="col">{t('triage.what')}</th>
          <th scope="col" className="right">
            {t('triage.confidence')}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <Line
            key={row.ticketId}
            row={row}
            on={!props.off.has(row.ticketId)}
            toggle={() => props.toggle(row.ticketId)}
          />
        ))}
      </tbody>
    </table>
  );
}

/** The one look before several suggestions are accepted: all of them, each with its tick; Enter agrees. */
export default function ReviewDialog(props: {
  accept: (threshold: number, items: { ticketId: string; messageId: string }[]) => void;
  close: () => void;
}) {
  const t = useT();
  const [threshold, setThreshold] = useState<number>(first);
  const [off, setOff] = useState<ReadonlySet<string>>(new Set());
  const query = useQuery({
    queryKey: ['inbox', 'review', threshold],
    queryFn: ({ signal }) => triage.acceptable(threshold, signal),
    gcTime: 0,
  });
  const rows = query.data ?? [];
  const taken = rows.filter((row) => !off.has(row.ticketId));
  const requests = taken.filter((row) => row.class === 'subject-request').length;
  const toggle = (id: string) =>
    setOff((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (taken.length === 0) return;
    props.close();
    props.accept(
      threshold,
      taken.map(({ ticketId, messageId }) => ({ ticketId, messageId })),
    );
  };
  return (
    <Dialog open onClose={props.close} maxWidth="md" fullWidth aria-labelledby="review-title">
      <form onSubmit={submit} className="review">
        <DialogTitle id="review-title">{t('triage.review')}</DialogTitle>
        <DialogContent className="stack loose">
          <div className="review-head">
            <p className="muted">{t('triage.reviewHelp')}</p>
            <TextField
              select
              id="review-threshold"
              label={t('triage.threshold')}
              value={threshold}
              onChange={(event) => setThreshold(Number(event.target.value))}
            >
              {thresholds.map((one) => (
                <MenuItem key={one} value={one}>
                  {t('triage.percent', { value: Math.round(one * 100) })}
                </MenuItem>
              ))}
            </TextField>
          </div>
          <div
            className="review-rows"
            aria-busy={query.isPending}
            tabIndex={0}
            role="group"
            aria-label={t('triage.review')}
          >
            {query.error && <Failure error={query.error} retry={() => void query.refetch()} />}
            {query.isPending && [1, 2, 3, 4, 5, 6].map((one) => <Bone key={one} height={34} />)}
            {query.data && rows.length === 0 && (
              <Empty title={t('triage.reviewEmpty')}>{t('triage.reviewEmptyHelp')}</Empty>
            )}
            {rows.length > 0 && <Lines rows={rows} off={off} toggle={toggle} />}
          </div>
          <p className="muted small review-note">
            {requests > 0 ? t('triage.requestsLater', { smart_count: requests }) : ' '}
          </p>
        </DialogContent>
        <DialogActions>
          <Button color="secondary" onClick={props.close}>
            {t('common.cancel')}
          </Button>
          <Button
            type="submit"
            variant="contained"
            autoFocus
            disabled={query.data !== undefined && taken.length === 0}
          >
            {t('triage.acceptCount', { smart_count: taken.length })}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
