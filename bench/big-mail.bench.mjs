// Mails of 25 MB by SMTP: how far does the worker's memory rise above what it is at rest?
import { randomBytes } from 'node:crypto';
import { cpus } from 'node:os';
import pg from 'pg';
import { benchServer, freePort, residentMb, round, startProcess, until } from './parts/server.mjs';
import { generateMails } from './parts/mails.mjs';
import { sendAll, stuffed } from './parts/smtp-sender.mjs';

/** Options: size of the mail in MB (25), how many one after the other (3). */
export async function bench([megabytes = '25', count = '3']) {
  const bed = await benchServer();
  try {
    const { urls, env } = await bed.desk('big_mail');
    const port = await freePort();
    const worker = startProcess('worker', { ...env, SMTP_LISTEN_PORT: String(port) });
    const admin = new pg.Client({ connectionString: urls.owner });
    await admin.connect();
    let peak = 0;
    const watch = setInterval(() => (peak = Math.max(peak, residentMb(worker.pid))), 5);
    const through = async (mails, n) => {
      await sendAll({ port, mails, connections: 1, retry: true });
      const waiting = `select count(*)::int as n from message where state = 'ticketed'`;
      if (!(await until(async () => (await admin.query(waiting)).rows[0].n >= n, 120_000)))
        throw new Error('a mail has no ticket');
    };
    try {
      // At rest, but awake: everything that ordinary mails need has run once.
      const warm = generateMails(200);
      await through(warm, warm.length);
      await rest(5000);
      const rounds = [];
      for (let i = 0; i < Number(count); i++) {
        const idleMb = residentMb(worker.pid);
        peak = 0;
        const started = performance.now();
        await through([bigMail(Number(megabytes))], warm.length + i + 1);
        const ms = performance.now() - started;
        await rest(1000);
        rounds.push({
          idleMb: round(idleMb, 0),
          peakMb: round(peak, 0),
          overIdleMb: round(peak - idleMb, 0),
          ms: round(ms, 0),
        });
        await rest(12_000);
      }
      return {
        bench: 'big-mail',
        cpus: `${cpus().length} x ${cpus()[0].model}`,
        megabytes: Number(megabytes),
        rounds,
        overIdleMb: Math.max(...rounds.map(({ overIdleMb }) => overIdleMb)),
        targetMb: 200,
      };
    } finally {
      clearInterval(watch);
      await admin.end();
      await worker.kill();
    }
  } finally {
    await bed.stop();
  }
}

const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A text and one attachment that cannot be compressed. */
function bigMail(megabytes) {
  const bytes = randomBytes(Math.round((megabytes * 1024 * 1024 * 57) / 78));
  const body = bytes.toString('base64').replace(/.{76}/g, '$&\r\n');
  return stuffed(
    Buffer.from(
      `From: Camille <camille@big.example>\r\nTo: contact@mailo.com\r\nSubject: pièces\r\nMessage-ID: <${bytes.toString('hex', 0, 8)}@big.example>\r\n` +
        'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n' +
        'Bonjour, voici mes pièces.\r\n--b\r\nContent-Type: application/pdf; name="pieces.pdf"\r\n' +
        `Content-Disposition: attachment; filename="pieces.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n--b--\r\n`,
    ),
  );
}
