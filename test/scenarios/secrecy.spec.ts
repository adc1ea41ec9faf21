import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { routesOf } from '../../apps/api/src/http/routes.js';
import { startTestApi } from '../../apps/api/src/testing.js';
import { mail } from '../desk/mails.js';
import type { Json, OfficerClient } from '../desk/officer-client.js';
import { startDesk, until, type Desk } from '../desk/start-desk.js';
import { everyRoute, type Call, type Things } from './every-route.js';

const authority = 'br.zyglophane@gendarmerie.exemple.gouv.fr';
const missed = 'quentin.bartavelle@mailo.com';
/** Words that stand in nothing but the two secret conversations. */
const secretWords = /zyglophane|quibberon|bartavelle/i;

let desk: Desk;
let routes: ReturnType<typeof routesOf>;
let before: Json;
let parked: Things;
let handedOver: Things;
/** Ids and references of everything that hangs from a restricted ticket; messages apart, which channels count. */
let secrets: string[];
const sessions = new Map<string, OfficerClient>();

const blind = ['support', 'administrator', 'auditor', 'dpo not named'] as const;
const officer = (name: string): OfficerClient => sessions.get(name)!;

beforeAll(async () => {
  const api = await startTestApi();
  routes = routesOf(api.app);
  await api.close();
  desk = await startDesk();
  for (const role of ['support', 'administrator', 'auditor', 'counsel'] as const)
    sessions.set(role, await desk.as(role));
  sessions.set('dpo not named', await desk.as('dpo', 1));
  sessions.set('dpo', await desk.as('dpo'));
  before = await home('support');
  parked = await parkedFile();
  handedOver = await handedOverRequest();
  await desk.settled();
  secrets = await secretMarks();
}, 300_000);
afterAll(() => desk?.stop(), 30_000);

const home = async (who: string) => officer(who).ok(officer(who).get('/home'));

/** An authority writes; counsel does with it everything that can be done, and the authority answers. */
async function parkedFile(): Promise<Things> {
  const ines = officer('counsel');
  const ticket = await desk.deliver(
    mail({
      from: authority,
      name: 'Adjudant Quibberon',
      subject: 'Réquisition judiciaire - PV 04471/2026 Zyglophane',
      text: `Vu l'article 77-1-1 du code de procédure pénale, je requiers l'identification du titulaire de l'adresse
pixel.zyglophane@netc.fr. Officier de police judiciaire, brigade de recherches.`,
    }),
    authority,
  );
  const [row] = await desk.query(`select restricted from ticket where id = $1`, [ticket]);
  expect(row!.restricted).toBe(true);
  const [{ id: seen }] = (await ines.ok(ines.get('/tickets?class=not-privacy&limit=1'))).items;
  const view = await ines.ok(ines.get(`/tickets/${ticket}`));
  const message = view.timeline[0].message.id as string;
  for (const path of ['', '/html', '/raw', '/parts/0']) await ines.get(`/messages/${message}${path}`);
  await ines.ok(ines.get('/search?q=zyglophane'));
  await ines.ok(ines.get(`/search?q=${view.reference}`));
  await ines.get(`/accounts/pixel.zyglophane@netc.fr?ticketId=${ticket}`);
  await ines.ok(ines.post(`/tickets/${ticket}/notes`, { body: 'Zyglophane : appeler le parquet.' }));
  await ines.ok(ines.put(`/tickets/${ticket}/tags`, { tags: ['walked'] }));
  await ines.ok(ines.post(`/tickets/${ticket}/tasks`, { title: 'Rappeler Quibberon' }));
  await ines.ok(ines.post(`/tickets/${seen}/links`, { ticketId: ticket }));
  const form = new FormData();
  form.append('file', new Blob(['zyglophane']), 'zyglophane.txt');
  const attached = await ines.ok(ines.call('POST', `/tickets/${ticket}/attachments`, form));
  await ines.ok(ines.get(`/ticket-attachments/${attached.attachments[0].id}`));
  const opened = await ines.ok(ines.post(`/tickets/${ticket}/authority-file`));
  await ines.ok(
    ines.patch(`/authority-files/${opened.id}`, { version: opened.version, authorityName: 'BR Zyglophane' }),
  );
  await ines.ok(ines.post(`/authority-files/${opened.id}/park`));
  // Refused acts leave a trace as well.
  expect((await ines.post(`/authority-files/${opened.id}/park`)).status).toBe(409);
  expect((await ines.post(`/tickets/${ticket}/release`)).status).toBe(409);
  const letterOf = () =>
    ines.ok(
      ines.post('/letters', {
        ticketId: ticket,
        authorityFileId: opened.id,
        kind: 'authority-acknowledgement',
        language: 'fr',
        fields: { 'authority.actReference': 'PV Zyglophane' },
      }),
    );
  const letter = await letterOf();
  await ines.ok(ines.post(`/letters/${letter.id}/send`, { version: letter.version }));
  const sent = await until('the letter left', async () => {
    const now = await ines.ok(ines.get(`/letters/${letter.id}`));
    return now.state === 'sent' && now;
  });
  const breach = await ines.ok(
    ines.post('/breaches', {
      ticketId: ticket,
      kind: 'other',
      what: 'Zyglophane read it.',
      knownAt: '2026-01-05T10:00:00Z',
    }),
  );
  await ines.ok(ines.get(`/breaches/${breach.id}`));
  const draft = await letterOf();
  // A plain word of thanks, with no sign of an authority in it, under our own reference.
  const joined = await desk.deliver(
    mail({
      from: authority,
      name: 'Adjudant Quibberon',
      subject: 'Re: accusé de réception',
      text: 'Bien reçu, merci.',
      headers: [`In-Reply-To: <${sent.messageId}>`],
    }),
    authority,
  );
  expect(joined).toBe(ticket);
  await ines.ok(ines.get('/tickets?limit=200'));
  await ines.ok(ines.get('/letters?limit=200'));
  await ines.ok(ines.get('/home'));
  return thingsOf(ticket, seen, { letter: letter.id, draft: draft.id, file: opened.id, message });
}

