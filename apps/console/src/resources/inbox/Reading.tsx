import ArrowBack from '@mui/icons-material/ArrowBack';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import MailOutline from '@mui/icons-material/MailOutlined';
import Tooltip from '@mui/material/Tooltip';
import OpenInFull from '@mui/icons-material/OpenInFull';
import type { MessageView, TicketRow, TicketView } from '#contracts';
import { Link } from 'react-router-dom';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { Authenticity } from '../../parts/Authenticity.js';
import { MailBody } from '../../parts/MailBody.js';
import { SenderFacts } from '../../parts/SenderFacts.js';
import { SignatureFacts } from '../../parts/SignatureFacts.js';
import { Bone, Empty, Failure } from '../../parts/States.js';

const incoming = (ticket: TicketView): MessageView[] =>
  ticket.timeline.flatMap((entry) => (entry.kind === 'message' ? [entry.message] : [])).reverse();

function OneMail({ message }: { message: MessageView }) {
  const t = useT();
  const dates = useDates();
  const from = message.fromName ? `${message.fromName} <${message.fromAddress}>` : message.fromAddress;
  return (
    <article style={{ marginBottom: 28 }}>
      <dl className="facts" style={{ marginBottom: 10 }}>
        <dt>{t('mail.from')}</dt>
        <dd className="line wraps">
          <strong>{from}</strong> <Authenticity authentication={message.authentication} />
        </dd>
        {message.replyTo.length > 0 && message.replyTo[0] !== message.fromAddress && (
          <>
            <dt>{t('mail.replyTo')}</dt>
            <dd>{message.replyTo.join(', ')}</dd>
          </>
        )}
        <SenderFacts authentication={message.authentication} />
        <SignatureFacts message={message} />
        <dt>{t('mail.received')}</dt>
        <dd>
          <time dateTime={message.receivedAt}>{dates.instant(message.receivedAt)}</time>
        </dd>
      </dl>
      {message.copyOf && <p className="chip">{t('mail.copyOf')}</p>}
      <MailBody message={message} evidence />
    </article>
  );
}

/** The mail itself, newest first when the conversation has several. */
export function Reading(props: {
  row: TicketRow | undefined;
  ticket: TicketView | undefined;
  error: unknown;
  back: () => void;
}) {
  const t = useT();
  const { row, ticket } = props;
  if (!row)
    return (
      <section className="reading" aria-label={t('inbox.mail')}>
        <Empty icon={<MailOutline />} title={t('inbox.pick')}>
          {t('inbox.pickHelp')}
        </Empty>
      </section>
    );
  return (
    <section className="reading" aria-label={t('inbox.mail')} tabIndex={0}>
      <div className="line" style={{ marginBottom: 12, alignItems: 'flex-start' }}>
        <span className="narrow-only">
          <IconButton aria-label={t('inbox.backToList')} onClick={props.back}>
            <ArrowBack fontSize="small" />
          </IconButton>
        </span>
        <h2 className="grow" style={{ fontSize: 18, lineHeight: '26px', overflowWrap: 'anywhere' }}>
          {row.subject || t('common.noSubject')}
        </h2>
        <Tooltip title={`${t('inbox.openTicket')} (o)`}>
          <Button component={Link} to={`/tickets/${row.id}`} color="secondary" startIcon={<OpenInFull />}>
            <span className="ref">{row.reference}</span>
          </Button>
        </Tooltip>
      </div>
      {row.flags.includes('threat-to-life') && (
        <p className="notice red" role="alert" style={{ marginBottom: 12 }}>
          {t('triage.alarm')}
        </p>
      )}
      {props.error ? (
        <Failure error={props.error} />
      ) : ticket ? (
        incoming(ticket).map((message) => <OneMail key={message.id} message={message} />)
      ) : (
        <div className="stack loose" aria-busy="true">
          {[40, 30, 95, 88, 92, 60].map((one) => (
            <Bone key={one} width={`${one}%`} />
          ))}
        </div>
      )}
    </section>
  );
}
