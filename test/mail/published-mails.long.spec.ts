import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { acknowledgementRefusals, firstMessage } from '#requests';
import { StepsOfIntake, type TakenIn } from '../fuzz/steps-of-intake.js';
import { fetchPublishedMails, type PublishedMail } from './published-mails.js';

const BOUNCES = 'libmail-deliverystatus-bounceparser-perl';
const AUTOMATIC = ['bounce', 'auto-reply', 'newsletter'];
/** Also in the set of bounces: a wish to be confirmed before delivery, and two advertisements that report nothing. */
const NOT_AUTOMATIC = ['bluebottle', 'spam-bogus-email-in-report', 'spam-with-image'];
const SYSTEM = { kind: 'system', scope: 'spec' } as const;
const TOGETHER = 25;
/** The first signature of a process loads its library; every other mail is far below. */
const LIMITS_MS: Record<string, number> = { decode: 5_000, authenticate: 2_000 };
const OTHER_LIMIT_MS = 1_000;

interface Outcome extends PublishedMail {
  readonly of: string;
  readonly row: TakenIn | undefined;
  readonly sameBytes: boolean;
}

describe('the mails that mail libraries publish', () => {
  let folder: string;
  let intake: StepsOfIntake;
  const outcomes: Outcome[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'dpo-published-'));
    const published = fetchPublishedMails(folder);
    intake = await StepsOfIntake.open();
    const mails = [...published].flatMap(([of, list]) => list.map((mail) => ({ ...mail, of })));
    for (let i = 0; i < mails.length; i += TOGETHER) {
      const batch = mails.slice(i, i + TOGETHER);
      const ids = await intake.take(batch.map(({ raw }) => raw));
      const rows = await intake.rows(ids);
      for (const [n, mail] of batch.entries()) {
        const sameBytes = (await intake.bytesOf(ids[n])).equals(mail.raw);
        outcomes.push({ ...mail, row: rows.get(ids[n]), sameBytes });
      }
    }
    const counts = [...published].map(([of, list]) => `${of} ${list.length}`).join(', ');
    process.stdout.write(`published mails taken in: ${outcomes.length} (${counts})\n`);
  }, 900_000);
  afterAll(async () => {
    await intake?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const names = (list: readonly Outcome[]): string[] => list.map(({ of, name }) => `${of}: ${name}`);

  it('have a journal row with their bytes and a ticket each, without a crash', () => {
    expect(intake.crashes).toEqual([]);
    const kept = (one: Outcome) => one.row?.state === 'ticketed' && one.row.ticketId && one.sameBytes;
    expect(names(outcomes.filter((one) => !kept(one)))).toEqual([]);
  });

  it('pass every step with its verdict and within its time; a person reads only pieces of mails', () => {
    const needed = ['decode', 'authenticate', 'classify', 'thread'];
    const passed = ({ row }: Outcome) =>
      needed.every((name) => row?.steps.some(({ step }) => step === name)) &&
      [null, 'fragment'].includes(row?.byHandWhy ?? null);
    expect(names(outcomes.filter((one) => !passed(one)))).toEqual([]);
    const slow = outcomes.flatMap(({ name, row }) =>
      (row?.steps ?? [])
        .filter(({ step, ms }) => ms > (LIMITS_MS[step] ?? OTHER_LIMIT_MS))
        .map(({ step, ms }) => `${name}: ${step} ${ms} ms`),
    );
    expect(slow).toEqual([]);
  });

  it('are known as automatic and never answered where they are bounces: 123 of 126', async () => {
    const bounces = outcomes.filter(({ of }) => of === BOUNCES);
    if (bounces.length === 0) return void process.stdout.write('the bounces were not fetched: skipped\n');
    expect(bounces).toHaveLength(126);
    const automatic = ({ row }: Outcome) => AUTOMATIC.includes(row?.notPrivacyKind ?? '');
    const others = bounces.filter((one) => !automatic(one)).map(({ name }) => path.basename(name, '.msg#1'));
    expect(others).toEqual(NOT_AUTOMATIC);
    const answered: Outcome[] = [];
    for (const bounce of bounces.filter(automatic)) if (await mayBeAnswered(bounce)) answered.push(bounce);
    expect(names(answered)).toEqual([]);
  });

  /** Even if its sender had been authenticated, which nobody can be in a file. */
  async function mayBeAnswered({ row }: Outcome): Promise<boolean> {
    const first = await intake.database.contexts.run(SYSTEM, (ctx) => firstMessage(ctx, row!.ticketId!));
    return (
      row!.autoReplyAllowed !== false ||
      acknowledgementRefusals({ ...first!, authenticated: true }).length === 0
    );
  }
});
