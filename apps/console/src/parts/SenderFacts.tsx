import type { AuthenticationView, SignerView } from '#contracts';
import { useT, useWord } from '../i18n/use-t.js';

const SHOWN = 3;

/** Valid and the author's own stays quiet; valid but somebody else's is what must be seen. */
const toneOf = ({ result, aligned }: SignerView): string => {
  if (result === 'pass') return aligned ? 'muted small' : 'chip tall amber';
  return result === 'fail' && aligned ? 'chip tall red' : 'chip tall';
};

function Verdict({ check }: { check: SignerView }) {
  const t = useT();
  const word = useWord();
  return (
    <span className={toneOf(check)}>
      {word('words.authResult', check.result, t('common.unknown'))} ·{' '}
      {t(check.aligned ? 'mail.sameDomain' : 'mail.otherDomain')}
    </span>
  );
}

/**
 * Who signed and who sent the envelope, as lines below the author: three facts that agree or do not. A valid signature of
 * somebody else proves nothing about the author.
 */
export function SenderFacts({ authentication }: { authentication: AuthenticationView }) {
  const t = useT();
  const { signers, envelope, source } = authentication;
  return (
    <>
      {(signers.length > 0 || source !== null) && (
        <>
          <dt>{t('mail.signer')}</dt>
          <dd>
            {signers.length === 0 && <span className="muted">{t('mail.noSigner')}</span>}
            {signers.slice(0, SHOWN).map((signer, index) => (
              <div className="line wraps tight" key={`${signer.domain}${index}`}>
                <span>{signer.domain}</span> <Verdict check={signer} />
              </div>
            ))}
            {signers.length > SHOWN && (
              <span className="muted small">
                {t('mail.moreSigners', { smart_count: signers.length - SHOWN })}
              </span>
            )}
          </dd>
        </>
      )}
      {envelope && (
        <>
          <dt>{t('mail.envelope')}</dt>
          <dd className="line wraps tight">
            <span>
              {envelope.address === '' ? t('mail.nullPath') : (envelope.address ?? envelope.check?.domain)}
            </span>{' '}
            {envelope.check ? (
              <Verdict check={envelope.check} />
            ) : (
              <span className="muted small">{t('mail.notChecked')}</span>
            )}
          </dd>
        </>
      )}
    </>
  );
}