/** A request that the desk took for a person's, and that support then recognises and gives away with one key. */
async function handedOverRequest(): Promise<Things> {
  const [lea, claire] = [officer('support'), officer('dpo')];
  const ticket = await desk.deliver(
    mail({
      from: missed,
      name: 'Quentin Bartavelle',
      subject: 'Mes données Bartavelle',
      text: 'Je souhaite accéder à toutes mes données personnelles (article 15 du RGPD).\nQuentin Bartavelle',
    }),
    missed,
  );
  await lea.ok(lea.post(`/tickets/${ticket}/triage`, { class: 'subject-request', rights: ['access'] }));
  const { id: request } = await claire.ok(claire.post(`/tickets/${ticket}/request`, { rights: ['access'] }));
  await lea.ok(lea.post(`/tickets/${ticket}/tasks`, { title: 'Vérifier Bartavelle' }));
  await desk.settled();
  expect((await lea.get(`/tickets/${ticket}`)).status).toBe(200);
  const handed = await lea.post(`/tickets/${ticket}/hand-over`);
  expect([handed.status, handed.body]).toEqual([200, { ok: true }]);
  return thingsOf(ticket, parked.seen, { request });
}

async function thingsOf(ticket: string, seen: string, known: Partial<Things>): Promise<Things> {
  const one = async (table: string) =>
    (await desk.query(`select id from ${table} where ticket_id = $1 limit 1`, [ticket]))[0]?.id as
      string | undefined;
  const [row] = await desk.query(
    `select reference, correspondent_address as address from ticket where id = $1`,
    [ticket],
  );
  const letter = (await one('letter')) ?? randomUUID();
  const [link] = await desk.query(`select id from ticket_link where $1 in (ticket_id, other_ticket_id)`, [
    ticket,
  ]);
  const [ruleSet] = await desk.query(`select id from rule_set where kind = 'calendar' limit 1`);
  return {
    ticket,
    seen,
    message: (await one('message'))!,
    request: randomUUID(),
    letter,
    draft: letter,
    file: randomUUID(),
    breach: (await one('breach')) ?? randomUUID(),
    task: (await one('task'))!,
    note: (await one('ticket_note')) ?? randomUUID(),
    attachment: (await one('ticket_attachment')) ?? randomUUID(),
    link: link?.id ?? randomUUID(),
    merge: randomUUID(),
    proposal: randomUUID(),
    reference: row!.reference,
    words: [row!.reference, row!.address, 'zyglophane', 'quibberon', 'bartavelle'],
    address: row!.address,
    officer: officer('support').session!.me!.id,
    ruleSet: ruleSet?.id ?? randomUUID(),
    ...known,
  };
}

/** The same questions about something that never was. */
const foreign = (things: Things): Things => ({
  ...(Object.fromEntries(Object.keys(things).map((name) => [name, randomUUID()])) as unknown as Things),
  seen: things.seen,
  officer: things.officer,
  ruleSet: things.ruleSet,
  reference: 'DPO-0000-0000',
  words: ['DPO-0000-0000', 'nobody@nowhere.example', 'xylofantique', 'kwyjibology', 'ptarmiganish'],
  address: 'nobody.nowhere@netc.fr',
});

