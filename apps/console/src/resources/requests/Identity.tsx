import Check from '@mui/icons-material/CheckCircleOutlined';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import Warning from '@mui/icons-material/WarningAmberOutlined';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { RequestView } from '#contracts';
import { parisDay } from '../../i18n/dates.js';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { useAct } from '../../parts/use-problem.js';
import { requests } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';
import { IdentityDocument } from './IdentityDocument.js';
import { IdentityNext } from './IdentityNext.js';
import type { RequestActs } from './use-request.js';

type Proof = RequestView['identity']['proofs'][number];

/** One thing that was seen: what, when, by whom, and whether it still counts. */
function ProofLine({ proof }: { proof: Proof }) {
  const t = useT();
  const dates = useDates();
  const age =
    proof.ageDays === 0 ? t('identity.today') : t('identity.daysAgo', { smart_count: proof.ageDays });
  const level = proof.level ? ` (${t(`words.identity.${proof.level}`)})` : '';
  return (
    <li title={proof.note ?? undefined}>
      <span style={proof.doubt ? { textDecoration: 'line-through' } : undefined}>
        {t(`identity.kind.${proof.kind}`)}
        {level}
      </span>{' '}
      {proof.doubt && <span className="chip amber">{t(`identity.doubt.${proof.doubt}`)}</span>}
      {proof.toAct && <span className="chip">{t('identity.toAct')}</span>}
      <div className="muted small">
        <span title={dates.day(parisDay(proof.seenAt))}>{age}</span>
        {proof.by && ` · ${proof.by.name}`}
        {proof.note && ` · ${proof.note}`}
      </div>
    </li>
  );
}

function Proofs({ proofs }: { proofs: readonly Proof[] }) {
  const t = useT();
  if (proofs.length === 0) return <p className="muted small">{t('identity.noProof')}</p>;
  return (
    <>
      <h3 className="sec-title">{t('identity.proofs')}</h3>
      <ul className="stack" style={{ gap: 4 }}>
        {proofs.map((proof) => (
          <ProofLine key={proof.id} proof={proof} />
        ))}
      </ul>
    </>
  );
}

/** What an access covers decides how sure the desk must be; settled with the decision. */
function Scope({ request, acts }: { request: RequestView; acts: RequestActs }) {
  const t = useT();
  const act = useAct();
  const may = useMay();
  const scope = request.identity.needs.find(({ right }) => right === 'access')?.scope;
  const open = request.state === 'received' || request.state === 'assessing';
  if (!scope || !open || !may('request.act')) return null;
  const change = async (next: string) => {
    const input = { version: request.version, scope: next as typeof scope };
    const changed = await act(() => requests.trackScope(request.id, 'access', input));
    if (changed) acts.show(changed);
  };
  return (
    <TextField
      select
      fullWidth
      id="access-scope"
      label={t('identity.covers')}
      value={scope}
      sx={{ mt: 1 }}
      onChange={(event) => void change(event.target.value)}
    >
      {(['profile', 'content-and-logs'] as const).map((one) => (
        <MenuItem key={one} value={one}>
          {t(`identity.scope.${one}`)}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** How sure the desk is of who asks and how sure it must be, by what; then the least intrusive step, and no more. */
export function Identity({ request, acts }: { request: RequestView; acts: RequestActs }) {
  const t = useT();
  const { identity } = request;
  const enough = identity.inSession.step === null;
  return (
    <section>
      <h2>{t('request.identity')}</h2>
      <dl className="facts">
        <dt>{t('request.identityReached')}</dt>
        <dd>{t(`words.identity.${request.identityLevel}`)}</dd>
        <dt>{t('request.identityNeeded')}</dt>
        <dd>
          {identity.needs.map(({ right, scope, needed }) => (
            <div key={right}>
              {t(`words.identity.${needed}`)}
              {(identity.needs.length > 1 || scope) && (
                <span className="muted small">
                  {' '}
                  · {t(`words.right.${right}`)}
                  {scope && ` (${t(`identity.scope.${scope}`)})`}
                </span>
              )}
            </div>
          ))}
        </dd>
      </dl>
      <Scope request={request} acts={acts} />
      {identity.contradicted && (
        <p className="notice amber" style={{ marginTop: 6 }}>
          <Warning />
          <span>{t('identity.contradicted')}</span>
        </p>
      )}
      <p className="line small" style={{ margin: '6px 0', color: enough ? 'var(--green)' : 'var(--muted)' }}>
        {enough ? <Check fontSize="inherit" /> : <HourglassEmpty fontSize="inherit" />}
        {t(enough ? 'request.identityEnough' : 'request.identityShort')}
      </p>
      <Proofs proofs={identity.proofs} />
      <IdentityNext request={request} acts={acts} />
      <IdentityDocument request={request} acts={acts} />
    </section>
  );
}
