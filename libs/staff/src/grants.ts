import { record } from '#audit';
import { DomainError, type Context } from '#foundation';

export type GrantKind = 'ticket' | 'authority-file' | 'vault';

export interface Grant {
  resourceKind: GrantKind;
  resourceId: string;
  officerId: string;
  reason: string;
  until?: Date | null;
}

/** Opens one restricted resource to one officer, by name, with a reason. */
export async function grantAccess(ctx: Context, grant: Grant): Promise<void> {
  const { resourceKind, resourceId, officerId, reason } = grant;
  const by = ctx.actor.kind === 'officer' ? ctx.actor.officerId : null;
  if (by === officerId) throw new DomainError('own-power', 'forbidden');
  await ctx.query(
    `insert into access_grant (resource_kind, resource_id, officer_id, reason, granted_by, until, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (resource_id, officer_id) do update set reason = excluded.reason, granted_by = excluded.granted_by,
       until = excluded.until`,
    [resourceKind, resourceId, officerId, reason, by, grant.until ?? null, ctx.now],
  );
  await record(ctx, {
    type: 'access.granted',
    journal: 'vault',
    object: { kind: resourceKind, id: resourceId },
    content: { officerId, until: grant.until ?? null },
    personal: { reason },
  });
}

/** Takes every open grant of an officer back; returns how many there were. */
export async function withdrawGrants(ctx: Context, officerId: string): Promise<number> {
  const taken = await ctx.query(
    `update access_grant set until = $2 where officer_id = $1 and (until is null or until > $2) returning id`,
    [officerId, ctx.now],
  );
  if (taken.length > 0)
    await record(ctx, {
      type: 'access.withdrawn',
      journal: 'vault',
      object: { kind: 'officer', id: officerId },
      content: { grants: taken.length },
    });
  return taken.length;
}

/**
 * Names an officer for every authority matter there is, if their roles call for it (counsel, or DPO at the authority
 * desk); for anybody else it does nothing. The database decides, because whoever appoints sees none of it.
 */
export async function nameForAuthority(ctx: Context, officerId: string): Promise<void> {
  const [row] = await ctx.query<{ granted: number }>('select name_for_authority($1) as granted', [officerId]);
  if (row.granted > 0)
    await record(ctx, {
      type: 'access.granted',
      journal: 'vault',
      object: { kind: 'officer', id: officerId },
      content: { grants: row.granted, why: 'appointed' },
    });
}
