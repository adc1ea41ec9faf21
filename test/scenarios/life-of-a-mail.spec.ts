import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ExportVerifier } from '#audit';
import { daysBetween, deadline, parisDay } from '#domain';
import { decodeMail } from '#intake';
import { mail } from '../desk/mails.js';
import type { Json, OfficerClient } from '../desk/officer-client.js';
import { startDesk, until, type Desk } from '../desk/start-desk.js';

let desk: Desk;
let dpo: OfficerClient;
beforeAll(async () => {
  desk = await startDesk();
  dpo = await desk.as('dpo');
}, 240_000);
afterAll(() => desk?.stop(), 30_000);

const ask = `Bonjour,

Je souhaite obtenir une copie de toutes mes données personnelles, conformément à l'article 15 du RGPD.

Apolline Grandvaux`;

/** A person writes; the mail becomes a ticket, and the DPO confirms what the desk suggests. */
async function asked(from: string): Promise<{ ticketId: string; receivedAt: Date }> {
  const receivedAt = new Date();
  const ticketId = await desk.deliver(
    mail({ from, name: 'Apolline Grandvaux', subject: 'Mes données personnelles', text: ask }),
    from,
  );
  return { ticketId, receivedAt };
}

async function openedFrom(ticketId: string) {
  await dpo.ok(dpo.post(`/tickets/${ticketId}/triage`, { class: 'subject-request', rights: ['access'] }));
  return dpo.ok(dpo.post(`/tickets/${ticketId}/request`, { rights: ['access'] }));
}

/** The desk's own acknowledgement may come in between: then the officer looks again. */
async function act(id: string, action: string, input: object = {}): Promise<Json> {
  const { version } = await dpo.ok(dpo.get(`/requests/${id}`));
  const answer = await dpo.post(`/requests/${id}/actions/${action}`, { version, ...input });
  if (answer.body.code === 'request.stale') return act(id, action, input);
  return dpo.ok(Promise.resolve(answer));
}

/** Through examination, identity and outcome to a decision. */
async function decided(id: string) {
  await act(id, 'assess');
  await act(id, 'identity-received', {
    identityLevel: 'L2',
    proof: 'Lien ouvert dans une session connectée',
  });
  await dpo.ok(dpo.put(`/requests/${id}/tracks/access`, { outcome: 'granted', grounds: [], reasons: null }));
  return act(id, 'decide');
}

/** Something said of every block of an access: without it the answer does not leave. */
const accessBlocks = Object.fromEntries(
  ['purposes', 'held', 'recipients', 'retention', 'source', 'transfers', 'automated-decisions'].map(
    (block) => [block, { state: 'answered', text: 'Voir la notice.' }],
  ),
);

async function answer(ticketId: string, requestId: string) {
  const fields = { answer: 'Voici la copie de vos données : profil, options et journaux.' };
  const draft = await dpo.ok(
    dpo.post('/letters', { ticketId, requestId, kind: 'answer', fields, accessBlocks }),
  );
  expect(draft.refusals).toEqual([]);
  return dpo.ok(dpo.post(`/letters/${draft.id}/send`, { version: draft.version }));
}

const stateOf = async (id: string) => (await dpo.ok(dpo.get(`/requests/${id}`))).state as string;
const reaches = (id: string, state: string) =>
  until(`the request is ${state}`, async () => (await stateOf(id)) === state);
const missing = (there: string[], wanted: string[]) => wanted.filter((one) => !there.includes(one));
const eventsOf = async (ticketId: string): Promise<string[]> => {
  const { items } = await dpo.ok(dpo.get(`/audit-events?ticketId=${ticketId}&limit=200`));
  return items.map(({ type }: { type: string }) => type);
};

