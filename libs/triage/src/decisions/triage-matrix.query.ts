import type { MessageClass, Right } from '#domain';
import { Conditions, type Context } from '#foundation';
import { standing, type DecisionFilter } from './standing-decisions.js';

/** What was suggested against what officers decided, in figures. */
export interface TriageMatrix {
  readonly versions: { version: string; from: Date; count: number }[];
  readonly decisions: number;
  readonly corrected: number;
  readonly abstained: number;
  readonly cells: {
    suggested: MessageClass | 'none';
    decided: MessageClass;
    count: number;
    abstained: number;
  }[];
  readonly rights: { right: Right; found: number; tooMany: number; missed: number }[];
  readonly language: { right: number; of: number };
  readonly account: { right: number; of: number };
}

/** Counted as it stands now: nothing is kept that could drift from the decisions themselves. */
export async function triageMatrix(ctx: Context, filter: DecisionFilter): Promise<TriageMatrix> {
  const conditions = standing(new Conditions(), filter);
  const [{ figures }] = await ctx.query<{ figures: Omit<TriageMatrix, 'versions'> }>(
    `with d as materialized (select * from triage_decision d ${conditions.where}) ${FIGURES}`,
    conditions.params,
  );
  const period = standing(new Conditions(), { ...filter, version: undefined });
  const versions = await ctx.query<TriageMatrix['versions'][number]>(
    `select d.version, min(d.decided_at) as "from", count(*)::int as count from triage_decision d ${period.where} and d.version is not null
     group by d.version order by 2 desc`,
    period.params,
  );
  return { ...figures, versions };
}

const FIGURES = `
  , cells as (
    select coalesce(suggested_class, 'none') as suggested, class as decided, count(*)::int as count,
           count(*) filter (where abstained)::int as abstained from d group by 1, 2
  ), marks as (
    select x."right", count(*) filter (where x.s and x.c)::int as found, count(*) filter (where x.s and not x.c)::int as many,
           count(*) filter (where x.c and not x.s)::int as missed
    from d cross join lateral (
      select u."right", u."right" = any (d.suggested_rights) as s, u."right" = any (d.rights) as c
      from (select unnest(d.suggested_rights) as "right" union select unnest(d.rights)) u) x
    group by 1
  )
  select jsonb_build_object(
    'decisions', (select count(*) from d),
    'corrected', (select count(*) from d where corrected),
    'abstained', (select count(*) from d where abstained),
    'cells', coalesce((select jsonb_agg(to_jsonb(cells) order by suggested, decided) from cells), '[]'),
    'rights', coalesce((select jsonb_agg(jsonb_build_object('right', "right", 'found', found, 'tooMany', many, 'missed', missed)
                                         order by "right") from marks), '[]'),
    'language', (select jsonb_build_object('right', count(*) filter (where language = suggested_language), 'of', count(*))
                 from d where suggested_language is not null and language is not null),
    'account', (select jsonb_build_object('right', count(*) filter (where account is not distinct from suggested_account), 'of', count(*))
                from d where version is not null and class in ('subject-request', 'follow-up'))
  ) as figures`;
