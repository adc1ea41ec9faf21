import { DomainError, type Context } from '#foundation';

export interface SavedFilter {
  readonly id: string;
  readonly resource: string;
  readonly name: string;
  readonly filter: Record<string, unknown>;
  readonly sort: Record<string, unknown> | null;
}

const owner = (ctx: Context): string => {
  if (ctx.actor.kind !== 'officer') throw new DomainError('act.needs-officer', 'forbidden');
  return ctx.actor.officerId;
};

/** The filters that the acting officer keeps for one list. */
export const savedFilters = (ctx: Context, resource: string): Promise<SavedFilter[]> =>
  ctx.query<SavedFilter & Record<string, unknown>>(
    `select id, resource, name, filter, sort from saved_filter where officer_id = $1 and resource = $2 order by name, id`,
    [owner(ctx), resource],
  );

export async function addSavedFilter(ctx: Context, input: Omit<SavedFilter, 'id'>): Promise<SavedFilter> {
  const [added] = await ctx.query<SavedFilter & Record<string, unknown>>(
    `insert into saved_filter (officer_id, resource, name, filter, sort) values ($1, $2, $3, $4, $5) returning id, resource, name, filter, sort`,
    [
      owner(ctx),
      input.resource,
      input.name,
      JSON.stringify(input.filter),
      input.sort ? JSON.stringify(input.sort) : null,
    ],
  );
  return added;
}

export async function deleteSavedFilter(ctx: Context, id: string): Promise<void> {
  const gone = await ctx.query(`delete from saved_filter where id = $1 and officer_id = $2 returning id`, [
    id,
    owner(ctx),
  ]);
  if (gone.length === 0) throw new DomainError('filter.not-found', 'not-found');
}
