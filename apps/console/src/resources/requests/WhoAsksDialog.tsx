import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { Mandate, RequesterView, RequestView } from '#contracts';
import { useState, type FormEvent } from 'react';
import { useT } from '../../i18n/use-t.js';
import { DayField } from '../../parts/DayField.js';
import { useProblemText } from '../../parts/use-problem.js';
import { requests } from '../../providers/api.js';
import { requesterKinds } from '../../words.js';
import type { RequestActs } from './use-request.js';

type Kind = RequesterView['kind'];
type Paper = RequesterView['papers'][number]['paper'];

function Papers(props: {
  papers: readonly Paper[];
  value: readonly Paper[];
  change: (next: Paper[]) => void;
}) {
  const t = useT();
  const { papers, value, change } = props;
  if (papers.length === 0) return null;
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <legend className="muted small">{t('who.papers')}</legend>
      {papers.map((paper) => (
        <FormControlLabel
          key={paper}
          sx={{ display: 'flex' }}
          label={t(`who.paper.${paper}`)}
          control={
            <Checkbox
              checked={value.includes(paper)}
              onChange={(event) =>
                change(event.target.checked ? [...value, paper] : value.filter((one) => one !== paper))
              }
            />
          }
        />
      ))}
      <p className="small muted">{t('who.papersHelp')}</p>
    </fieldset>
  );
}

/** The mandate as data: for these rights of the request, how long, to whom. */
function MandateFields(props: {
  rights: RequestView['rights'];
  value: Mandate;
  change: (next: Mandate) => void;
}) {
  const t = useT();
  const { rights, value } = props;
  const set = (part: Partial<Mandate>) => props.change({ ...value, ...part });
  return (
    <>
      <TextField
        label={t('who.object')}
        multiline
        minRows={2}
        value={value.object}
        onChange={(event) => set({ object: event.target.value })}
      />
      <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
        <legend className="muted small">{t('who.covers')}</legend>
        {rights.map((right) => (
          <FormControlLabel
            key={right}
            label={t(`words.right.${right}`)}
            control={
              <Checkbox
                checked={value.rights.includes(right)}
                onChange={(event) =>
                  set({
                    rights: event.target.checked
                      ? [...value.rights, right]
                      : value.rights.filter((one) => one !== right),
                  })
                }
              />
            }
          />
        ))}
      </fieldset>
      <div className="line wraps" style={{ alignItems: 'flex-start' }}>
        <DayField
          label={t('who.from')}
          value={value.validFrom ?? ''}
          change={(day) => set({ validFrom: day || null })}
        />
        <DayField
          label={t('who.until')}
          value={value.validTo ?? ''}
          change={(day) => set({ validTo: day || null })}
        />
      </div>
      <TextField
        select
        id="who-answer-to"
        label={t('who.answerTo')}
        value={value.answerTo}
        onChange={(event) => set({ answerTo: event.target.value as Mandate['answerTo'] })}
      >
        {(['requester', 'person'] as const).map((one) => (
          <MenuItem key={one} value={one}>
            {t(`who.answerToChoice.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        type="email"
        label={t('who.recipient')}
        helperText={t('who.recipientHelp')}
        value={value.recipientAddress ?? ''}
        onChange={(event) => set({ recipientAddress: event.target.value.trim() || null })}
      />
    </>
  );
}

/** Says who asks, in one act: which path, what was seen, and the mandate. */
export default function WhoAsksDialog(props: { request: RequestView; acts: RequestActs; close: () => void }) {
  const t = useT();
  const say = useProblemText();
  const { request } = props;
  const { requester } = request;
  const [kind, setKind] = useState<Kind>(requester.kind);
  const [papers, setPapers] = useState<Paper[]>(
    requester.papers.flatMap(({ paper, seen }) => (seen ? [paper] : [])),
  );
  const [mandate, setMandate] = useState<Mandate>(
    requester.mandate ?? {
      object: '',
      rights: request.rights,
      validFrom: null,
      validTo: null,
      answerTo: 'requester',
      recipientAddress: null,
    },
  );
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const choice = requester.choices.find((one) => one.kind === kind);
  const wantsMandate = (choice?.wantsMandate ?? null) !== null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const told = wantsMandate && mandate.object.trim() !== '' ? mandate : null;
      props.acts.show(
        await requests.requester(request.id, { version: request.version, kind, papers, mandate: told }),
      );
      props.close();
    } catch (error) {
      setTrouble(say(error));
      void props.acts.query.refetch();
    }
    setBusy(false);
  };
  return (
    <Dialog open onClose={props.close} maxWidth="sm" fullWidth aria-labelledby="who-title">
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id="who-title">{t('who.title')}</DialogTitle>
        <DialogContent className="stack loose">
          <TextField
            select
            id="who-kind"
            label={t('who.title')}
            helperText={t(`who.help.${kind}`)}
            value={kind}
            sx={{ mt: '6px' }}
            onChange={(event) => setKind(event.target.value as Kind)}
          >
            {requesterKinds.map((one) => (
              <MenuItem key={one} value={one}>
                {t(`who.kind.${one}`)}
              </MenuItem>
            ))}
          </TextField>
          <Papers papers={choice?.papers ?? []} value={papers} change={setPapers} />
          {wantsMandate && <MandateFields rights={request.rights} value={mandate} change={setMandate} />}
          <div role="alert">{trouble && <p className="notice amber">{trouble}</p>}</div>
        </DialogContent>
        <DialogActions>
          <Button color="secondary" onClick={props.close}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" variant="contained" loading={busy}>
            {t('who.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
