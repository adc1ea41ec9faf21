import GppBad from '@mui/icons-material/GppBadOutlined';
import GppMaybe from '@mui/icons-material/GppMaybeOutlined';
import Verified from '@mui/icons-material/VerifiedUserOutlined';
import Tooltip from '@mui/material/Tooltip';
import type { MessageView } from '#contracts';
import { useT, useWord } from '../i18n/use-t.js';

/** Is the sender who the header says? The verdict, and on hover what each check found. */
export function Authenticity({ authentication }: { authentication: MessageView['authentication'] }) {
  const t = useT();
  const word = useWord();
  const { authenticated, facts, source, server, policy } = authentication;
  const [icon, text, tone] =
    authenticated === true
      ? [<Verified key="y" />, t('inbox.authenticated'), 'green']
      : authenticated === false
        ? [<GppBad key="n" />, t('inbox.notAuthenticated'), 'red']
        : [<GppMaybe key="u" />, t('inbox.authUnknown'), ''];
  const lines = facts.map((fact) => (
    <div key={`${fact.method}${fact.detail}`}>
      {t('common.pair', {
        name: word('words.authMethod', fact.method, fact.method.toUpperCase()),
        value: word('words.authResult', fact.result, t('common.unknown')),
      })}{' '}
      {fact.detail && `(${fact.detail})`}
    </div>
  ));
  const said = (
    <>
      {lines}
      {policy && <div>{word('words.authPolicy', policy)}</div>}
      {source && <div>{source === 'header' ? t('inbox.checkedBy', { server }) : t('inbox.checkedHere')}</div>}
      <div>{t('inbox.noPerson')}</div>
    </>
  );
  return (
    <Tooltip title={lines.length > 0 ? said : ''}>
      <span className={`chip ${tone}`} tabIndex={lines.length > 0 ? 0 : undefined}>
        {icon}
        {text}
      </span>
    </Tooltip>
  );
}
