import type { TicketView } from '#contracts';
import { Link } from 'react-router-dom';
import { useT } from '../../i18n/use-t.js';
import { Address } from '../../parts/Address.js';
import { AccountPanel } from '../../parts/AccountPanel.js';
import { Attachments } from '../../parts/Attachments.js';
import { DueChip } from '../../parts/DueChip.js';
import { FileButton } from '../../parts/FileButton.js';
import { Tags } from '../../parts/Tags.js';
import { Tasks } from '../../parts/Tasks.js';
import { tickets } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';
import { Proposals } from './Proposals.js';
import { PassedOn } from './PassedOn.js';
import { TicketLinks } from './TicketLinks.js';
import type { TicketActs } from './use-ticket.js';

function Requests({ ticket }: { ticket: TicketView }) {
  const t = useT();
  return (
    <section>
      <h2>{t('ticket.requests')}</h2>
      {ticket.requests.length === 0 && <p className="muted">{t('ticket.requestsNone')}</p>}
      {ticket.requests.map((one) => (
        <div key={one.id} style={{ marginBottom: 8 }}>
          <div className="line">
            <Link className="cut" to={`/requests/${one.id}`}>
              {one.rights.map((right) => t(`words.right.${right}`)).join(' + ')}
            </Link>
            <span className="chip">{t(`words.requestState.${one.state as 'received'}`)}</span>
          </div>
          <DueChip due={one} />
        </div>
      ))}
      {ticket.authorityFile && (
        <p>
          <Link to={`/authority-files/${ticket.authorityFile.id}`}>
            {t('ticket.authorityFile')} <span className="ref">{ticket.authorityFile.reference}</span>
          </Link>
        </p>
      )}
    </section>
  );
}

/** What is owed on this ticket without a right being exercised, and what went wrong with it. */
function Matters({ ticket }: { ticket: TicketView }) {
  const t = useT();
  const { enquiry, breaches } = ticket;
  return (
    <>
      {enquiry && (
        <section>
          <h2>{t(`enquiry.kinds.${enquiry.kind}`)}</h2>
          <div className="line">
            <Link className="ref" to={`/enquiries/${enquiry.id}`}>
              {enquiry.reference}
            </Link>
            <span className="chip">{t(`enquiry.states.${enquiry.state}`)}</span>
          </div>
          {enquiry.state === 'open' && <DueChip due={{ ...enquiry, clock: 'running' }} />}
        </section>
      )}
      {breaches.length > 0 && (
        <section>
          <h2>{t('breach.fromTicket')}</h2>
          {breaches.map((one) => (
            <div key={one.id} className="line">
              <Link className="ref" to={`/breaches/${one.id}`}>
                {one.reference}
              </Link>
              <span className="chip">{t(`breach.states.${one.state}`)}</span>
            </div>
          ))}
        </section>
      )}
    </>
  );
}

/** Person, account, requests, tags, tasks, links: what the conversation is about. */
export function TicketSide({ ticket, acts }: { ticket: TicketView; acts: TicketActs }) {
  const t = useT();
  const granted = useMay();
  const may = (permission: string) => !ticket.retention?.lockedAt && granted(permission);
  return (
    <>
      <Proposals ticket={ticket} acts={acts} />
      <section>
        <h2>{t('ticket.person')}</h2>
        <dl className="facts">
          <dt>{t('ticket.name')}</dt>
          <dd>{ticket.correspondentName ?? <span className="muted">{t('common.unknown')}</span>}</dd>
          <dt>{t('ticket.address')}</dt>
          <dd>
            {ticket.correspondentAddress ? (
              <Address of={ticket.correspondentAddress} />
            ) : (
              <span className="muted">{t('common.unknown')}</span>
            )}
          </dd>
          {ticket.class && (
            <>
              <dt>{t('ticket.kind')}</dt>
              <dd>{t(`words.messageClass.${ticket.class}`)}</dd>
            </>
          )}
        </dl>
      </section>
      <PassedOn ticket={ticket} acts={acts} />
      <Matters ticket={ticket} />
      <Requests ticket={ticket} />
      <AccountPanel address={ticket.accountAddress} ticketId={ticket.id} />
      <section>
        <h2>{t('ticket.tags')}</h2>
        <Tags
          value={ticket.tags}
          change={
            may('ticket.tag')
              ? (tags) =>
                  acts.act(
                    () => tickets.tags(ticket.id, tags),
                    t('ticket.tagsChanged'),
                    () => tickets.tags(ticket.id, [...ticket.tags]),
                  )
              : undefined
          }
        />
      </section>
      <section>
        <h2>{t('ticket.tasks')}</h2>
        <Tasks
          tasks={ticket.tasks}
          add={may('ticket.task') ? (task) => acts.act(() => tickets.task(ticket.id, task)) : undefined}
          tick={(id, done) =>
            acts.act(
              () => tickets.taskDone(id, done),
              t(done ? 'ticket.taskTicked' : 'ticket.taskUnticked'),
              () => tickets.taskDone(id, !done),
            )
          }
        />
      </section>
      <TicketLinks ticket={ticket} acts={acts} />
      <section>
        <h2>
          {t('ticket.files')}
          <span className="spring" />
          {may('ticket.note') && (
            <FileButton
              label={t('ticket.addFile')}
              pick={(file) => void acts.act(() => tickets.attach(ticket.id, file))}
            />
          )}
        </h2>
        {ticket.attachments.length === 0 ? (
          <p className="muted">{t('common.none')}</p>
        ) : (
          <Attachments
            files={ticket.attachments.map((one) => ({
              ...one,
              key: one.id,
              path: `/ticket-attachments/${one.id}`,
              view: `/ticket-attachments/${one.id}/content`,
            }))}
          />
        )}
      </section>
    </>
  );
}
