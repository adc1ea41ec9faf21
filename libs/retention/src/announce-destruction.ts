import { Injectable } from '@nestjs/common';
import { record } from '#audit';
import {
  addDays,
  addMonths,
  instantOf,
  parisDay,
  writtenDay,
  type CivilDay,
  type LetterLanguage,
} from '#domain';
import type { Context } from '#foundation';
import { OfficerMail, type Addressee } from '#requests';

/** More than anybody reads; the list in the console has all of them. */
const NUMBERS = 200;

/**
 * Tells each DPO on the first of a month, by mail and with numbers only, what will be destroyed until the end of the next one. Of a
 * restricted file only who was named for it is told, DPO or counsel.
 * @law GDPR art. 5(2), 39(1)(b)
 */
@Injectable()
export class AnnounceDestruction {
  constructor(private readonly mail: OfficerMail) {}

  async run(ctx: Context): Promise<void> {
    const today = parisDay(ctx.now);
    const first = `${today.slice(0, 7)}-01`;
    if (ctx.now < instantOf(`${today}T08:00`)) return;
    // One at a time, so that no two find the same officer untold.
    await ctx.query(`select pg_advisory_xact_lock(hashtextextended('announced destruction', 0))`);
    const until = endOfNextMonth(today);
    const officers = await ctx.query<Addressee & Record<string, unknown>>(UNTOLD, [
      instantOf(first),
      ctx.now,
    ]);
    for (const officer of this.mail.reminded(officers)) await this.tell(ctx, officer, until);
  }

  private async tell(ctx: Context, officer: Addressee, until: CivilDay): Promise<void> {
    const files = await ctx.query<{
      reference: string;
      destroyOn: CivilDay;
      all: number;
      restricted: boolean;
    }>(ENDING, [officer.id, until, ctx.now, NUMBERS]);
    if (files.length === 0) return;
    const { locale } = officer;
    const all = files[0].all;
    const lines = files.map(({ reference, destroyOn }) => `${reference} – ${writtenDay(destroyOn, locale)}`);
    await this.mail.send(ctx, officer, {
      ownerKind: 'retention-notice',
      ownerId: officer.id,
      subject: subjects[locale](all, writtenDay(until, locale)),
      lines: all > files.length ? [...lines, further[locale](all - files.length)] : lines,
      path: '/retention',
    });
    await record(ctx, {
      type: 'retention.announced',
      journal: files.some(({ restricted }) => restricted) ? 'vault' : 'desk',
      object: { kind: 'officer', id: officer.id },
      content: { files: all, until },
    });
  }
}

/** The list that is looked at: what goes in what is left of this month and in the whole of the next. */
export const endOfNextMonth = (today: CivilDay): CivilDay =>
  addDays(addMonths(`${today.slice(0, 7)}-01`, 2), -1);

const subjects: Readonly<Record<LetterLanguage, (files: number, until: string) => string>> = {
  fr: (files, until) =>
    files === 1
      ? `Un dossier sera détruit d’ici au ${until}`
      : `${files} dossiers seront détruits d’ici au ${until}`,
  en: (files, until) =>
    files === 1 ? `One file will be destroyed by ${until}` : `${files} files will be destroyed by ${until}`,
};
const further: Readonly<Record<LetterLanguage, (files: number) => string>> = {
  fr: (files) => (files === 1 ? 'et un autre' : `et ${files} autres`),
  en: (files) => (files === 1 ? 'and one more' : `and ${files} more`),
};

const UNTOLD = `
  select o.id, o.email, o.locale from officer o
  where o.state = 'active' and (o.valid_until is null or o.valid_until > $2) and o.roles && array['dpo', 'counsel']
    and not exists (select from outgoing_mail m where m.owner_kind = 'retention-notice' and m.owner_id = o.id and m.created_at >= $1)
  order by o.id`;

const ENDING = `
  select t.reference, a.destroy_on::text as "destroyOn", t.restricted, (count(*) over ())::int as all
  from retention_file a join ticket t on t.id = a.ticket_id
  where a.destroyed_at is null and a.destroy_on <= $2::date
    and case when t.restricted then exists (select from access_grant g where g.resource_id = t.id and g.officer_id = $1 and (g.until is null or g.until > $3))
             else exists (select from officer o where o.id = $1 and 'dpo' = any (o.roles)) end
  order by a.destroy_on, t.reference limit $4`;
