import { openRequest } from '#requests';
import { mailFrom, openSpecDesk, type SpecDesk } from './testing.js';

const ASK =
  'Bonjour, je souhaite accéder à toutes mes données personnelles (article 15 du RGPD). Camille Durand';

let desk: SpecDesk;
let dpo: string;
beforeAll(async () => {
  desk = await openSpecDesk();
  dpo = await desk.officer({ roles: ['dpo'], actsForController: true });
}, 60_000);
afterAll(() => desk?.close());

/** An officer opens a request on a mail received then; returns the automatic letters and why there is none. */
async function opened(from: string, receivedAt: Date) {
  const ticketId = await desk.receive(mailFrom(from, ASK), receivedAt);
  await desk.system((ctx) => ctx.query(`update channel set activated_at = '2026-11-10T09:00:00Z'`));
  const requestId = await desk.as(dpo, (ctx) =>
    openRequest(ctx, ticketId, { rights: ['access'], accountAddress: from }),
  );
  await desk.work();
  const letters = await desk.system((ctx) =>
    ctx.query('select 1 from letter where ticket_id = $1 and automatic', [ticketId]),
  );
  const events = await desk.database.ownerQuery<{ content: unknown }>(
    `select content from audit_event where type = 'request.not-acknowledged' and object_id = $1`,
    [requestId],
  );
  return { letters: letters.length, events: events.map(({ content }) => JSON.stringify(content)) };
}

describe('a mail that lay in the mailbox before the channel was activated', () => {
  it('gets no automatic letter, and its request is opened all the same', async () => {
    const { letters } = await opened('old@example.org', new Date('2026-11-09T09:00:00Z'));
    expect(letters).toBe(0);
    expect(desk.sink.mails.filter((mail) => mail.to.includes('old@example.org'))).toEqual([]);
  });

  it('one that came later is acknowledged', async () => {
    const { letters, events } = await opened('new@example.org', new Date('2026-11-11T09:00:00Z'));
    expect(events).toEqual([]);
    expect(letters).toBe(1);
  });
});