async function secretMarks(): Promise<string[]> {
  const rows = await desk.query<{ id: string }>(`
    with secret as (select id, reference from ticket where restricted)
    select id::text from secret union select reference from secret
    ${[
      'authority_file',
      'breach',
      'breach_fact',
      'letter',
      'request',
      'task',
      'ticket_note',
      'ticket_attachment',
      'ticket_link',
    ]
      .map((table) => `union select id::text from ${table} where restricted`)
      .join(' ')}
    union select reference from authority_file union select reference from breach where restricted union select reference from request where restricted
    union select message_id from letter where restricted and message_id is not null`);
  expect(rows.length).toBeGreaterThan(20);
  return rows.map(({ id }) => id);
}

/** What of the secret stands in a text that this officer was given. */
const shownOf = (text: string): string[] => [
  ...secrets.filter((mark) => text.includes(mark)),
  ...(text.match(new RegExp(secretWords, 'gi')) ?? []),
];

const bare = ({ status, text }: { status: number; text: string }): string =>
  `${status} ${text.replace(/"correlationId":"[^"]*"/, '').replace(/"today":"[^"]*"/, '')}`;

interface Asked {
  readonly route: string;
  readonly method: string;
  readonly call: Call;
  /** The same about something that never was. */
  readonly like?: Call;
}

async function walk(who: OfficerClient, method: string, [path, body]: Call) {
  return who.call(method as 'GET', path, body ?? (method === 'GET' ? undefined : {}));
}

describe('the walk', () => {
  it('knows every route of the desk', () => {
    const declared = [...new Set(routes.map(({ method, path }) => `${method} ${path}`))].sort();
    expect(Object.keys(everyRoute).sort()).toEqual(declared);
  });
});

describe.each(blind)('%s', (name) => {
  it('is shown nothing of an authority matter by any route, and a secret id answers like one that never was', async () => {
    const who = officer(name);
    const leaks: unknown[] = [];
    const told: unknown[] = [];
    const calls = Object.entries(everyRoute).flatMap(([route, entry]): Asked[] => {
      const method = route.split(' ')[0];
      if ('apart' in entry) return [];
      if ('plain' in entry) return entry.plain.map((call) => ({ route, method, call }));
      return [parked, handedOver].flatMap((things) => {
        // What stood in the journal before the hand-over stays there: see below.
        if (things === handedOver && route === 'GET /audit-events') return [];
        const like = entry.of(foreign(things));
        return entry.of(things).map((call, i) => ({ route, method, call, like: like[i] }));
      });
    });
    for (const { route, method, call, like } of calls) {
      const answer = await walk(who, method, call);
      if (answer.status >= 500) told.push([route, call[0], answer.status]);
      const shown = shownOf(answer.text);
      if (shown.length > 0) leaks.push([route, call[0], answer.status, shown.slice(0, 3)]);
      if (like === undefined || isDeepStrictEqual(like, call)) continue;
      const other = await walk(who, method, like);
      if (bare(answer) !== bare(other)) told.push([route, call[0], bare(answer), bare(other)]);
    }
    expect(leaks).toEqual([]);
    expect(told).toEqual([]);
  }, 120_000);
});

describe('the channels', () => {
  it.each(['administrator', 'auditor', 'dpo not named'])('show %s counts and nothing else', async (name) => {
    const who = officer(name);
    const channels = await who.ok(who.get('/channels'));
    for (const { id } of channels)
      for (let cursor = ''; ;) {
        for (const path of [`/channels/${id}`, `/channels/${id}/messages?limit=200${cursor}`]) {
          const answer = await who.get(path);
          expect([path, answer.status, shownOf(answer.text)]).toEqual([path, 200, []]);
          if (path.includes('messages'))
            cursor = answer.body.next ? `&cursor=${encodeURIComponent(answer.body.next)}` : '';
        }
        if (cursor === '') break;
      }
  });
});

describe('the figures of the morning', () => {
  it('do not move for support when an authority writes', async () => {
    const now = await home('support');
    expect(now.incomingByClass).not.toContainEqual(expect.objectContaining({ class: 'authority-request' }));
    expect(now).toEqual(before);
  });
});

