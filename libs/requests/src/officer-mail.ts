import { Injectable } from '@nestjs/common';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { LetterLanguage } from '#domain';
import { Mailout, newId, SettingsService, type Context } from '#foundation';

/** An officer as a mail addresses them. */
export interface Addressee {
  readonly id: string;
  readonly email: string;
  readonly locale: LetterLanguage;
}

export interface Notice {
  /** What the mail hangs from in the outbox. */
  readonly ownerKind:
    | 'page'
    | 'request-reminder'
    | 'task-reminder'
    | 'channel-alarm'
    | 'retention-notice'
    | 'breach-reminder'
    | 'enquiry-reminder';
  readonly ownerId: string;
  /** References and dates; never a word about a person. */
  readonly subject: string;
  /** Further numbers and dates, one a line. */
  readonly lines?: readonly string[];
  /** Where the matter stands in the console, as a path. */
  readonly path?: string;
}

/** Mails from the desk to its officers: they cross servers that are not ours, so they name a number, a date and a link. */
@Injectable()
export class OfficerMail {
  constructor(
    private readonly mailout: Mailout,
    private readonly settings: SettingsService,
  ) {}

  /** Who of these is reminded by mail: nobody where that is off, and no address that the desk itself reads. */
  reminded(officers: readonly Addressee[]): Addressee[] {
    const { REMINDER_MAILS, MAIL_OWN_ADDRESSES } = this.settings.values;
    if (!REMINDER_MAILS) return [];
    return officers.filter(({ email }) => !MAIL_OWN_ADDRESSES.includes(email.toLowerCase()));
  }

  async send(ctx: Context, officer: Addressee, notice: Notice): Promise<void> {
    const { MAIL_FROM, MAIL_FROM_NAME, MAIL_DOMAIN, PUBLIC_URL } = this.settings.values;
    const link = notice.path === undefined ? '' : `\n${PUBLIC_URL}${notice.path}\n`;
    const list = notice.lines?.length ? `\n${notice.lines.join('\n')}\n` : '';
    const messageId = `<${newId()}@${MAIL_DOMAIN}>`;
    const bytes = await new MailComposer({
      from: { name: MAIL_FROM_NAME, address: MAIL_FROM },
      to: officer.email,
      subject: notice.subject,
      text: `${notice.subject}\n${list}${link}`,
      messageId,
      date: ctx.now,
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': officer.locale },
      newline: '\r\n',
      disableFileAccess: true,
      disableUrlAccess: true,
    })
      .compile()
      .build();
    // Written to officers, who do not answer by machine: the caps of automatic replies are not for it.
    await this.mailout.queueMail(ctx, {
      ownerKind: notice.ownerKind,
      ownerId: notice.ownerId,
      from: MAIL_FROM,
      to: [officer.email],
      messageId,
      bytes,
    });
  }
}

interface Matter {
  /** None where it came from nobody's mail. */
  readonly ticketId: string | null;
  readonly restricted: boolean;
  readonly officerId: string | null;
}

/**
 * Who is told of a matter: whoever works on it, else every DPO; of a restricted one only who may see it. What is pressing is
 * told to both: the DPO learns of it before it is too late, whoever works on it.
 */
export async function officersOf(
  ctx: Context,
  matter: Matter,
  { pressing = false } = {},
): Promise<Addressee[]> {
  const officers = await ctx.query<Addressee & { own: boolean } & Record<string, unknown>>(OFFICERS, [
    matter.officerId,
    matter.restricted,
    matter.ticketId,
    ctx.now,
  ]);
  const own = officers.filter((officer) => officer.own);
  return own.length > 0 && !pressing ? own : officers;
}

const OFFICERS = `
  select o.id, o.email, o.locale, o.id is not distinct from $1::uuid as own from officer o
  where o.state = 'active' and (o.valid_until is null or o.valid_until > $4)
    and (o.id = $1::uuid and o.roles && array['support', 'dpo', 'counsel'] or 'dpo' = any (o.roles))
    and (not $2 or exists (select 1 from access_grant g where g.officer_id = o.id and g.resource_id = $3
                             and (g.until is null or g.until > $4)))
  order by o.id`;
