// Sends one mail bomb after the other to a real worker, each followed at once by an ordinary mail, and measures how long that
// one takes to stand in a ticket.
import { createHash } from 'node:crypto';
import { sendAll, stuffed } from '../../bench/parts/smtp-sender.mjs';
import { openBed } from '../servers/desk-bed.mjs';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const hash = (raw) => createHash('sha256').update(raw).digest('hex');

const ordinary = (i) =>
  Buffer.from(
    `From: Personne ${i} <p${i}@ordinary.example>\r\nTo: contact@mailo.com\r\nSubject: ordinaire ${i}\r\nMessage-ID: <o${i}@ordinary.example>\r\n` +
      'MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nBonjour, je souhaite accéder à mes données.\r\n',
  );

/** Figures of each bomb, and of ordinary mails with nothing before them. */
export async function bombRun({ bombs, env = {}, calm = 5 }) {
  const bed = await openBed({ env });
  try {
    await bed.start(['worker']);
    let count = 0;
    const alone = [];
    // The first mails of a process also start its code up.
    for (let i = 0; i < calm + 3; i++) alone.push(await timed(bed, ordinary(count++)));
    const figures = [];
    for (const [name, raw] of bombs) {
      await send(bed, raw);
      const delayMs = await timed(bed, ordinary(count++));
      figures.push({ name, bytes: raw.length, delayMs, ...(await outcome(bed, raw)) });
    }
    return { calmMs: Math.round(median(alone.slice(3))), figures, restarts: bed.restarts };
  } finally {
    await bed.close();
  }
}

const send = (bed, raw) => sendAll({ port: bed.smtpPort, mails: [stuffed(raw)], connections: 1 });

/** Milliseconds from the first command of its delivery to its ticket. */
async function timed(bed, raw) {
  const started = performance.now();
  await send(bed, raw);
  await ticketed(bed, arrivedAs(raw), 60_000);
  return Math.round(performance.now() - started);
}

async function outcome(bed, raw) {
  const { verdict, why, by_hand, ms } = await ticketed(bed, arrivedAs(raw), 120_000);
  return { verdict, why, byHand: by_hand, ms };
}

/** As the listener writes it down: every line ends by CRLF. */
const arrivedAs = (raw) =>
  hash(Buffer.from(`${raw.toString('latin1').replace(/\r?\n/g, '\r\n').replace(/\r\n$/, '')}\r\n`, 'latin1'));

async function ticketed(bed, sha256, patienceMs) {
  for (const end = performance.now() + patienceMs; ; await pause(15)) {
    const [row] = await bed.query(
      `select m.by_hand, x ->> 'verdict' as verdict, x ->> 'why' as why, (x ->> 'ms')::float8 as ms
       from message m join ticket t on t.id = m.ticket_id
       left join lateral (select s as x from jsonb_array_elements(m.steps) s where s ->> 'step' = 'decode') d on true
       where m.sha256 = decode($1, 'hex') and m.state = 'ticketed'`,
      [sha256],
    );
    if (row) return row;
    if (performance.now() > end) throw new Error(`a mail has no ticket after ${patienceMs} ms`);
  }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