describe('the journal of the desk', () => {
  /** Every event as the auditor may take it home. */
  async function journal(): Promise<Json[]> {
    const { status, text } = await officer('auditor').get('/audit-events/export?journal=desk');
    expect(status).toBe(200);
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    return lines.filter(({ kind }) => kind === 'event').map(({ event, detail }) => ({ ...event, detail }));
  }

  it('tells nobody of a matter that was an authority’s from the start, nor of one after its hand-over', async () => {
    const [row] = await desk.query<{ at: Date }>(
      `select at from audit_event where type = 'ticket.handed-over' and ticket_id = $1`,
      [handedOver.ticket],
    );
    const mine = new Set(blind.map((name) => officer(name).session!.me!.id));
    const ownOfHandedOver = [handedOver.ticket, handedOver.request, handedOver.task, handedOver.letter];
    const earlier = await desk.query<{ reference: string }>(
      `select reference from ticket where id = $1 union select reference from request where ticket_id = $1
       union select id::text from letter where ticket_id = $1 union select message_id from letter where ticket_id = $1`,
      [handedOver.ticket],
    );
    const known = new Set([...ownOfHandedOver, ...earlier.map(({ reference }) => reference)]);
    // What the officers of the walk typed themselves is no news to them.
    const events = (await journal()).filter(({ actor }) => !mine.has(actor.id));
    expect(events.length).toBeGreaterThan(120);
    const telling = events
      .map((event) => ({ event, shown: shownOf(JSON.stringify(event)) }))
      .map(({ event, shown }) => ({
        type: event.type,
        shown:
          Date.parse(event.at) < row.at.getTime()
            ? shown.filter((mark) => !known.has(mark) && !/bartavelle/i.test(mark))
            : shown,
      }))
      .filter(({ shown }) => shown.length > 0);
    expect(telling).toEqual([]);
  }, 60_000);

  it('is kept apart from the vault, where the whole matter stands', async () => {
    for (const name of ['auditor', 'dpo not named', 'support', 'administrator']) {
      const listed = await officer(name).get('/audit-events?journal=vault');
      expect([name, listed.body.items ?? []]).toEqual([name, []]);
      const { status, text } = await officer(name).get('/audit-events/export?journal=vault');
      expect([name, status >= 403 && status <= 404, shownOf(text)]).toEqual([name, true, []]);
    }
    const kept = await desk.query<{ type: string }>(
      `select type from audit_event where journal = 'vault' and ($1 in (ticket_id::text, object_id, content->>'target'))`,
      [parked.ticket],
    );
    const acts = ['message.ticketed', 'message.viewed', 'act.refused', 'letter.queued', 'authority.opened'];
    expect(acts.filter((type) => !kept.some((event) => event.type === type))).toEqual([]);
  });
});

describe('support', () => {
  it('sees a mail vanish that it calls an authority’s', async () => {
    const lea = officer('support');
    const from = 'hector.vanishing@mailo.com';
    const ticket = await desk.deliver(
      mail({ from, subject: 'Une demande', text: 'Je souhaite accéder à mes données. Hector' }),
      from,
    );
    const answer = await lea.post(`/tickets/${ticket}/triage`, { class: 'authority-request' });
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain(from);
    expect(bare(await lea.get(`/tickets/${ticket}`))).toBe(bare(await lea.get(`/tickets/${randomUUID()}`)));
    const found = await lea.ok(lea.get('/search?q=hector.vanishing@mailo.com'));
    expect(found.items).toEqual([]);
    const ines = officer('counsel');
    expect((await ines.ok(ines.get(`/tickets/${ticket}`))).restricted).toBe(true);
  });
});

describe('the administrator', () => {
  it('reads no message, ticket, request, letter or search', async () => {
    const paul = officer('administrator');
    const reading =
      /^GET \/(home|search|tickets|messages|requests|letters|authority-files|accounts|ticket-att|templates)/;
    const open = { ...parked, ticket: parked.seen };
    const [visible] = await desk.query(`select id from message where ticket_id = $1`, [parked.seen]);
    for (const [route, entry] of Object.entries(everyRoute)) {
      if (!reading.test(route) || 'apart' in entry) continue;
      const calls = 'plain' in entry ? entry.plain : entry.of({ ...open, message: visible!.id });
      for (const call of calls) expect([route, (await paul.get(call[0])).status]).toEqual([route, 403]);
    }
  });
});

describe('the auditor', () => {
  it('changes nothing: every route that changes something is refused, but those of the own session and the reason for which a locked file is read', async () => {
    const nadia = officer('auditor');
    const changing = routes
      .filter(
        ({ method, access }) =>
          method !== 'GET' && access?.kind === 'session' && access.permission !== 'session.own',
      )
      .filter(({ path }) => !path.endsWith('/retention/files/:id/open'));
    expect(changing.length).toBeGreaterThan(40);
    for (const { method, path } of changing) {
      const url = path.replace(/:\w+/g, () => randomUUID());
      const { status, body } = await nadia.call(method as 'POST', url, {});
      expect([method, path, status, body.code]).toEqual([method, path, 403, 'forbidden']);
    }
  });
});

describe('those named for it', () => {
  it('see the file, the conversation and what was handed over', async () => {
    for (const name of ['counsel', 'dpo']) {
      const who = officer(name);
      expect((await who.ok(who.get(`/tickets/${parked.ticket}`))).restricted).toBe(true);
      expect((await who.ok(who.get(`/authority-files/${parked.file}`))).state).toMatch(/parked|acknowledged/);
      expect((await who.ok(who.get(`/tickets/${handedOver.ticket}`))).class).toBe('authority-request');
    }
  });
});
