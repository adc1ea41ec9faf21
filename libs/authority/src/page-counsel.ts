import { Injectable } from '@nestjs/common';
import { addDays, authorityDueAlert, instantOf, parisDay, type Policy } from '#domain';
import { enqueue, jobs, type Context } from '#foundation';
import { record } from '#audit';
import { OfficerMail, type Addressee } from '#requests';
import { rulesInForce } from '#rulesets';
import { lockFile, type FileRecord } from './file-record.js';

const AGAIN_MS = 4 * 3_600_000;

/**
 * Looks at a file again when its due date nears: leaves a task for whoever typed the date and pages everybody who answers
 * for it, by mail that names the file's number and nothing else, and again every four hours until somebody says that they
 * have seen it. Whatever is set about reminders: a page always leaves.
 */
@Injectable()
export class PageCounsel {
  constructor(private readonly mail: OfficerMail) {}

  async run(ctx: Context, fileId: string): Promise<void> {
    const file = await lockFile(ctx, fileId).catch(() => null);
    if (!file?.dueAt || file.pageAcknowledgedAt) return;
    const { policy } = await rulesInForce(ctx);
    const alert = authorityDueAlert(file.dueAt, ctx.now, policy);
    if (alert === 'none') return void (await this.plan(ctx, file.id, nearFrom(file.dueAt, policy)));
    const officers = await pagedOfficers(ctx, file.ticketId);
    if (file.pagedAt === null) await leaveTask(ctx, file, file.dueAt, officers);
    for (const officer of officers)
      await this.mail.send(ctx, officer, {
        ownerKind: 'page',
        ownerId: file.id,
        subject: words[officer.locale][alert](file.reference),
      });
    // The version stays: nobody acted, and counsel's open page is as good as before.
    await ctx.query(`update authority_file set paged_at = $2 where id = $1`, [file.id, ctx.now]);
    await record(ctx, {
      type: 'authority.paged',
      journal: 'vault',
      object: { kind: 'authority-file', id: file.id },
      ticketId: file.ticketId,
      content: { alert, officers: officers.map(({ id }) => id) },
    });
    await this.plan(ctx, file.id, new Date(ctx.now.getTime() + AGAIN_MS));
  }

  private plan(ctx: Context, fileId: string, runAt: Date): Promise<string> {
    return enqueue(ctx, jobs.remindAuthorityFile, { fileId }, { runAt });
  }
}

/** The morning of the first day on which the date is near. */
const nearFrom = (dueAt: Date, { authorityDueNearDays }: Policy): Date =>
  instantOf(`${addDays(parisDay(dueAt), -authorityDueNearDays)}T08:00`);

/** Once for each typed date; another date takes it back. */
async function leaveTask(
  ctx: Context,
  file: FileRecord,
  dueAt: Date,
  officers: readonly Addressee[],
): Promise<void> {
  const typedBy = officers.find(({ id }) => id === file.dueTypedBy);
  await ctx.query(
    `insert into task (ticket_id, restricted, title, assignee_id, due_on) values ($1, true, $2, $3, $4)`,
    [
      file.ticketId,
      words[typedBy?.locale ?? 'fr'].near(file.reference),
      typedBy?.id ?? officers[0]?.id ?? null,
      parisDay(dueAt),
    ],
  );
}

/** Counsel who may see the file; where there is none, the DPOs named for it: a page that nobody gets is none. */
async function pagedOfficers(ctx: Context, ticketId: string): Promise<Addressee[]> {
  const named = await ctx.query<Addressee & { counsel: boolean } & Record<string, unknown>>(
    `select o.id, o.email, o.locale, 'counsel' = any (o.roles) as counsel
     from officer o join access_grant g on g.officer_id = o.id
     where g.resource_id = $1 and o.state = 'active' and o.roles && array['counsel', 'dpo']
       and (g.until is null or g.until > $2) and (o.valid_until is null or o.valid_until > $2) order by o.id`,
    [ticketId, ctx.now],
  );
  const counsel = named.filter((officer) => officer.counsel);
  return counsel.length > 0 ? counsel : named;
}

const words = {
  fr: {
    near: (reference: string) => `${reference}\u00a0: échéance proche`,
    late: (reference: string) => `${reference}\u00a0: échéance dépassée`,
  },
  en: {
    near: (reference: string) => `${reference}: due soon`,
    late: (reference: string) => `${reference}: past due`,
  },
} as const;