describe('a mail to contact@mailo.com', () => {
  const from = 'apolline.grandvaux@mailo.com';
  let ticketId: string;
  let requestId: string;
  let receivedAt: Date;

  it('stands in the inbox with a suggestion and the words that made it', async () => {
    ({ ticketId, receivedAt } = await asked(from));
    const inbox = await dpo.ok(dpo.get('/tickets?inbox=true&sort=firstReceivedAt&order=desc&limit=200'));
    expect(inbox.items.map(({ id }: { id: string }) => id)).toContain(ticketId);
    const ticket = await dpo.ok(dpo.get(`/tickets/${ticketId}`));
    expect(ticket).toMatchObject({ triaged: false, correspondentAddress: from, channelKind: 'smtp' });
    expect(ticket.reference).toMatch(/^DPO-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(ticket.suggestion).toMatchObject({
      class: 'subject-request',
      rights: ['access'],
      language: 'fr',
    });
    const [{ message }] = ticket.timeline;
    const shown = ticket.suggestion.evidence.filter((one: Json) => one.in === 'text');
    expect(shown.length).toBeGreaterThan(0);
    for (const { quote, start, end } of shown) expect(message.text.slice(start, end)).toBe(quote);
    expect(message.authentication.authenticated).toBe(true);
    expect(message.steps.map(({ verdict }: Json) => verdict)).not.toContain('failed');
  });

  it('is triaged and becomes a request, due a month after the listener took it', async () => {
    const request = await openedFrom(ticketId);
    requestId = request.id;
    const { lastDay, rawLastDay } = deadline({ receivedAt, months: 1, pauseDays: 0, calendar: 'FR' });
    expect(request).toMatchObject({
      state: 'received',
      clock: 'running',
      receiptDay: parisDay(receivedAt),
      rawLastDay,
      dueOn: lastDay,
      overdue: false,
      nextAction: 'assess',
    });
    expect(daysBetween(request.receiptDay, request.dueOn)).toBeGreaterThanOrEqual(28);
    expect(request.explanation.map(({ fr }: Json) => fr).join(' ')).toMatch(/un mois/);
    const inbox = await dpo.ok(dpo.get('/tickets?inbox=true&limit=200'));
    expect(inbox.items.map(({ id }: { id: string }) => id)).not.toContain(ticketId);
  });

  it('is acknowledged by itself, and marked as automatic', async () => {
    const [letter] = await until('the acknowledgement came', async () => {
      const letters = await desk.sink.lettersTo(from);
      return letters.length > 0 && letters;
    });
    const read = await decodeMail(letter.raw);
    expect(read.headers.autoSubmitted).toBe('auto-replied');
    expect(read.text).toContain((await dpo.ok(dpo.get(`/requests/${requestId}`))).reference);
  });

  it('says why what cannot be done yet is refused', async () => {
    const { allowedActions, version } = await dpo.ok(dpo.get(`/requests/${requestId}`));
    const close = allowedActions.find(({ action }: Json) => action === 'close-without-answer');
    expect(close).toMatchObject({ allowed: false });
    expect(close.refusals.map(({ code }: Json) => code)).toContain('person-not-asked');
    for (const action of ['close', 'close-without-answer', 'reopen']) {
      const tried = await dpo.post(`/requests/${requestId}/actions/${action}`, { version });
      expect([action, tried.status, tried.body.code]).toEqual([action, 409, 'request.refused']);
    }
  });

  it('is answered by a letter of ours, with its legal mentions and no gap', async () => {
    await decided(requestId);
    const letter = await answer(ticketId, requestId);
    await reaches(requestId, 'answered');
    const sent = await dpo.ok(dpo.get(`/letters/${letter.id}`));
    const came = (await desk.sink.lettersTo(from)).at(-1)!;
    expect(came.messageId).toBe(`<${sent.messageId}>`);
    expect(sent.messageId).toMatch(/^dpo-[0-9a-z]{4}-[0-9a-z]{4}\.[0-9a-f]+\.[0-9a-f]+@mailo\.com$/);
    const read = await decodeMail(came.raw);
    expect(read.from?.address).toBe('contact@mailo.com');
    expect(read.text).toContain('Voici la copie de vos données');
    expect(read.text).toMatch(/CNIL, 3 place de Fontenoy/);
    expect(read.text).toContain('article 79 du RGPD');
    expect(`${read.subject} ${read.text}`).not.toMatch(/\{\{|\}\}|\[\[|undefined|null/);
    expect(read.headers.autoSubmitted).toBeNull();
    const raw = await dpo.get(`/letters/${letter.id}/raw`);
    expect(raw.text.trim()).toBe(came.raw.toString('utf8').trim());
  });

  it('is not closed while a bounce may still come', async () => {
    const { version } = await dpo.ok(dpo.get(`/requests/${requestId}`));
    const early = await dpo.post(`/requests/${requestId}/actions/close`, { version });
    expect([early.status, early.body.code]).toEqual([409, 'request.refused']);
    expect(JSON.stringify(early.body)).toContain('bounce-watch-running');
  });

  it('is closed once a server reports the delivery, and its clock stands', async () => {
    const letter = (await desk.sink.lettersTo(from)).at(-1)!;
    await desk.deliver(deliveryReport(letter.messageId!, from), '');
    await desk.settled();
    const closed = await act(requestId, 'close');
    expect(closed).toMatchObject({ state: 'closed', clock: 'stopped', overdue: false });
    const { items } = await dpo.ok(dpo.get(`/requests?open=true&limit=200`));
    expect(items.map(({ id }: { id: string }) => id)).not.toContain(requestId);
  });

  it('leaves a history of every act, and names who did it', async () => {
    expect(
      missing(await eventsOf(ticketId), [
        'message.ticketed',
        'ticket.viewed',
        'ticket.triage-confirmed',
        'request.opened',
        'request.assess',
        'request.identity-received',
        'request.set-outcome',
        'request.decide',
        'letter.drafted',
        'letter.queued',
        'letter.sent',
        'request.letter-sent',
        'request.close',
      ]),
    ).toEqual([]);
    const { timeline } = await dpo.ok(dpo.get(`/requests/${requestId}`));
    const acts = timeline.filter(({ kind }: Json) => kind === 'event');
    const me = desk.signIn('dpo').name;
    expect(acts.length).toBeGreaterThan(5);
    expect(acts.find(({ type }: Json) => /decide/.test(type)).by.name).toBe(me);
    const instants = timeline.map(({ at }: { at: string }) => at);
    expect(instants).toEqual([...instants].sort());
    expect(timeline.filter(({ kind }: Json) => kind === 'letter')).toHaveLength(2);
  });
});

describe('an answer that comes back', () => {
  it('is owed again under the original due date', async () => {
    const from = 'bounce.grandvaux@mailo.com';
    const { ticketId } = await asked(from);
    const { id, dueOn } = await openedFrom(ticketId);
    await decided(id);
    const letter = await answer(ticketId, id);
    await until('the report came', async () => {
      const { state } = await dpo.ok(dpo.get(`/letters/${letter.id}`));
      return state === 'bounced';
    });
    await reaches(id, 'decided');
    expect(await dpo.ok(dpo.get(`/requests/${id}`))).toMatchObject({
      dueOn,
      clock: 'running',
      answeredAt: null,
      closedAt: null,
    });
    expect((await dpo.ok(dpo.get(`/letters/${letter.id}`))).bounceReason).toContain('5.1.1');
    const ticket = await dpo.ok(dpo.get(`/tickets/${ticketId}`));
    expect(ticket.state).toBe('open');
    // The report stands in the conversation: the person's mail, and one report a letter.
    expect(ticket.timeline.filter(({ kind }: Json) => kind === 'message')).toHaveLength(3);
    const acts = ['letter.sent', 'letter.bounced', 'request.letter-bounced'];
    expect(missing(await eventsOf(ticketId), acts)).toEqual([]);
  });
});

describe('the journal of the desk', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dpo-desk-journal-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'journal.jsonl');
  const verified = async (text: string) => {
    writeFileSync(file, text);
    return desk.processes.run('audit-verify.js', file);
  };

  const faultIn = (text: string): string | null => {
    const verifier = new ExportVerifier();
    for (const line of text.trimEnd().split('\n')) if (!verifier.take(line)) break;
    return verifier.end().fault?.reason ?? null;
  };

  it('leaves as a file that is verified without the desk, and in which one changed byte shows', async () => {
    await until('every event is sealed', async () => {
      const { journals } = await dpo.ok(dpo.get('/audit-events/status'));
      const [journal] = journals.filter((one: Json) => one.journal === 'desk');
      return journal.sealed > 100 && journal.verified;
    });
    const auditor = await desk.as('auditor');
    const { status, text } = await auditor.get('/audit-events/export?journal=desk');
    expect(status).toBe(200);
    const whole = await verified(text);
    expect([whole.code, whole.stdout]).toEqual([0, expect.stringContaining('VERIFIED: journal desk')]);

    const lines = text.trimEnd().split('\n');
    const sealed = lines.findIndex((line) => line.includes('"kind":"event"') && /"seal":\d/.test(line));
    const seal = lines.findIndex((line) => line.startsWith('{"kind":"seal"'));
    const place = (line: number, mark: RegExp) =>
      lines.slice(0, line).join('\n').length +
      1 +
      mark.exec(lines[line])!.index +
      mark.exec(lines[line])![0].length;
    const places = {
      'the instant of an event': place(sealed, /"at":"/),
      'its actor': place(sealed, /"actor":\{"kind":"/),
      'its content': place(sealed, /"content":\{"/),
      'a signature': place(seal, /"signature":"/),
      'a leaf under a seal': place(seal, /"leaves":\["/),
    };
    const altered = (at: number) =>
      `${text.slice(0, at)}${text[at] === '1' ? '2' : '1'}${text.slice(at + 1)}`;
    for (const [what, at] of Object.entries(places))
      expect([what, faultIn(altered(at))]).toEqual([what, expect.any(String)]);
    expect(faultIn(lines.filter((_, index) => index !== sealed).join('\n'))).not.toBeNull();
    const refused = await verified(altered(places['its actor']));
    expect([refused.code, refused.stdout]).toEqual([1, expect.stringMatching(/^ALTERED: .*event/)]);
  }, 120_000);
});

it('kept every process of the desk alive and its logs free of what people wrote', async () => {
  expect(desk.processes.ended).toEqual([]);
  for (const name of ['api', 'worker'] as const)
    expect(desk.processes.log(name)).not.toMatch(/grandvaux|@mailo\.com|copie de toutes/i);
});

/** What another server writes when it has put our letter into the mailbox. */
function deliveryReport(messageId: string, recipient: string): string {
  return [
    'Return-Path: <>',
    'From: Mail Delivery System <MAILER-DAEMON@mx.example.org>',
    'To: contact@mailo.com',
    'Subject: Successful Mail Delivery Report',
    `Message-ID: <delivered.${Date.now()}@mx.example.org>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="report"',
    '',
    '--report',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'The mail was delivered.',
    '--report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: delivered',
    'Status: 2.0.0',
    '',
    '--report',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    'Subject: returned',
    '',
    '--report--',
    '',
  ].join('\r\n');
}
