// Mails come by SMTP while api, worker and PostgreSQL are killed in turn; then the journal is counted against what was sent.
import { createHash } from 'node:crypto';
import { generateMails } from '../../bench/parts/mails.mjs';
import { sendAll, stuffed } from '../../bench/parts/smtp-sender.mjs';
import { pause } from '../../scripts/parts/processes.mjs';
import { openBed } from '../servers/desk-bed.mjs';

const victims = ['api', 'worker', 'postgresql'];

/**
 * Delivers `mails` mails over four connections; a mail that was not answered 250 is sent again. The kills are spread evenly
 * over the delivery. Returns what the journal holds afterwards, as counts that should be 0 where something is amiss.
 */
export async function killRun({ mails: count, kills: wanted, env = {}, patienceMs = 300_000 }) {
  const mails = generateMails(count, 7);
  const identities = new Set(mails.map(identityOf));
  const bed = await openBed({ env });
  const from = performance.now();
  try {
    await bed.start();
    const delivery = new Delivery(bed.smtpPort, mails);
    const kills = await killInTurn(bed, delivery, wanted);
    await delivery.finished;
    const deliveredMs = performance.now() - from;
    const settled = await settles(bed, count, patienceMs);
    return {
      mails: count,
      distinct: identities.size,
      kills,
      repeats: delivery.repeats,
      refusedForGood: delivery.refusedForGood,
      settled,
      ...(await account(bed, identities)),
      allServe: await allServe(bed),
      deliveredSeconds: Math.round(deliveredMs / 100) / 10,
      settledSeconds: Math.round((performance.now() - from) / 100) / 10,
    };
  } finally {
    await bed.close();
  }
}

/** The mails on their way, and how many have been answered 250 so far. */
class Delivery {
  sent = 0;
  repeats = 0;
  refusedForGood = 0;

  constructor(port, mails) {
    this.total = mails.length;
    this.finished = sendAll({
      port,
      mails: mails.map(stuffed),
      retry: true,
      onSent: () => this.sent++,
      onRefused: (_, reply) => {
        this.repeats++;
        if (reply?.startsWith('5')) this.refusedForGood++;
      },
    });
    this.finished.catch(() => {});
  }

  async reaches(count) {
    while (this.sent < count) await Promise.race([pause(2), this.finished]);
  }
}

async function killInTurn(bed, delivery, wanted) {
  const kills = [];
  for (let i = 0; i < wanted; i++) {
    const victim = victims[i % victims.length];
    await delivery.reaches(Math.floor(((i + 1) * delivery.total) / (wanted + 1)));
    // Its predecessor may still be on its way up from the round before.
    while (!(await bed.kill(victim))) await pause(20);
    kills.push({ victim, afterMails: delivery.sent });
  }
  return kills;
}

/** Whether every mail of the journal came into a ticket and nothing is open in the outbox, before patience ends. */
async function settles(bed, count, patienceMs) {
  for (const until = Date.now() + patienceMs; Date.now() < until; await pause(250)) {
    const [row] = await bed.query(`
      select (select count(*)::int from message where state = 'ticketed') as ticketed,
             (select count(*)::int from outbox where closed_at is null and failed_at is null) as open`);
    if (row.ticketed >= count && row.open === 0) return true;
  }
  return false;
}

async function account(bed, identities) {
  const rows = await bed.query('select identity, by_hand from message');
  const [counts] = await bed.query(`
    select (select count(*)::int from outbox where closed_at is null and failed_at is null) as open,
           (select count(*)::int from outbox where failed_at is not null) as given_up,
           (select count(*)::int from message m where not exists (select from ticket t where t.id = m.ticket_id)) as without_ticket,
           (select count(*)::int from ticket t where not exists (select from message m where m.ticket_id = t.id)) as empty_tickets,
           (select count(*)::int from message m where 1 <> (select count(*) from audit_event e
             where e.type = 'message.ticketed' and e.object_id = m.id::text)) as not_once,
           (select count(*)::int from blob b where not exists (
             select from message m where m.parts @> jsonb_build_array(jsonb_build_object('blobId', b.id)))) as stray_blobs`);
  const found = new Set(rows.map((row) => row.identity));
  return {
    journalRows: rows.length,
    lost: [...identities].filter((identity) => !found.has(identity)).length,
    doubled: rows.length - found.size,
    foreign: [...found].filter((identity) => !identities.has(identity)).length,
    withoutTicket: counts.without_ticket,
    emptyTickets: counts.empty_tickets,
    notOnceProcessed: counts.not_once,
    byHand: rows.filter((row) => row.by_hand).length,
    strayBlobs: counts.stray_blobs,
    openInOutbox: counts.open,
    givenUp: counts.given_up,
  };
}

async function allServe(bed) {
  await bed.serves('api');
  return bed.runs('api') && bed.runs('worker') && bed.runs('postgresql');
}

/** What the listener receives of a mail, and the identity it gives it. */
function identityOf(raw) {
  const text = raw.toString('latin1').replace(/\r?\n/g, '\r\n').replace(/\r\n$/, '');
  return createHash('sha256')
    .update(Buffer.from(`${text}\r\n`, 'latin1'))
    .digest('hex');
}
