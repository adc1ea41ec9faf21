import type { MigrationInterface, QueryRunner } from 'typeorm';

const HEADLINE = `format('MaxFragments=1, MaxWords=18, MinWords=8, StartSel=%s, StopSel=%s', chr(2), chr(3))`;

/**
 * The two ways of the search are two functions, each held to its index: the planner guesses how common a word is from averages
 * and would read the whole table for a rare one. The words found stand between U+0002 and U+0003: nothing of a mail is markup.
 */
export class SearchPlans1700000000012 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function search_by_words(query tsquery, max_rows int, before_at timestamptz, before_id uuid)
        returns table (message_id uuid, ticket_id uuid, received_at timestamptz, body text)
        language sql stable set enable_seqscan = off as $$
          with hits as materialized (select t.message_id, t.ticket_id, t.received_at, t.restricted from message_text t where t.tsv @@ query)
          select f.message_id, f.ticket_id, f.received_at, b.body
          from (select h.message_id, h.ticket_id, h.received_at from hits h
                where (not h.restricted or app_granted(h.ticket_id))
                  and (before_at is null or (h.received_at, h.message_id) < (before_at, before_id))
                order by h.received_at desc, h.message_id desc limit max_rows) f
          join message_text b on b.message_id = f.message_id
          order by f.received_at desc, f.message_id desc $$;

      create function search_newest_first(query tsquery, max_rows int, before_at timestamptz, before_id uuid)
        returns table (message_id uuid, ticket_id uuid, received_at timestamptz, body text)
        language sql stable set enable_seqscan = off set enable_bitmapscan = off as $$
          select t.message_id, t.ticket_id, t.received_at, t.body from message_text t
          where t.tsv @@ query and (not t.restricted or app_granted(t.ticket_id))
            and (before_at is null or (t.received_at, t.message_id) < (before_at, before_id))
          order by t.received_at desc, t.message_id desc limit max_rows $$;

      create function is_common(query tsquery, more_than int) returns boolean
        language sql stable set enable_seqscan = off as $$
          select count(*) > more_than from (select 1 from message_text t where t.tsv @@ query limit more_than + 1) probe $$;

      revoke execute on function search_by_words(tsquery, int, timestamptz, uuid), search_newest_first(tsquery, int, timestamptz, uuid),
        is_common(tsquery, int) from public;

      create or replace function search_messages(words text, max_rows int, before_at timestamptz default null, before_id uuid default null)
        returns table (message_id uuid, ticket_id uuid, received_at timestamptz, headline text)
        language plpgsql stable security definer set search_path = public, pg_temp as $$
        declare
          query tsquery := websearch_to_tsquery('dpo_fr', words) || websearch_to_tsquery('dpo_en', words) || websearch_to_tsquery('dpo_simple', words);
        begin
          if not (app_system() or app_reads_mail()) or numnode(query) = 0 then
            return;
          end if;
          if is_common(query, 2000) then
            return query select f.message_id, f.ticket_id, f.received_at, ts_headline('dpo_simple', left(f.body, 4000), query, ${HEADLINE})
              from search_newest_first(query, max_rows, before_at, before_id) f;
          else
            return query select f.message_id, f.ticket_id, f.received_at, ts_headline('dpo_simple', left(f.body, 4000), query, ${HEADLINE})
              from search_by_words(query, max_rows, before_at, before_id) f;
          end if;
        end $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function search_messages(text, int, timestamptz, uuid), is_common(tsquery, int),
        search_newest_first(tsquery, int, timestamptz, uuid), search_by_words(tsquery, int, timestamptz, uuid);
    `);
  }
}
