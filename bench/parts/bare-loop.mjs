// What the desk is measured against: parse a mail and insert it. One process, 4 connections, one transaction a mail.
import pg from 'pg';
import PostalMime from 'postal-mime';
import { randomUUID } from 'node:crypto';

const TABLES = `
  drop table if exists bare_message; drop table if exists bare_ticket;
  create table bare_ticket (id uuid primary key, subject text, sender text, created_at timestamptz not null default now());
  create table bare_message (id uuid primary key, ticket_id uuid not null references bare_ticket, message_id text, subject text,
    sender text, body text, raw bytea not null, created_at timestamptz not null default now());
  create index on bare_message (message_id); create index on bare_message (ticket_id);`;

/** Mails per second of the bare loop on the same server. */
export async function bareLoop(url, mails) {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  await pool.query(TABLES);
  const clients = await Promise.all(Array.from({ length: 4 }, () => pool.connect()));
  let next = 0;
  const started = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      while (next < mails.length) {
        const raw = mails[next++];
        const mail = await PostalMime.parse(raw);
        const ticket = randomUUID();
        await client.query('begin');
        await client.query('insert into bare_ticket (id, subject, sender) values ($1, $2, $3)', [
          ticket,
          mail.subject,
          mail.from?.address,
        ]);
        await client.query(
          'insert into bare_message (id, ticket_id, message_id, subject, sender, body, raw) values ($1, $2, $3, $4, $5, $6, $7)',
          [
            randomUUID(),
            ticket,
            mail.messageId,
            mail.subject,
            mail.from?.address,
            mail.text ?? mail.html,
            raw,
          ],
        );
        await client.query('commit');
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  for (const client of clients) client.release();
  await pool.end();
  return mails.length / seconds;
}
