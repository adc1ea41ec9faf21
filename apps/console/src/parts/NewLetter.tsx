import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { LetterView } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useT, useWord } from '../i18n/use-t.js';
import { letters } from '../providers/api.js';
import { audiences, letterKinds, letterLanguages } from '../words.js';
import { Bone, Failure } from './States.js';
import { useAct } from './use-problem.js';

/** Fields that an officer fills; the desk knows the others. */
const typed = [
  'answer',
  'reasons',
  'identity.doubt',
  'identity.proof',
  'clarification.question',
  'extension.until',
  'authority.actReference',
];
const onlyWithRequest: readonly LetterView['kind'][] = [
  'acknowledgement',
  'identity-question',
  'clarification-question',
  'extension',
  'refusal',
  'closing-without-answer',
];

/** Chooses the letter, fills what only an officer knows; the draft then opens beside its preview. */
export default function NewLetter(props: {
  ticketId: string;
  requestId?: string;
  authorityFileId?: string;
  language: string | null;
  kinds?: readonly LetterView['kind'][];
  first?: LetterView['kind'];
  close: () => void;
}) {
  const t = useT();
  const word = useWord();
  const attempt = useAct();
  const navigate = useNavigate();
  const kinds =
    props.kinds ??
    letterKinds.filter(
      (one) => one !== 'authority-acknowledgement' && (props.requestId || !onlyWithRequest.includes(one)),
    );
  const [kind, setKind] = useState<LetterView['kind']>(props.first ?? kinds[0]);
  const [language, setLanguage] = useState<LetterView['language']>(
    letterLanguages.find((one) => one === props.language) ?? 'en',
  );
  const [audience, setAudience] = useState<LetterView['audience']>('adult');
  const [values, setValues] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const templates = useQuery({ queryKey: ['templates'], queryFn: letters.templates, staleTime: 600_000 });
  const template = templates.data?.find(
    (one) => one.kind === kind && one.language === language && one.audience === 'adult',
  );
  const asked = (template?.fields ?? []).filter((field) => typed.includes(field.name));
  const draft = async () => {
    setBusy(true);
    const given = asked.map(({ name }): [string, string] => [name, values[name] ?? '']);
    const fields = Object.fromEntries(given.filter(([, value]) => value));
    const letter = await attempt(() =>
      letters.draft({
        ticketId: props.ticketId,
        requestId: props.requestId,
        authorityFileId: props.authorityFileId,
        kind,
        language,
        audience,
        fields,
      }),
    );
    setBusy(false);
    if (letter) void navigate(`/letters/${letter.id}`);
  };
  if (templates.error) return <Failure error={templates.error} retry={() => void templates.refetch()} />;
  return (
    <div className="stack loose">
      <div className="line wraps">
        <TextField
          select
          id="letter-kind"
          label={t('letter.choose')}
          value={kind}
          sx={{ maxWidth: 300 }}
          onChange={(event) => setKind(event.target.value as LetterView['kind'])}
        >
          {kinds.map((one) => (
            <MenuItem key={one} value={one}>
              {t(`words.letterKind.${one}`)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          id="letter-language"
          label={t('letter.language')}
          value={language}
          sx={{ maxWidth: 140 }}
          onChange={(event) => setLanguage(event.target.value as LetterView['language'])}
        >
          {letterLanguages.map((one) => (
            <MenuItem key={one} value={one}>
              {t(`words.language.${one}`)}
            </MenuItem>
          ))}
        </TextField>
        {kind !== 'authority-acknowledgement' && (
          <TextField
            select
            id="letter-audience"
            label={t('letter.audience')}
            value={audience}
            sx={{ maxWidth: 220 }}
            onChange={(event) => setAudience(event.target.value as LetterView['audience'])}
          >
            {audiences.map((one) => (
              <MenuItem key={one} value={one}>
                {t(`letter.audiences.${one}`)}
              </MenuItem>
            ))}
          </TextField>
        )}
      </div>
      {templates.isPending && <Bone height={40} />}
      {asked.map((field) => (
        <TextField
          key={field.name}
          label={word('fields', field.name.replace(/\W/g, '-'), field.name)}
          multiline={field.name !== 'extension.until' && field.name !== 'authority.actReference'}
          minRows={field.name === 'answer' ? 4 : 2}
          type={field.name === 'extension.until' ? 'date' : 'text'}
          slotProps={{ inputLabel: field.name === 'extension.until' ? { shrink: true } : {} }}
          value={values[field.name] ?? ''}
          onChange={(event) => setValues((before) => ({ ...before, [field.name]: event.target.value }))}
        />
      ))}
      <div className="line">
        <span className="spring" />
        <Button color="secondary" onClick={props.close}>
          {t('common.cancel')}
        </Button>
        <Button variant="contained" loading={busy} disabled={!template} onClick={() => void draft()}>
          {t('letter.continue')}
        </Button>
      </div>
    </div>
  );
}
