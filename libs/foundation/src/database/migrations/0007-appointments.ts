import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An officer who joins the authority desk is named for the matters that are there already. */
export class Appointments1700000000007 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Definer's rights: the administrator who appoints sees no restricted ticket. It can grant nothing to anybody whose roles
      -- do not call for it, the same officers that restrict_ticket names.
      create function name_for_authority(officer_named uuid) returns int language plpgsql security definer set search_path = public, pg_temp as $$
        declare granted int;
        begin
          insert into access_grant (resource_kind, resource_id, officer_id, reason)
            select 'ticket', t.id, o.id, 'appointed' from officer o cross join ticket t
            where o.id = officer_named and o.state = 'active' and t.restricted
              and ('counsel' = any (o.roles) or ('dpo' = any (o.roles) and o.authority_desk))
            on conflict (resource_id, officer_id) do update set until = null, reason = 'appointed'
              where access_grant.until is not null and access_grant.until <= now();
          get diagnostics granted = row_count;
          return granted;
        end $$;
      revoke execute on function name_for_authority(uuid) from public;
      grant execute on function name_for_authority(uuid) to dpo_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function name_for_authority(uuid)');
  }
}
