import type { MigrationInterface, QueryRunner } from 'typeorm';

const HEADLINE = `format('MaxFragments=1, MaxWords=18, MinWords=8, StartSel=%s, StopSel=%s', chr(2), chr(3))`;

/**
 * How common a word is, the planner's statistics know; counting its hits cost more than finding the newest of them. Both ways give
 * the same hits, so a wrong guess costs time and nothing else.
 */
export class SearchEstimate1700000000013 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function expected_hits(query tsquery) returns double precision language plpgsql volatile as $$
        declare plan jsonb;
        begin
          execute format('explain (format json) select 1 from message_text t where t.tsv @@ %L::tsquery', query) into plan;
          return (plan -> 0 -> 'Plan' ->> 'Plan Rows')::double precision;
        end $$;
      revoke execute on function expected_hits(tsquery) from public;

      create or replace function search_messages(words text, max_rows int, before_at timestamptz default null, before_id uuid default null)
        returns table (message_id uuid, ticket_id uuid, received_at timestamptz, headline text)
        language plpgsql volatile security definer set search_path = public, pg_temp as $$
        declare
          query tsquery := websearch_to_tsquery('dpo_fr', words) || websearch_to_tsquery('dpo_en', words) || websearch_to_tsquery('dpo_simple', words);
        begin
          if not (app_system() or app_reads_mail()) or numnode(query) = 0 then
            return;
          end if;
          -- Words that stand together are expected to be rarer than they are: several words are counted, up to the limit.
          if expected_hits(query) > 4000 or (numnode(query) > 5 and is_common(query, 4000)) then
            return query select f.message_id, f.ticket_id, f.received_at, ts_headline('dpo_simple', left(f.body, 2000), query, ${HEADLINE})
              from search_newest_first(query, max_rows, before_at, before_id) f;
          else
            return query select f.message_id, f.ticket_id, f.received_at, ts_headline('dpo_simple', left(f.body, 2000), query, ${HEADLINE})
              from search_by_words(query, max_rows, before_at, before_id) f;
          end if;
        end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('the search before this one is not kept: restore a backup instead');
  }
}
