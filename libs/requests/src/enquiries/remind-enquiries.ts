import { Injectable } from '@nestjs/common';
import { addDays, instantOf, parisDay, writtenDay, type LetterLanguage } from '#domain';
import type { Context } from '#foundation';
import { record } from '#audit';
import { OfficerMail, officersOf } from '../officer-mail.js';
import { journalOf } from '../request-record.js';
import { addEnquiryFact, enquiryColumns, FROM_ENQUIRY, type EnquiryRecord } from './enquiry-record.js';

const DAYS_AHEAD = 3;
type Stage = 'near' | 'overdue';

/** Tells whoever answers for an enquiry, three days before its date and when it is past: each once for each date. */
@Injectable()
export class RemindEnquiries {
  constructor(private readonly mail: OfficerMail) {}

  async run(ctx: Context): Promise<void> {
    const today = parisDay(ctx.now);
    if (ctx.now < instantOf(`${today}T08:00`)) return;
    // One at a time, so that no two find the same enquiry untold.
    await ctx.query(`select pg_advisory_xact_lock(hashtextextended('enquiry reminders', 0))`);
    const due = await ctx.query<EnquiryRecord & { stage: Stage } & Record<string, unknown>>(DUE, [
      today,
      addDays(today, DAYS_AHEAD),
    ]);
    for (const enquiry of due) await this.tell(ctx, enquiry, enquiry.stage);
  }

  private async tell(ctx: Context, enquiry: EnquiryRecord, stage: Stage): Promise<void> {
    const officers = this.mail.reminded(await officersOf(ctx, { ...enquiry, officerId: enquiry.ownerId }));
    for (const officer of officers)
      await this.mail.send(ctx, officer, {
        ownerKind: 'enquiry-reminder',
        ownerId: enquiry.id,
        subject: titles[officer.locale][stage](enquiry.reference, writtenDay(enquiry.dueOn, officer.locale)),
        path: `/enquiries/${enquiry.id}`,
      });
    await addEnquiryFact(ctx, enquiry, 'reminded', { stage, dueOn: enquiry.dueOn });
    await record(ctx, {
      type: 'enquiry.reminded',
      journal: journalOf(enquiry),
      object: { kind: 'enquiry', id: enquiry.id },
      ticketId: enquiry.ticketId,
      content: { stage, dueOn: enquiry.dueOn, mailedTo: officers.map(({ id }) => id) },
    });
  }
}

type Title = (reference: string, day: string) => string;
const titles: Readonly<Record<LetterLanguage, Readonly<Record<Stage, Title>>>> = {
  fr: {
    near: (reference, day) => `${reference} – Répondre avant le ${day}`,
    overdue: (reference, day) => `${reference} – Échéance du ${day} dépassée`,
  },
  en: {
    near: (reference, day) => `${reference} – Answer by ${day}`,
    overdue: (reference, day) => `${reference} – Past its due date of ${day}`,
  },
};

const DUE = `
  select ${enquiryColumns}, s.stage ${FROM_ENQUIRY},
    lateral (select case when e.due_on < $1::date then 'overdue' else 'near' end as stage) s
  where e.state = 'open' and e.due_on <= $2::date and not exists (
    select 1 from enquiry_fact f where f.enquiry_id = e.id and f.kind = 'reminded' and f.data->>'stage' = s.stage
      and f.data->>'dueOn' = e.due_on::text)
  order by e.due_on, e.id limit 500`;
