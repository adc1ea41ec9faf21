import type { AuthorityFileState } from '#domain';
import { DomainError, type Context } from '#foundation';

/** An authority file as acts upon it need it. */
export interface FileRecord {
  readonly id: string;
  readonly reference: string;
  readonly ticketId: string;
  readonly state: AuthorityFileState;
  readonly authorityName: string | null;
  readonly actReference: string | null;
  readonly dueAt: Date | null;
  readonly dueTypedBy: string | null;
  readonly pagedAt: Date | null;
  readonly pageAcknowledgedAt: Date | null;
  readonly acknowledged: boolean;
  readonly note: string | null;
  readonly version: number;
}

/** The file, locked for this act; `not-found` for whoever may not know that it exists. */
export async function lockFile(ctx: Context, id: string): Promise<FileRecord> {
  await ctx.query(`select 1 from authority_file where id = $1 for update`, [id]);
  const [file] = await ctx.query<FileRecord & Record<string, unknown>>(
    `select id, reference, ticket_id as "ticketId", state, authority_name as "authorityName", act_reference as "actReference",
            due_at as "dueAt", due_typed_by as "dueTypedBy", paged_at as "pagedAt", page_acknowledged_at as "pageAcknowledgedAt",
            acknowledged_at is not null as acknowledged, note, version
     from authority_file where id = $1`,
    [id],
  );
  if (!file) throw new DomainError('authority.not-found', 'not-found');
  return file;
}
