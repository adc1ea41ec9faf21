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
  'papers-question',
  'extension',
  'refusal',
  'closing-without-answer',
];
/** Written from the file of an authority or of an enquiry, where the page asks for them. */
const onlyWithFile: readonly LetterView['kind'][] = [
  'authority-acknowledgement',
  'enquiry-answer',
  'supervisory-answer',
];

function Choice<T extends string>(props: {
  id: string;
  label: string;
  width: number;
  value: T;
  values: readonly T[];
  name: (value: T) => string;
  choose: (value: T) => void;
}) {
  return (
    <TextField
      select
      id={props.id}
      label={props.label}
      value={props.value}
      sx={{ maxWidth: props.width }}
      onChange={(event) => props.choose(event.target.value as T)}
    >
      {props.values.map((one) => (
        <MenuItem key={one} value={one}>
          {props.name(one)}
        </MenuItem>
      ))}
    </TextField>
  );
}

function Ends(props: { busy: boolean; ready: boolean; close: () => void; draft: () => void }) {
  const t = useT();
  return (
    <div className="line">
      <span className="spring" />
      <Button color="secondary" onClick={props.close}>
        {t('common.cancel')}
      </Button>
      <Button variant="contained" loading={props.busy} disabled={!props.ready} onClick={props.draft}>
        {t('letter.continue')}
      </Button>
    </div>
  );
}

/** Chooses the letter, fills what only an officer knows; the draft then opens beside its preview. */
export default function NewLetter(props: {
  ticketId: string;
  requestId?: string;
  authorityFileId?: string;
  language: string | null;
  kinds?: readonly LetterView['kind'][];
  first?: LetterView['kind'];
  /** For whom it is worded, as who asks is best spoken to. */
  audience?: LetterView['audience'];
  close: () => void;
}) {
  const t = useT();
  const word = useWord();
  const attempt = useAct();
  const navigate = useNavigate();
  const kinds =
    props.kinds ??
    letterKinds.filter(
      (one) => !onlyWithFile.includes(one) && (props.requestId || !onlyWithRequest.includes(one)),
    );
  const [kind, setKind] = useState<LetterView['kind']>(props.first ?? kinds[0]);
  const [language, setLanguage] = useState<LetterView['language']>(
    letterLanguages.find((one) => one === props.language) ?? (props.language ? 'en' : 'fr'),
  );
  const [audience, setAudience] = useState<LetterView['audience']>(props.audience ?? 'adult');
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
        <Choice
          id="letter-kind"
          label={t('letter.choose')}
          width={300}
          {...{ value: kind, values: kinds, choose: setKind }}
          name={(one) => t(`words.letterKind.${one}`)}
        />
        <Choice
          id="letter-language"
          label={t('letter.language')}
          width={140}
          {...{ value: language, values: letterLanguages, choose: setLanguage }}
          name={(one) => t(`words.language.${one}`)}
        />
        {!['authority-acknowledgement', 'supervisory-answer', 'papers-question'].includes(kind) && (
          <Choice
            id="letter-audience"
            label={t('letter.audience')}
            width={220}
            {...{ value: audience, values: audiences, choose: setAudience }}
            name={(one) => t(`letter.audiences.${one}`)}
          />
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
      <Ends busy={busy} ready={template !== undefined} close={props.close} draft={() => void draft()} />
    </div>
  );
}
