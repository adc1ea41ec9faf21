import { permissionTable, type Permission, type Role } from '#domain';
import { DomainError, type Context } from '#foundation';
import type { StaffPolicy } from './staff-policy.js';

/** An officer as those who look after the staff see them. */
export interface ListedOfficer {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  actsForController: boolean;
  authorityDesk: boolean;
  /** The controller lets this officer decide what they prepared: by which act, and who recorded it when. */
  soleDecider: {
    source: string;
    validFrom: string;
    validUntil: string | null;
    recordedBy: string;
    recordedAt: string;
  } | null;
  state: 'active' | 'disabled';
  validUntil: Date | null;
  secondFactors: number;
  lastSignInAt: Date | null;
  openSessions: number;
  version: number;
}

const select = `
  select o.id, o.name, o.email, o.roles, o.acts_for_controller as "actsForController", o.authority_desk as "authorityDesk",
    o.state, o.valid_until as "validUntil", o.last_sign_in_at as "lastSignInAt", o.version,
    (select count(*)::int from second_factor f where f.officer_id = o.id and f.confirmed_at is not null) as "secondFactors",
    (select count(*)::int from session s where s.officer_id = o.id and s.revoked_at is null and s.expires_at > $1
       and s.last_seen_at > $2) as "openSessions",
    (select jsonb_build_object('source', s.source, 'validFrom', s.valid_from, 'validUntil', s.valid_until, 'recordedBy', b.name,
         'recordedAt', to_char(s.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
       from sole_decider s join officer b on b.id = s.recorded_by where s.officer_id = o.id and s.ended_at is null
       and (s.valid_until is null or s.valid_until >= ($1::timestamptz at time zone 'Europe/Paris')::date)
       order by s.recorded_at desc limit 1) as "soleDecider"
  from officer o`;

const instants = (ctx: Context, policy: StaffPolicy) => [
  ctx.now,
  new Date(ctx.now.getTime() - policy.idleMs),
];

/** All officers by name. */
export function listOfficers(ctx: Context, policy: StaffPolicy): Promise<ListedOfficer[]> {
  return ctx.query<ListedOfficer>(`${select} order by o.name, o.id`, instants(ctx, policy));
}

export async function findOfficer(ctx: Context, policy: StaffPolicy, id: string): Promise<ListedOfficer> {
  const [officer] = await ctx.query<ListedOfficer>(`${select} where o.id = $3`, [
    ...instants(ctx, policy),
    id,
  ]);
  if (officer === undefined) throw new DomainError('not-found', 'not-found');
  return officer;
}

/** Active officers who hold a permission (default: to handle a ticket): those to whom work may be assigned. */
export function assignableOfficers(
  ctx: Context,
  permission: Permission = 'ticket.triage',
): Promise<{ id: string; name: string }[]> {
  return ctx.query(
    `select id, name from officer where state = 'active' and (valid_until is null or valid_until > $1) and roles && $2
     order by name, id`,
    [ctx.now, [...permissionTable[permission]]],
  );
}

/** Fails unless work may be assigned to this officer. */
export async function assertAssignable(
  ctx: Context,
  officerId: string,
  permission: Permission = 'ticket.triage',
): Promise<void> {
  const officers = await assignableOfficers(ctx, permission);
  if (!officers.some((officer) => officer.id === officerId))
    throw new DomainError('not-assignable', 'invalid');
}

/** Names by id, for whoever shows who did something. */
export async function officerNames(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await ctx.query<{ id: string; name: string }>(
    'select id, name from officer where id = any($1::uuid[])',
    [[...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}
