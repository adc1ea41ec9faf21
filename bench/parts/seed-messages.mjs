// Messages with the words of generated mails, each with a few of its own.
import PostalMime from 'postal-mime';
import { generateMails } from './mails.mjs';

const CONFIG = { fr: 'dpo_fr', en: 'dpo_en' };
const CHUNK = 2000;

/** Fills ticket, message and message_text; texts are those of 300 generated mails with a rare word each. */
export async function seedMessages(db, count) {
  const texts = [];
  for (const raw of generateMails(300, 7)) {
    const mail = await PostalMime.parse(raw);
    const body = (mail.text ?? '').slice(0, 1500);
    texts.push({
      subject: mail.subject ?? '',
      body,
      config: /[àéè]| vous /.test(body) ? CONFIG.fr : CONFIG.en,
    });
  }
  const { rows } = await db.query(`insert into channel (kind, name) values ('import', 'bench') returning id`);
  for (let from = 0; from < count; from += CHUNK) {
    const some = Array.from({ length: Math.min(CHUNK, count - from) }, (_, i) => ({
      n: from + i,
      ...texts[(from + i) % texts.length],
    }));
    await db.query(INSERT, [
      rows[0].id,
      some.map(({ n }) => n),
      some.map(({ subject }) => subject),
      some.map(({ n, body }) => `${body}\nrare${n}`),
      some.map(({ config }) => config),
    ]);
  }
  await db.query('vacuum analyze');
}

const INSERT = `
  with v as (
    select uuidv7() as ticket_id, uuidv7() as message_id, n, subject, body, config, n % 500 = 0 as restricted, now() - n * interval '7 minutes' as at
    from unnest($2::int[], $3::text[], $4::text[], $5::text[]) as x (n, subject, body, config)
  ), t as (
    insert into ticket (id, reference, subject, correspondent_name, correspondent_address, restricted, class, language, channel_kind, first_received_at, last_message_at)
    select ticket_id, 'DPO-' || lpad(to_hex(n / 65536), 4, '0') || '-' || upper(lpad(to_hex(n % 65536), 4, '0')), subject, 'Personne ' || n,
           'personne' || n || '@example.com', restricted, 'subject-request', 'fr', 'import', at, at from v
  ), m as (
    insert into message (id, channel_id, identity, sha256, size, received_at, received_source, ticket_id, restricted, state, subject, from_name, from_address, parts)
    select message_id, $1, n::text, sha256(n::text::bytea), length(body), at, 'file-date', ticket_id, restricted, 'ticketed', subject, 'Personne ' || n,
           'personne' || n || '@example.com', '[]' from v
  )
  insert into message_text (message_id, ticket_id, restricted, received_at, body, tsv)
  select message_id, ticket_id, restricted, at, body,
         setweight(to_tsvector(config::regconfig, subject), 'A') || setweight(to_tsvector('dpo_simple', 'Personne ' || n || ' personne' || n || '@example.com personne' || n), 'B')
         || to_tsvector(config::regconfig, body) from v`;
