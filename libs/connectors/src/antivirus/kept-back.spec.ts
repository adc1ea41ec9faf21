import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { JobHandlers, jobs, setLogLevel, type Context } from '#foundation';
import { runDueJobs } from '#foundation/testing';
import { ScanMessage } from '#intake';
import { PassOnModule, confirmTriage, passOnOfTicket, retryPassOn, setPassOnTarget } from '#triage';
import { EICAR, FakeClamd } from '../../../../test/servers/fake-clamd.js';
import { startSmtpSink, type SmtpSink } from '../../../../test/servers/smtp-sink.js';
import { ConnectorsModule } from '../connectors-module.js';
import { ScanningDesks, attachment, mail } from '../testing/scanning-desk.js';

/** Larger than the antivirus of this spec takes. */
const MOST = 60_000;

describe('a mail that is not the desk’s business, where there is an antivirus', () => {
  let clamd: FakeClamd;
  let desks: ScanningDesks;
  let desk: TestingModule;
  let without: TestingModule;
  let sink: SmtpSink;
  let officerId: string;
  let port: number;

  beforeAll(async () => {
    setLogLevel('silent');
    [clamd, desks, sink] = await Promise.all([
      new FakeClamd(MOST).start(),
      ScanningDesks.open(),
      startSmtpSink(),
    ]);
    port = clamd.port;
    const open = (more: Record<string, string>) =>
      desks.desk({ SMTP_OUT_URL: sink.url, ...more }, [PassOnModule.withMover(ConnectorsModule)]);
    desk = await open({ CLAMD_HOST: '127.0.0.1', CLAMD_PORT: String(clamd.port) });
    without = await open({});
    for (const one of [desk, without])
      one
        .get(JobHandlers, { strict: false })
        .on(jobs.scanMessage, (ctx, payload) => one.get(ScanMessage).run(ctx, payload));
    const [row] = await desks.database.ownerQuery<{ id: string }>(
      `insert into officer (email, name, roles) values ('s@desk.test', 'S', '{support}') returning id`,
    );
    officerId = row.id;
    const target = { channelId: null, kind: 'support', way: 'resend', folder: null, delayDays: 30 } as const;
    await desks.system((ctx) => setPassOnTarget(ctx, { ...target, address: 's@example.net' }, () => false));
  }, 60_000);
  afterAll(async () => {
    await desks?.close();
    await sink?.close();
    await clamd?.stop();
  });
  beforeEach(async () => {
    await desks.empty();
    (sink.mails as unknown[]).length = 0;
  });

  const officer = <T>(act: (ctx: Context) => Promise<T>): Promise<T> =>
    desks.database.contexts.run({ kind: 'officer', officerId }, act);
  const work = async (from = desk, time: 'now' | 'later' = 'now'): Promise<void> => {
    // What was put off is due now.
    if (time === 'later')
      await desks.database.ownerQuery('update outbox set run_at = now() where closed_at is null');
    await runDueJobs(desks.database.contexts, from.get(JobHandlers, { strict: false }));
  };
  async function confirmed(raw: Buffer, from = desk): Promise<{ id: string; ticketId: string }> {
    const id = await desks.placed(from, raw);
    const [{ ticketId }] = await desks.database.ownerQuery<{ ticketId: string }>(
      'select ticket_id as "ticketId" from message where id = $1',
      [id],
    );
    await officer((ctx) =>
      confirmTriage(ctx, ticketId, { class: 'not-privacy', notPrivacyKind: 'support', rights: [] }),
    );
    return { id, ticketId };
  }
  const fate = async ({ ticketId }: { ticketId: string }) =>
    (await desks.system((ctx) => passOnOfTicket(ctx, ticketId)))[0];
  const retry = (of: { ticketId: string }, how: 'again' | 'set-aside') =>
    officer((ctx) => retryPassOn(ctx, of.ticketId, how));

  it('leaves once it is found clean, and not before', async () => {
    await clamd.stop();
    const one = await confirmed(mail('imprimante', attachment('a.bin', randomBytes(900))));
    await work();
    expect(await desks.state(one.id)).toMatchObject({ scan: 'failed', step: { why: 'scanner-away' } });
    expect(await fate(one)).toMatchObject({ state: 'waiting', failure: 'not-scanned', destroyAfter: null });
    await work(desk, 'later');
    expect(sink.mails).toEqual([]);
    await clamd.start(port);
    await desks.system((ctx) => desk.get(ScanMessage).again(ctx));
    await work(desk, 'later');
    await work(desk, 'later');
    expect(sink.mails).toHaveLength(1);
    expect(await fate(one)).toMatchObject({ state: 'passed', failure: null, target: 's@example.net' });
  });

  it('from before there was one is scanned first', async () => {
    const one = await confirmed(mail('ancien'), without);
    expect(await desks.state(one.id)).toMatchObject({ scan: null, step: { verdict: 'skipped' } });
    await work();
    expect(sink.mails).toEqual([]);
    await work(desk, 'later');
    expect(await desks.state(one.id)).toMatchObject({ scan: 'clean' });
    expect(sink.mails).toHaveLength(1);
  });

  it('never leaves infected; an officer sets it aside, and its body goes after the delay', async () => {
    const one = await confirmed(mail('piégé', attachment('facture.com', EICAR)));
    await work();
    await work(desk, 'later');
    expect(await fate(one)).toMatchObject({ state: 'failed', failure: 'infected', destroyAfter: null });
    await retry(one, 'again');
    await work(desk, 'later');
    expect(await fate(one)).toMatchObject({ state: 'failed', failure: 'infected' });
    await retry(one, 'set-aside');
    const aside = await fate(one);
    expect(aside).toMatchObject({ state: 'passed', way: 'none', target: null });
    expect(aside.destroyAfter).toBeInstanceOf(Date);
    await expect(retry(one, 'set-aside')).rejects.toMatchObject({ code: 'pass-on.nothing-kept-back' });
    expect(sink.mails).toEqual([]);
  });

  it('stays infected while the antivirus is away, or was taken out of the settings', async () => {
    const one = await confirmed(mail('piégé', attachment('facture.com', EICAR)));
    await work();
    await clamd.stop();
    await desks.scan(desk, one.id);
    await clamd.start(port);
    await desks.system((ctx) => desk.get(ScanMessage).again(ctx));
    expect(await desks.state(one.id)).toMatchObject({ scan: 'infected', infected: [0] });
    await work(without, 'later');
    expect(await fate(one)).toMatchObject({ state: 'failed', failure: 'infected' });
    expect(sink.mails).toEqual([]);
  });

  it('too large for the antivirus does not leave either', async () => {
    const one = await confirmed(mail('gros', attachment('a.bin', randomBytes(2 * MOST))));
    await work();
    await work(desk, 'later');
    expect(await fate(one)).toMatchObject({ state: 'failed', failure: 'too-large-for-scanner' });
    await retry(one, 'set-aside');
    expect(await fate(one)).toMatchObject({ state: 'passed', way: 'none' });
    expect(sink.mails).toEqual([]);
  });
});
