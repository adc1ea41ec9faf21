import { AcceptableRow, BatchResult, BatchUndone, DecisionPage, TicketView, TriageMatrix } from '#contracts';
import { openAccepted } from '#requests';
import { startTestApi, type Browser, type TestApi } from '../testing.js';

let api: TestApi;
let support: Browser;
/** Named for authority files, as the first of the sample is; the other is not. */
let dpo: Browser;
let other: Browser;

beforeAll(async () => {
  api = await startTestApi();
  support = await api.signedIn('support');
  dpo = await api.signedIn('dpo');
  other = await api.signedIn('dpo', 1);
}, 60_000);
afterAll(() => api?.close());

let count = 0;
const ACCESS = 'Je souhaite accéder à toutes mes données personnelles (article 15 du RGPD).';

async function ticket(body = ACCESS, subject = 'Mes données'): Promise<string> {
  count += 1;
  const entry = {
    medium: 'post',
    receivedAt: '2026-11-02T09:00:00Z',
    fromName: `Camille Durand ${count}`,
    fromAddress: `camille${count}@mailo.com`,
    subject,
    body,
  };
  const { messageId } = (await support.post('/api/messages/manual', entry).expect(201)).body;
  return (await api.ticket(messageId)).ticketId;
}
const suggestionOf = async (id: string) =>
  TicketView.parse((await support.get(`/api/tickets/${id}`).expect(200)).body).suggestion!;
const matrix = async (who: Browser, query = '') =>
  TriageMatrix.parse((await who.get(`/api/triage/matrix${query}`).expect(200)).body);
const cell = ({ cells }: TriageMatrix, suggested: string, decided: string) =>
  cells.find((one) => one.suggested === suggested && one.decided === decided)?.count ?? 0;
const decisions = async (who: Browser, query: string) =>
  DecisionPage.parse((await who.get(`/api/triage/decisions?${query}`).expect(200)).body).items;
const acceptable = async (threshold = 0.6) =>
  ((await support.get(`/api/triage/acceptable?threshold=${threshold}`).expect(200)).body as unknown[]).map(
    (row) => AcceptableRow.parse(row),
  );

describe('what officers decide beside what was suggested', () => {
  it('is counted when it confirms and when it corrects, and every figure opens its rows', async () => {
    const before = await matrix(dpo);
    const [right, wrong] = [await ticket(), await ticket()];
    expect(await suggestionOf(right)).toMatchObject({ class: 'subject-request', rights: ['access'] });
    await support
      .post(`/api/tickets/${right}/triage`, { class: 'subject-request', rights: ['access'] })
      .expect(200);
    await support
      .post(`/api/tickets/${wrong}/triage`, { class: 'subject-request', rights: ['erasure'] })
      .expect(200);
    const after = await matrix(dpo);
    expect(cell(after, 'subject-request', 'subject-request')).toBe(
      cell(before, 'subject-request', 'subject-request') + 2,
    );
    expect([after.decisions, after.corrected]).toEqual([before.decisions + 2, before.corrected + 1]);
    expect(after.rights.find(({ right }) => right === 'access')).toMatchObject({
      found: 1,
      tooMany: 1,
      missed: 0,
    });
    expect(after.rights.find(({ right }) => right === 'erasure')).toMatchObject({
      found: 0,
      tooMany: 0,
      missed: 1,
    });
    const rows = await decisions(dpo, 'right=access&mark=too-many');
    expect(rows).toMatchObject([
      {
        ticketId: wrong,
        corrected: true,
        suggested: { class: 'subject-request', rights: ['access'] },
        decided: { rights: ['erasure'] },
      },
    ]);
    expect(rows[0].version).toBe((await suggestionOf(wrong)).version);
    expect((await decisions(dpo, 'right=erasure&mark=missed')).map((row) => row.ticketId)).toEqual([wrong]);
    expect(await decisions(dpo, 'suggested=subject-request&decided=not-privacy')).toEqual([]);
  });

  it('counts no more once it is taken back, and once where it was decided anew', async () => {
    const before = await matrix(dpo);
    const id = await ticket();
    await support.post(`/api/tickets/${id}/triage`, { class: 'privacy-enquiry' }).expect(200);
    await support.post(`/api/tickets/${id}/triage`, { class: 'follow-up' }).expect(200);
    const between = await matrix(dpo);
    expect(between.decisions).toBe(before.decisions + 1);
    expect(cell(between, 'subject-request', 'follow-up')).toBe(1);
    await support.post(`/api/tickets/${id}/undo-triage`).expect(200);
    expect((await matrix(dpo)).decisions).toBe(before.decisions);
    expect(await suggestionOf(id)).toMatchObject({ class: 'subject-request' });
  });

  it('is counted by period and by version', async () => {
    const all = await matrix(dpo);
    const [{ version }] = all.versions;
    expect((await matrix(dpo, `?version=${encodeURIComponent(version)}`)).decisions).toBe(all.decisions);
    expect((await matrix(dpo, '?version=never')).decisions).toBe(0);
    expect((await matrix(dpo, '?to=2020-01-01')).decisions).toBe(0);
    expect((await matrix(dpo, '?from=2020-01-01')).decisions).toBe(all.decisions);
  });

  it('is told to who answers for it, and to nobody else', async () => {
    for (const path of ['matrix', 'decisions', 'export'])
      await support.get(`/api/triage/${path}`).expect(403);
    const auditor = await api.signedIn('auditor');
    await auditor.get('/api/triage/matrix').expect(200);
    await auditor.get('/api/triage/export').expect(403);
  });
});

