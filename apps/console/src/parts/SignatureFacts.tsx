import type { MessageView, SignatureView } from '#contracts';
import { useT, useWord } from '../i18n/use-t.js';

/** An intact content of the sender's own key stays quiet; whatever differs is what must be seen. */
const toneOf = ({ valid, matchesFrom }: SignatureView): string => {
  if (valid === 'no') return 'chip tall red';
  return valid === 'yes' && matchesFrom === true ? 'muted small' : 'chip tall amber';
};

function OneSignature({ signature }: { signature: SignatureView }) {
  const t = useT();
  const word = useWord();
  const { kind, valid, why, signer, signerName, issuer, chain, matchesFrom } = signature;
  return (
    <div className="line wraps tight">
      <span>
        {word('words.cryptography', kind)} · {signer ?? signerName ?? t('common.unknown')}
      </span>{' '}
      <span className={toneOf(signature)}>
        {why === 'key-unknown' ? t('mail.keyUnknown') : word('words.signedContent', valid)}
        {matchesFrom !== null && ` · ${t(matchesFrom ? 'mail.ownSignature' : 'mail.otherSignature')}`}
      </span>{' '}
      {issuer && (
        <span className="muted small">
          {t('mail.issuedBy', { issuer })} · {word('words.certificateChain', chain)}
        </span>
      )}
    </div>
  );
}

/** Signatures in the mail and whether it is encrypted, as lines below the author: facts, never one green tick. */
export function SignatureFacts({ message }: { message: Pick<MessageView, 'signatures' | 'encrypted'> }) {
  const t = useT();
  const word = useWord();
  const { signatures, encrypted } = message;
  return (
    <>
      {signatures.length > 0 && (
        <>
          <dt>{t('mail.signature')}</dt>
          <dd>
            {signatures.map((signature, index) => (
              <OneSignature key={`${signature.kind}${index}`} signature={signature} />
            ))}
          </dd>
        </>
      )}
      {encrypted && (
        <>
          <dt>{t('mail.encryption')}</dt>
          <dd>
            <span className="chip tall amber">
              {word('words.cryptography', encrypted)} · {t('mail.noKeyHere')}
            </span>
          </dd>
        </>
      )}
    </>
  );
}
