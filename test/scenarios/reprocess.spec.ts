import { startDesk, type Desk } from '../desk/start-desk.js';

let desk: Desk;
beforeAll(async () => (desk = await startDesk()), 240_000);
afterAll(() => desk?.stop(), 30_000);

interface Line {
  id?: string;
  decoderBefore?: string | null;
  changed?: Record<string, { before: unknown; after: unknown }> | number;
  messages?: number;
  written?: number;
  unreadable?: number;
}

/** `npm run reprocess -- …` on the desk that runs; its lines, the counts last. */
async function reprocess(...args: string[]): Promise<{ mails: Line[]; total: Line; stdout: string }> {
  const { stdout } = await desk.processes.command('reprocess.js', ...args);
  const lines = stdout
    .split('\n')
    .filter((line) => line.startsWith('{"'))
    .map((line) => JSON.parse(line) as Line);
  return { mails: lines.slice(0, -1), total: lines.at(-1)!, stdout };
}

/** Everything that decoding again may and may not touch. */
async function state() {
  const [row] = await desk.query<Record<string, string>>(`
    select (select md5(string_agg(t::text, ' ' order by t.id)) from ticket t) as tickets,
           (select md5(string_agg(concat_ws(' ', m.id, m.ticket_id, m.subject, m.from_address, m.preview, m.decoder_version, x.body), ' ' order by m.id))
              from message m join message_text x on x.message_id = m.id) as views,
           (select md5(string_agg(concat_ws(' ', m.id, encode(m.sha256, 'hex'), m.parts, m.authenticated, m.steps), ' ' order by m.id)) from message m) as bytes,
           (select count(*) from audit_event where type = 'message.reprocessed') as events`);
  return row;
}

describe('decoding the sample mailbox again by its command', () => {
  const MAILS = 140;
  let damaged: string[];

  it('says of a mailbox that is up to date that nothing would change', async () => {
    const before = await state();
    const { mails, total } = await reprocess('--since', '2020-01-01');
    expect(mails).toEqual([]);
    expect(total).toMatchObject({ messages: MAILS, changed: 0, written: 0, unreadable: 0 });
    expect(await state()).toEqual(before);
  }, 120_000);

  it('shows what an older decoder read otherwise, without a word of a mail, and writes nothing', async () => {
    const rows = await desk.query<{ id: string }>(`
      select m.id from message m join message_text x on x.message_id = m.id
      where m.subject <> '' and length(x.body) > 40 order by m.received_at limit 3`);
    damaged = rows.map(({ id }) => id);
    await desk.query(
      `update message set subject = '=?utf-8?q?' || subject || '?=', decoder_version = '1' where id = any ($1)`,
      [damaged],
    );
    await desk.query(`update message_text set body = left(body, 20), tsv = '' where message_id = $1`, [
      damaged[0],
    ]);
    const before = await state();
    const { mails, total, stdout } = await reprocess('--since', '2020-01-01');
    expect(mails.map(({ id }) => id).sort()).toEqual([...damaged].sort());
    expect(mails.every(({ decoderBefore }) => decoderBefore === '1')).toBe(true);
    const first = mails.find(({ id }) => id === damaged[0])!;
    expect(Object.keys(first.changed as object).sort()).toEqual(['subject', 'text']);
    expect(total).toMatchObject({ messages: MAILS, changed: 3, written: 0, unreadable: 0 });
    const words = await desk.query<{ subject: string }>('select subject from message where id = any ($1)', [
      damaged,
    ]);
    for (const { subject } of words) expect(stdout).not.toContain(subject.slice(10, -2));
    expect(await state()).toEqual(before);
  }, 120_000);

  it('writes it with --apply, each with its event; tickets, bytes and verdicts stay as they were', async () => {
    const before = await state();
    const { total } = await reprocess('--since', '2020-01-01', '--apply');
    expect(total).toMatchObject({ messages: MAILS, changed: 3, written: 3, unreadable: 0 });
    const after = await state();
    expect(after).toMatchObject({ tickets: before.tickets, bytes: before.bytes, events: '3' });
    expect(after.views).not.toBe(before.views);
    const found = await desk.query<{ found: boolean }>(
      `select tsv <> '' and length(body) > 40 as found from message_text where message_id = $1`,
      [damaged[0]],
    );
    expect(found).toEqual([{ found: true }]);
  }, 120_000);

  it('changes nothing the second time', async () => {
    const before = await state();
    const { mails, total } = await reprocess('--since', '2020-01-01', '--apply');
    expect(mails).toEqual([]);
    expect(total).toMatchObject({ messages: MAILS, changed: 0, written: 0, unreadable: 0 });
    expect(await state()).toEqual(before);
  }, 120_000);

  it('looks at mails since the day it is told, and tells how it is used', async () => {
    const [{ day, since }] = await desk.query<{ day: string; since: number }>(`
      select to_char(max(received_at) at time zone 'UTC', 'YYYY-MM-DD') as day,
             count(*) filter (where received_at >= date_trunc('day', (select max(received_at) from message) at time zone 'UTC') at time zone 'UTC')::int as since
      from message`);
    expect((await reprocess('--since', day)).total).toMatchObject({ messages: since });
    const wrong = await desk.processes.run('reprocess.js', '--since', 'yesterday');
    expect(wrong.code).toBe(1);
    expect(wrong.output).toContain('Usage: npm run reprocess -- --since');
  }, 120_000);
});
