import type { TestDatabase } from '#foundation/testing';

/** Fills the register with so many requests as ten years of a desk leave them: most closed, rights and waits unevenly spread. */
export async function fillRegister(
  database: TestDatabase,
  count: number,
  officerIds: readonly string[],
): Promise<void> {
  await database.ownerQuery(TICKETS, [count]);
  await database.ownerQuery(REQUESTS, [officerIds]);
  await database.ownerQuery(TRACKS);
  await database.ownerQuery(FACTS);
  await database.ownerQuery('analyze');
}

const TICKETS = `
  insert into ticket (reference, subject, correspondent_name, correspondent_address, restricted, class, language, channel_kind,
      first_received_at, last_message_at, triaged_at)
  select 'DPO-' || n, 'Demande ' || n, 'Personne ' || n, 'p' || (n % 60000) || '@mailo.com', n % 500 = 0, 'subject-request', 'fr', 'smtp',
         at, at, at
  from generate_series(1, $1::int) n, lateral (select now() - n * interval '52 minutes' as at) a`;

const REQUESTS = `
  insert into request (reference, ticket_id, restricted, state, rights, subject, person_name, person_address, language, received_at,
      receipt_day, raw_last_day, due_on, first_due_on, safe_on, rule_set_version, explanation, waiting, waiting_since, assignee_id, clock)
  select 'DSR-' || substr(t.reference, 5), t.id, t.restricted, s.state, r.rights, t.subject, t.correspondent_name, t.correspondent_address,
         'fr', t.first_received_at, d.day, d.day + 30, d.day + 30, d.day + 30, d.day + 30, 'FR 1; policy 2026-1', '[]',
         w.waiting, case when w.waiting is not null then t.first_received_at end,
         case when n % 7 = 0 then null else ($1::uuid[])[1 + n % cardinality($1::uuid[])] end,
         case when s.state in ('answered', 'closed', 'withdrawn') then 'stopped' else 'running' end
  from (select t.*, row_number() over (order by first_received_at desc)::int as n from ticket t) t,
    lateral (select (first_received_at at time zone 'Europe/Paris')::date as day) d,
    lateral (select case when n < 4000 then (array['received', 'assessing', 'decided', 'answered'])[1 + n % 4]
                         when n % 50 = 0 then 'withdrawn' when n % 90 = 0 then 'assessing' else 'closed' end as state) s,
    lateral (select case when n % 1000 = 0 then array['post-mortem'] when n % 200 = 0 then array['portability']
                         when n % 3 = 0 then array['erasure'] when n % 11 = 0 then array['access', 'erasure']
                         when n % 13 = 0 then array['objection-marketing'] else array['access'] end as rights) r,
    lateral (select case when s.state in ('received', 'assessing', 'decided') and n % 6 = 0
                         then (array['identity', 'counsel', 'platform'])[1 + n % 3] end as waiting) w`;

const TRACKS = `
  insert into request_track (request_id, ticket_id, restricted, "right", position)
  select r.id, r.ticket_id, r.restricted, u.value, u.place from request r, unnest(r.rights) with ordinality u (value, place)`;

const FACTS = `
  insert into request_fact (request_id, ticket_id, restricted, kind, at) select id, ticket_id, restricted, 'opened', received_at from request`;