describe('the language of a mail', () => {
  it('chooses that of the letter, and is corrected with the rest', async () => {
    const letterTo = async (id: string) =>
      (await dpo.post('/api/letters', { ticketId: id, kind: 'answer' })).body.language as string;
    const english =
      'I would like to receive a copy of all the personal data you hold about me (Article 15 GDPR).';
    expect(await letterTo(await ticket())).toBe('fr');
    expect(await letterTo(await ticket(english, 'My data'))).toBe('en');
    const corrected = await ticket();
    await support
      .post(`/api/tickets/${corrected}/triage`, {
        class: 'subject-request',
        rights: ['access'],
        language: 'en',
      })
      .expect(200);
    expect(await letterTo(corrected)).toBe('en');
    const rows = await decisions(dpo, 'corrected=true');
    expect(rows.find(({ ticketId }) => ticketId === corrected)).toMatchObject({
      suggested: { language: 'fr' },
      decided: { language: 'en' },
    });
  });
});

describe('suggestions accepted together', () => {
  it('are those of the review and no others, and one undo takes them back', async () => {
    const ids = [
      await ticket(),
      await ticket('Mon imprimante ne marche plus avec ma messagerie, aidez-moi.', 'Panne'),
    ];
    const review = (await acceptable()).filter(({ ticketId }) => ids.includes(ticketId));
    expect(review.length).toBeGreaterThan(0);
    const items = review.map(({ ticketId, messageId }) => ({ ticketId, messageId }));
    const stale = { ticketId: await ticket(), messageId: items[0].messageId };
    const accepted = BatchResult.parse(
      (await support.post('/api/triage/batches', { threshold: 0.6, items: [...items, stale] }).expect(200))
        .body,
    );
    expect(accepted.accepted.sort()).toEqual(items.map(({ ticketId }) => ticketId).sort());
    expect(accepted.left).toBe(1);
    expect((await acceptable()).filter(({ ticketId }) => ids.includes(ticketId))).toEqual([]);
    await other.post(`/api/triage/batches/${accepted.batchId}/undo`).expect(404);
    const undone = BatchUndone.parse(
      (await support.post(`/api/triage/batches/${accepted.batchId}/undo`).expect(200)).body,
    );
    expect(undone).toEqual({ undone: [...accepted.accepted].sort(), left: 0 });
    expect((await acceptable()).filter(({ ticketId }) => ids.includes(ticketId))).toHaveLength(review.length);
    await support.post(`/api/triage/batches/${accepted.batchId}/undo`).expect(404);
  });

  it('open their requests a moment later in the name of who accepted them, and none after an undo', async () => {
    const accept = async () => {
      const id = await ticket();
      const { messageId } = (await acceptable()).find(({ ticketId }) => ticketId === id)!;
      const body = { threshold: 0.6, items: [{ ticketId: id, messageId }] };
      return { id, ...BatchResult.parse((await support.post('/api/triage/batches', body).expect(200)).body) };
    };
    const requestOf = (id: string) =>
      api.db.ownerQuery<{ rights: string[]; by: string }>(
        'select rights, created_by as by from request where ticket_id = $1',
        [id],
      );
    const [kept, taken] = [await accept(), await accept()];
    expect(kept).toMatchObject({ requests: 1, requestsAt: expect.any(String) });
    expect(await requestOf(kept.id)).toEqual([]);
    await support.post(`/api/triage/batches/${taken.batchId}/undo`).expect(200);
    for (const { batchId } of [kept, taken, kept])
      await api.asSystem((ctx) => openAccepted(ctx, { batchId: batchId! }));
    expect(await requestOf(kept.id)).toEqual([{ rights: ['access'], by: support.session!.me!.id }]);
    expect(await requestOf(taken.id)).toEqual([]);
    const undone = (await support.post(`/api/triage/batches/${kept.batchId}/undo`).expect(200)).body;
    expect(undone).toEqual({ undone: [], left: 1 });
  });

  it('never hold an authority, nor what somebody must look at', async () => {
    const id = await ticket(
      'Vu l’article 77-1-1 du code de procédure pénale, je requiers l’identification du titulaire. Officier de police judiciaire.',
      'Réquisition judiciaire',
    );
    const [row] = await api.db.ownerQuery<{ restricted: boolean; message: string; flags: string[] }>(
      `select t.restricted, m.id as message, t.flags from ticket t join message m on m.ticket_id = t.id where t.id = $1`,
      [id],
    );
    expect(row.restricted).toBe(true);
    expect(row.flags).toContain('possible-authority');
    for (const who of [support, dpo]) {
      const body = { threshold: 0.6, items: [{ ticketId: id, messageId: row.message }] };
      expect((await who.post('/api/triage/batches', body).expect(200)).body).toMatchObject({
        batchId: null,
        accepted: [],
        left: 1,
      });
    }
  });
});

