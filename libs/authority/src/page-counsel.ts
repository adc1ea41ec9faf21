import { Injectable } from '@nestjs/common';
import MailComposer from 'nodemailer/lib/mail-composer';
import { addDays, authorityDueAlert, defaultPolicy, instantOf, parisDay } from '#domain';
import { enqueue, jobs, Mailout, newId, SettingsService, type Context } from '#foundation';
import { record } from '#audit';
import { lockFile, type FileRecord } from './file-record.js';

const AGAIN_MS = 4 * 3_600_000;

interface Paged {
  readonly id: string;
  readonly email: string;
  readonly locale: 'fr' | 'en';
}

/**
 * Looks at a file again when its due date nears: pages everybody who may see it, by mail that names the file's number
 * and nothing else, and again every four hours until somebody says that they have seen it.
 */
@Injectable()
export class PageCounsel {
  constructor(
    private readonly mailout: Mailout,
    private readonly settings: SettingsService,
  ) {}

  async run(ctx: Context, fileId: string): Promise<void> {
    const file = await lockFile(ctx, fileId).catch(() => null);
    if (!file?.dueAt || file.pageAcknowledgedAt) return;
    const alert = authorityDueAlert(file.dueAt, ctx.now);
    if (alert === 'none') return void (await this.plan(ctx, file.id, nearFrom(file.dueAt)));
    const officers = await pagedOfficers(ctx, file.ticketId);
    for (const officer of officers) await this.mail(ctx, file, officer, alert);
    await ctx.query(`update authority_file set paged_at = $2, version = version + 1 where id = $1`, [
      file.id,
      ctx.now,
    ]);
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

  private async mail(ctx: Context, file: FileRecord, officer: Paged, alert: 'near' | 'late'): Promise<void> {
    const { MAIL_FROM, MAIL_FROM_NAME, MAIL_DOMAIN } = this.settings.values;
    const text = words[officer.locale][alert](file.reference);
    const messageId = `<${newId()}@${MAIL_DOMAIN}>`;
    const bytes = await new MailComposer({
      from: { name: MAIL_FROM_NAME, address: MAIL_FROM },
      to: officer.email,
      subject: text,
      text: `${text}\n`,
      messageId,
      date: ctx.now,
      headers: { 'Auto-Submitted': 'auto-generated' },
      newline: '\r\n',
      disableFileAccess: true,
      disableUrlAccess: true,
    })
      .compile()
      .build();
    // Written to officers, who do not answer by machine: the caps of automatic replies are not for it.
    await this.mailout.queueMail(ctx, {
      ownerKind: 'page',
      ownerId: file.id,
      from: MAIL_FROM,
      to: [officer.email],
      messageId,
      bytes,
    });
  }
}

/** The morning of the first day on which the date is near. */
const nearFrom = (dueAt: Date): Date =>
  instantOf(`${addDays(parisDay(dueAt), -defaultPolicy.authorityDueNearDays)}T08:00`);

const pagedOfficers = (ctx: Context, ticketId: string): Promise<Paged[]> =>
  ctx.query<Paged & Record<string, unknown>>(
    `select o.id, o.email, o.locale from officer o join access_grant g on g.officer_id = o.id
     where g.resource_id = $1 and o.state = 'active' and 'counsel' = any (o.roles)
       and (g.until is null or g.until > $2) and (o.valid_until is null or o.valid_until > $2) order by o.id`,
    [ticketId, ctx.now],
  );

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
