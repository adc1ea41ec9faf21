// 100,000 requests as a few years would leave them: most closed, some open, a few late, waiting or withdrawn.

/** Fills ticket, request and request_track by SQL; statistics are fresh afterwards. */
export async function seedRequests(db, count, officerId) {
  await db.query(`select setseed(0.42)`);
  await db.query(
    `insert into ticket (id, reference, state, subject, correspondent_name, correspondent_address, restricted, class, rights, language, abstains,
                         triaged_at, channel_kind, first_received_at, last_message_at)
     select uuidv7(), 'DPO-' || lpad(to_hex(i / 65536), 4, '0') || '-' || upper(lpad(to_hex(i % 65536), 4, '0')), case when i % 10 = 0 then 'open' else 'closed' end,
            'Demande ' || i, 'Personne ' || i, 'personne' || i || '@example.com', i % 200 = 0, 'subject-request', array['access'], 'fr', false,
            now(), 'smtp', now() - random() * interval '1000 days', now() - random() * interval '900 days'
     from generate_series(1, $1) i`,
    [count],
  );
  await db.query(
    `insert into request (reference, ticket_id, restricted, state, rights, subject, person_name, person_address, language, received_at, receipt_day,
                          raw_last_day, due_on, first_due_on, safe_on, clock, rule_set_version, explanation, waiting, waiting_since, assignee_id)
     select 'REQ-' || substr(t.reference, 5), t.id, t.restricted, x.state,
            case when x.r < 0.35 then array['access'] when x.r < 0.6 then array['erasure'] when x.r < 0.7 then array['access', 'erasure']
                 when x.r < 0.8 then array['rectification'] when x.r < 0.9 then array['objection-marketing'] when x.r < 0.98 then array['portability'] else array['post-mortem'] end,
            t.subject, t.correspondent_name, t.correspondent_address, 'fr', t.first_received_at, t.first_received_at::date,
            d.due, d.due, d.due, d.due, case when x.state in ('closed', 'answered', 'withdrawn') then 'stopped' else 'running' end, '2026.1', '[]',
            case when x.state in ('assessing', 'decided') and x.w < 0.3 then (array['identity', 'clarification', 'platform', 'counsel', 'second-officer'])[1 + floor(x.w * 16)::int % 5] end,
            now(), case when x.a < 0.2 then $1::uuid end
     from (select t.*, random() as s from ticket t) t
     cross join lateral (select case when t.s < 0.80 then 'closed' when t.s < 0.84 then 'answered' when t.s < 0.86 then 'withdrawn' when t.s < 0.90 then 'received'
                                     when t.s < 0.97 then 'assessing' else 'decided' end as state, random() + 0 * t.s as r, random() + 0 * t.s as w, random() + 0 * t.s as a) x
     cross join lateral (select case when x.state in ('received', 'assessing', 'decided') then current_date + (floor(x.r * 40) - 4)::int
                                     else (t.first_received_at + interval '1 month')::date end as due) d`,
    [officerId],
  );
  await db.query(
    `insert into request_track (request_id, ticket_id, restricted, "right", position)
     select r.id, r.ticket_id, r.restricted, x."right", x.position from request r cross join lateral unnest(r.rights) with ordinality as x ("right", position)`,
  );
  await db.query('vacuum analyze');
}

/** Makes all of them open, received within the last weeks: one in ten waits for an answer about identity, one in fifty is extended. */
export async function openAll(db) {
  await db.query(`
    create temporary table placed as select id, row_number() over (order by id) as n from request;
    update request r set state = 'assessing', clock = 'running', waiting = case when p.n % 10 = 0 then 'identity' end,
           received_at = now() - (p.n % 20) * interval '1 day', receipt_day = ((now() - (p.n % 20) * interval '1 day') at time zone 'Europe/Paris')::date
      from placed p where p.id = r.id;
    insert into request_fact (request_id, ticket_id, restricted, kind, at)
      select id, ticket_id, restricted, 'opened', received_at from request;
    insert into request_pause (request_id, ticket_id, restricted, ground, doubt, from_day)
      select r.id, r.ticket_id, r.restricted, 'identity', 'Another address', r.receipt_day + 1 from request r where r.waiting = 'identity';
    with extended as (select r.*, uuidv7() as letter from request r join placed p on p.id = r.id where p.n % 50 = 7)
    insert into request_fact (request_id, ticket_id, restricted, kind, at, data)
      select e.id, e.ticket_id, e.restricted, k.kind, e.received_at + k.later, k.data
      from extended e cross join lateral (values
        ('extend', interval '1 hour', jsonb_build_object('reasons', 'The request spans five mailboxes.')),
        ('letter-sent', interval '2 hours', jsonb_build_object('letterId', e.letter, 'letterKind', 'extension'))) k (kind, later, data);
  `);
  await db.query('vacuum analyze');
}