describe('a missed authority', () => {
  it('is counted and exported where it may be seen, and nowhere else', async () => {
    const id = await ticket(`${ACCESS} Quibberon.`, 'Quibberon');
    await support.post(`/api/tickets/${id}/hand-over`).expect(200);
    expect(cell(await matrix(dpo), 'subject-request', 'authority-request')).toBe(1);
    expect(cell(await matrix(other), 'subject-request', 'authority-request')).toBe(0);
    expect((await decisions(dpo, 'decided=authority-request')).map((row) => row.ticketId)).toEqual([id]);
    expect(await decisions(other, 'decided=authority-request')).toEqual([]);
    const exported = async (who: Browser) => (await who.get('/api/triage/export').expect(200)).text;
    expect(await exported(other)).not.toContain('Quibberon');
    expect(await exported(dpo)).toContain('Quibberon');
    const events = await api.db.ownerQuery<{ journal: string; n: number }>(
      `select journal, (content->>'count')::int as n from audit_event where type = 'triage.exported' order by id`,
    );
    expect(events.map(({ journal }) => journal)).toEqual(['desk', 'desk', 'vault']);
    expect(events.at(-1)!.n).toBe(1);
  });
});

describe('the export', () => {
  it('is one line a decision in the form of the corpus, with what was suggested and by which version', async () => {
    const lines = (await other.get('/api/triage/export?corrected=true').expect(200)).text
      .trimEnd()
      .split('\n');
    const rows = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rows.every((row) => row.corrected === true)).toBe(true);
    expect(rows.find(({ class: kind }) => kind === 'subject-request')).toMatchObject({
      rights: ['erasure'],
      language: 'fr',
      text: expect.stringContaining('article 15'),
      suggested: { class: 'subject-request', rights: ['access'], version: expect.any(String) },
    });
  });
});
