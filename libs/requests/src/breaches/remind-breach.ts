import { Injectable } from '@nestjs/common';
import { breachStage, nextBreachStage, writtenInstant, type BreachStage, type LetterLanguage } from '#domain';
import { enqueue, jobs, type Context } from '#foundation';
import { record } from '#audit';
import { OfficerMail, officersOf, type Addressee } from '../officer-mail.js';
import { journalOf } from '../request-record.js';
import { addBreachFact, lockBreach, NOTICE_OWED, noticeOwed, type BreachRecord } from './breach-record.js';

type Times = Pick<BreachRecord, 'id' | 'safeAt' | 'lastAt'>;

/** Wakes somebody up at the next stage; the job looks at the row again before it does anything. */
export async function planBreachReminder(ctx: Context, times: Times): Promise<void> {
  const runAt = nextBreachStage(times, ctx.now);
  if (runAt) await enqueue(ctx, jobs.remindBreach, { breachId: times.id }, { runAt });
}

/**
 * Tells the DPOs, and whoever works on it, that the CNIL does not know of a breach yet: a number, an hour and a link, and never a word
 * about what happened. The same stage of the same hour is told once, however often the job runs.
 */
@Injectable()
export class RemindBreach {
  constructor(private readonly mail: OfficerMail) {}

  async run(ctx: Context, breachId: string): Promise<void> {
    const breach = await lockBreach(ctx, breachId).catch(() => null);
    if (!breach || !noticeOwed(breach)) return;
    await planBreachReminder(ctx, breach);
    const stage = breachStage(breach, ctx.now);
    if (stage === null || (await wasTold(ctx, breach, stage))) return;
    const officers = this.mail.reminded(await everybodyConcerned(ctx, breach));
    for (const officer of officers)
      await this.mail.send(ctx, officer, {
        ownerKind: 'breach-reminder',
        ownerId: breach.id,
        subject: titles[officer.locale](breach, stage),
        path: `/breaches/${breach.id}`,
      });
    await addBreachFact(ctx, breach, 'reminded', { stage, lastAt: breach.lastAt.toISOString() });
    await record(ctx, {
      type: 'breach.reminded',
      journal: journalOf(breach),
      object: { kind: 'breach', id: breach.id },
      ticketId: breach.ticketId,
      content: { stage, mailedTo: officers.map(({ id }) => id) },
    });
  }

  /** Every breach that the CNIL may have to hear of: the database owns time, a lost job loses nothing. */
  async sweep(ctx: Context): Promise<void> {
    const owed = await ctx.query<{ id: string }>(
      `select id from breach where ${NOTICE_OWED} and safe_at - interval '24 hours' <= $1 order by last_at, id limit 500`,
      [ctx.now],
    );
    for (const { id } of owed) await this.run(ctx, id);
  }
}

async function wasTold(ctx: Context, breach: BreachRecord, stage: BreachStage): Promise<boolean> {
  const told = await ctx.query(
    `select 1 from breach_fact where breach_id = $1 and kind = 'reminded' and data->>'stage' = $2 and data->>'lastAt' = $3`,
    [breach.id, stage, breach.lastAt.toISOString()],
  );
  return told.length > 0;
}

async function everybodyConcerned(ctx: Context, breach: BreachRecord): Promise<Addressee[]> {
  const own = breach.ownerId ? await officersOf(ctx, { ...breach, officerId: breach.ownerId }) : [];
  const all = [...own, ...(await officersOf(ctx, { ...breach, officerId: null }))];
  return [...new Map(all.map((officer) => [officer.id, officer])).values()];
}

type Title = (breach: Pick<BreachRecord, 'reference' | 'safeAt' | 'lastAt'>, stage: BreachStage) => string;
const titles: Readonly<Record<LetterLanguage, Title>> = {
  fr: ({ reference, safeAt, lastAt }, stage) =>
    stage === 'overdue'
      ? `${reference} – Délai de 72\u00a0heures dépassé depuis le ${writtenInstant(lastAt, 'fr')}`
      : `${reference} – Délai de 72\u00a0heures jusqu’au ${writtenInstant(safeAt, 'fr')}`,
  en: ({ reference, safeAt, lastAt }, stage) =>
    stage === 'overdue'
      ? `${reference} – 72 hours are over since ${writtenInstant(lastAt, 'en')}`
      : `${reference} – 72 hours end on ${writtenInstant(safeAt, 'en')}`,
};
