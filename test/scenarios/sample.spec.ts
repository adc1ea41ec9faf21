import { readdirSync } from 'node:fs';
import path from 'node:path';
import { startDesk, until, type Desk } from '../desk/start-desk.js';
import type { Json } from '../desk/officer-client.js';

const folder = path.join(import.meta.dirname, '../fixtures/mailbox');
const files = readdirSync(folder).filter((name) => name.endsWith('.eml'));

let desk: Desk;
beforeAll(async () => (desk = await startDesk()), 240_000);
afterAll(() => desk?.stop(), 30_000);

const counts = async () => {
  const [row] = await desk.query(`
    select (select count(*)::int from message where direction = 'in') as mails,
           (select count(distinct identity)::int from message where direction = 'in') as identities,
           (select count(*)::int from message m join ticket t on t.id = m.ticket_id where m.direction = 'in') as "inTickets",
           (select count(*)::int from message where state <> 'ticketed') as "notTicketed",
           (select count(*)::int from ticket t where not exists (select from message m where m.ticket_id = t.id)) as "emptyTickets",
           (select count(*)::int from outbox where failed_at is not null) as "failedJobs"`);
  return row;
};
const whole = {
  mails: files.length,
  identities: files.length,
  inTickets: files.length,
  notTicketed: 0,
  emptyTickets: 0,
  failedJobs: 0,
};

describe('the sample mailbox', () => {
  it('is 140 mails: as many rows of the journal, each in a ticket', async () => {
    expect(files).toHaveLength(140);
    expect(await counts()).toEqual(whole);
  });

  it('adds nothing when it is loaded again, by the start or by an import of its folder', async () => {
    const again = await desk.processes.command('load-sample.js');
    expect(again.stdout).toContain('"summary":"loaded before"');
    // Each loading draws new first passwords: those told last are good.
    Object.assign(desk.processes.sample, JSON.parse(again.stdout.trim().split('\n').at(-1)!));
    const { stdout } = await desk.processes.command('import.js', folder);
    const told = JSON.parse(stdout.trim().split('\n').at(-1)!);
    expect(told).toMatchObject({ mails: files.length, added: 0, known: files.length });
    await desk.settled();
    expect(await counts()).toEqual(whole);
  }, 120_000);

  it('stands in the channel: seen = accounted for, nothing in between', async () => {
    const administrator = await desk.as('administrator');
    const channel = await until('the channel was counted', async () => {
      const channels: Json[] = await administrator.ok(administrator.get('/channels'));
      const found = channels.find(({ kind }) => kind === 'import');
      return found?.accounted === files.length && found;
    });
    expect(channel).toMatchObject({
      journaled: files.length,
      accounted: files.length,
      inProgress: 0,
      gaps: [],
      lastError: null,
      oldestUnhandledAt: null,
    });
    expect(channel.seen ?? channel.journaled).toBe(files.length);
  });

  it('came yesterday at the latest, its bytes untouched', async () => {
    const [row] = await desk.query<{ last: Date; untouched: number }>(`
      select max(received_at) as last, count(*) filter (where size > 0 and sha256 is not null)::int as untouched
      from message`);
    const days = Math.floor(Date.now() / 86_400_000) - Math.floor(row.last.getTime() / 86_400_000);
    expect([days, row.untouched]).toEqual([1, files.length]);
    const dpo = await desk.as('dpo');
    const { items } = await dpo.ok(dpo.get('/tickets?limit=1&sort=lastMessageAt&order=desc'));
    const ticket = await dpo.ok(dpo.get(`/tickets/${items[0].id}`));
    const raw = await dpo.get(`/messages/${ticket.timeline[0].message.id}/raw`);
    expect(raw.text).toMatch(/^Return-Path:/m);
  });
});
