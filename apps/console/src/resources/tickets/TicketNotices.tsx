import type { TicketView } from '#contracts';
import { Link } from 'react-router-dom';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { useMay } from '../../providers/session-store.js';

/** A closed ticket on its way out says so: read only, when it ends, or that it is gone. */
function RetentionNotice({ of }: { of: TicketView['retention'] }) {
  const t = useT();
  const dates = useDates();
  const may = useMay();
  if (!of || (!of.lockedAt && !of.certificate)) return null;
  const { certificate, destroyOn, claim } = of;
  return (
    <div className="notice blue" style={{ margin: '0 24px 12px' }}>
      {certificate ? (
        <>
          {t('retention.gone', { on: dates.instant(certificate.destroyedAt) })}{' '}
          {may('retention.read') && (
            <Link to={`/retention/certificates/${certificate.id}`}>{t('retention.seeCertificate')}</Link>
          )}
        </>
      ) : (
        <>
          {t('retention.readOnly')}{' '}
          {claim
            ? t('retention.endsOnClaim')
            : destroyOn && t('retention.ends', { on: dates.day(destroyOn) })}
        </>
      )}
    </div>
  );
}

/** What stands above the conversation: where it went, or how it ends. */
export function TicketNotices({ ticket }: { ticket: TicketView }) {
  const t = useT();
  return (
    <>
      <RetentionNotice of={ticket.retention} />
      {ticket.mergedInto && (
        <div className="notice blue" style={{ margin: '0 24px 12px' }}>
          <Link to={`/tickets/${ticket.mergedInto.id}`}>
            {t('ticket.mergedInto', { reference: ticket.mergedInto.reference })}
          </Link>
        </div>
      )}
    </>
  );
}
