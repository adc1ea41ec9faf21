import { randomBytes } from 'node:crypto';
import request from 'supertest';
import { LetterView, RequestView } from '#contracts';
import { Blobs, Keyring } from '#foundation';
import { png } from '#intake/testing';
import { destroyDueDocuments } from '#requests';
import { startTestApi, type Browser, type TestApi } from '../testing.js';

let api: TestApi;
let dpo: Browser;
let other: Browser;
let support: Browser;
const IMAGE = png();
const DAY = 86_400_000;

beforeAll(async () => {
  api = await startTestApi();
  dpo = await api.signedIn('dpo');
  other = await api.signedIn('counsel');
  support = await api.signedIn('support');
}, 60_000);
afterAll(() => api?.close());

const parsed = <T>(schema: { parse(value: unknown): T }, response: { status: number; body: unknown }): T => {
  if (response.status >= 300) throw new Error(`${response.status} ${JSON.stringify(response.body)}`);
  return schema.parse(response.body);
};
const view = async (id: string) => parsed(RequestView, await dpo.get(`/api/requests/${id}`));
const codes = (body: { params: { refusals: { code: string; params?: unknown }[] } }) =>
  body.params.refusals.map(({ code }) => code);

/** A request of somebody whose mail nobody authenticated. */
async function opened(right: string, language = 'fr'): Promise<RequestView> {
  const from = `${randomBytes(4).toString('hex')}@mailo.com`;
  const [row] = await api.db.ownerQuery<{ id: string }>(
    `insert into ticket (reference, subject, correspondent_name, correspondent_address, restricted, class, rights, language,
       channel_kind, first_received_at, last_message_at)
     values ($1, 'Mes données', 'Camille Durand', $2, false, 'subject-request', '{access}', $3, 'smtp', now() - interval '1 day',
       now() - interval '1 day') returning id`,
    [`DPO-${randomBytes(4).toString('hex').toUpperCase()}`, from, language],
  );
  return parsed(RequestView, await dpo.post(`/api/tickets/${row.id}/request`, { rights: [right] }));
}

const askFor = async (id: string, more: object = {}) =>
  dpo.post(`/api/requests/${id}/identity-document`, {
    version: (await view(id)).version,
    doubt: 'La personne dit agir pour un proche décédé.',
    ...more,
  });

/** A request that waits for a document, with the link that its letter carries. */
async function asked(language = 'fr'): Promise<{ id: string; ticketId: string; page: string }> {
  const { id, ticketId } = await opened('post-mortem', language);
  parsed(RequestView, await askFor(id));
  const letter = parsed(
    LetterView,
    await dpo.post('/api/letters', { ticketId, requestId: id, kind: 'identity-question' }),
  );
  const link = /https?:\/\/\S+\/identity\/[\w-]{43}/.exec(letter.body)?.[0] ?? '';
  return { id, ticketId, page: new URL(link).pathname };
}

/** Somebody outside, with a link and no session. */
const visit = (page: string) => request(api.app.getHttpServer()).get(page);
const handIn = (page: string, bytes: Buffer = IMAGE, name = 'carte.png') =>
  request(api.app.getHttpServer()).post(page).attach('document', bytes, name);
const picture = (browser: Browser, id: string) =>
  browser.get(`/api/requests/${id}/identity-document/picture`);
const left = async (id: string) => {
  const [row] = await api.db.ownerQuery<Record<'blobs' | 'keys' | 'open', number>>(
    `select (select count(*)::int from blob b join identity_document d on d.blob_id = b.id where d.request_id = $1) as blobs,
       (select count(*)::int from keys.part_key p join keys.owner_key o on o.id = p.owner_key_id
        join identity_document d on d.id::text = o.owner_id::text where d.request_id = $1 and o.owner_kind = 'identity-document') as keys,
       (select count(*)::int from keys.owner_key o join identity_document d on d.id::text = o.owner_id::text
        where d.request_id = $1 and o.owner_kind = 'identity-document' and (o.destroyed_at is null or length(o.wrapped) > 0)) as open`,
    [id],
  );
  return row;
};
const journal = async (id: string) =>
  (
    await api.db.ownerQuery<{ type: string }>(
      `select type from audit_event where object_id = $1 and type like 'identity.%' order by id`,
      [id],
    )
  ).map(({ type }) => type);

describe('an identity document', () => {
  it('is asked for, handed in on its page, seen by its reader, and nothing is left of it', async () => {
    const { id, page } = await asked();
    expect((await view(id)).identity.document).toMatchObject({ open: true, waits: false, result: null });
    const form = await visit(page).expect(200);
    expect(form.text).toContain('<html lang="fr">');
    expect(form.text).not.toMatch(/Camille|Durand|mailo\.com|DSR-|<script/);
    expect(form.headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'nonce-[^']+'; form-action 'self'/,
    );
    expect((await handIn(page).expect(200)).text).toContain('bien arrivé');

    const waiting = await view(id);
    expect(waiting.identity.document).toMatchObject({ open: false, waits: true, mimeType: 'image/png' });
    expect(await left(id)).toEqual({ blobs: 1, keys: 1, open: 1 });
    expect((await picture(other, id)).body.code).toBe('identity-document.not-yours');
    await picture(support, id).expect(403);
    const seen = await picture(dpo, id).expect(200);
    expect(seen.headers['content-type']).toBe('image/png');

    const { version } = waiting;
    const stranger = await other.post(`/api/requests/${id}/identity-document/result`, {
      version,
      result: 'matches',
    });
    expect(stranger.status).toBe(403);
    const done = parsed(
      RequestView,
      await dpo.post(`/api/requests/${id}/identity-document/result`, { version, result: 'matches' }),
    );
    expect(done).toMatchObject({ identityLevel: 'L5', waiting: null });
    expect(done.identity.proofs).toMatchObject([{ kind: 'document', doubt: null, note: null }]);
    expect(done.identity.document).toMatchObject({
      waits: false,
      result: 'matches',
      destroyedWhy: 'checked',
    });
    expect(await left(id)).toEqual({ blobs: 0, keys: 0, open: 0 });
    expect((await picture(dpo, id)).status).toBe(404);
    expect(await journal(id)).toEqual([
      'identity.document-asked',
      'identity.document-received',
      'identity.document-viewed',
      'identity.document-checked',
      'identity.document-destroyed',
    ]);
  });

  it('that does not match takes back what was shown, and is destroyed as well', async () => {
    const { id, page } = await asked('en');
    expect((await handIn(page).expect(200)).text).toContain('has arrived');
    const { version } = await view(id);
    const note = 'Another birth date';
    const result = { version, result: 'does-not-match' };
    const silent = await dpo.post(`/api/requests/${id}/identity-document/result`, result);
    expect(codes(silent.body)).toEqual(['note-missing']);
    const done = parsed(
      RequestView,
      await dpo.post(`/api/requests/${id}/identity-document/result`, { ...result, note }),
    );
    expect(done).toMatchObject({ identityLevel: 'L0', identity: { contradicted: true } });
    expect(await left(id)).toEqual({ blobs: 0, keys: 0, open: 0 });
  });

  it('is not asked for without a doubt that needs it: the answer names the step that suffices', async () => {
    const { id } = await opened('access');
    const refused = await askFor(id);
    expect(refused.body.params.refusals).toEqual([
      { code: 'identity-lower-step-suffices', params: { step: 'L2' } },
    ]);
    const lost = await askFor(id, { lockedOut: true });
    expect(lost.body.params.refusals).toEqual([
      { code: 'identity-lower-step-suffices', params: { step: 'L4' } },
    ]);
    const act = async (action: string, input: object) =>
      parsed(
        RequestView,
        await dpo.post(`/api/requests/${id}/actions/${action}`, {
          version: (await view(id)).version,
          ...input,
        }),
      );
    await act('identity-received', { identityLevel: 'L2', proof: 'Vu en session' });
    expect(codes((await askFor(id)).body)).toEqual(['identity-already-sufficient']);
    await act('identity-contradicted', { note: 'La titulaire dit n’avoir rien demandé.' });
    parsed(RequestView, await askFor(id));
    expect(
      (await support.post(`/api/requests/${id}/identity-document`, { version: 1, doubt: 'Un doute' })).status,
    ).toBe(403);
  });
});

describe('the page of a link', () => {
  it('answers a wrong, a used and an expired link alike', async () => {
    const [used, expired] = [await asked(), await asked()];
    await handIn(used.page).expect(200);
    await api.db.ownerQuery(`update identity_document set expires_at = now() where request_id = $1`, [
      expired.id,
    ]);
    const wrong = `/identity/${randomBytes(32).toString('base64url')}`;
    const answers = [
      ...(await Promise.all([wrong, used.page, expired.page, '/identity/x'].map((page) => visit(page)))),
      ...(await Promise.all([wrong, used.page, expired.page].map((page) => handIn(page)))),
    ];
    const without = (text: string) => text.replace(/nonce="[^"]+"/, '');
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    expect(new Set(answers.map(({ text }) => without(text))).size).toBe(1);
  });

  it('keeps nothing of what it does not take, and stays open', async () => {
    const { id, page } = await asked();
    expect((await handIn(page, Buffer.from('<svg onload="x"/>'), 'carte.png')).status).toBe(422);
    expect((await handIn(page, Buffer.concat([IMAGE, Buffer.alloc(10 * 1024 * 1024)]))).status).toBe(413);
    const nothing = await request(api.app.getHttpServer()).post(page).field('other', 'x');
    expect(nothing.text).toContain('Aucun fichier');
    expect(await left(id)).toEqual({ blobs: 0, keys: 0, open: 0 });
    await handIn(page).expect(200);
  });

  it('takes one of two that come at once', async () => {
    const { id, page } = await asked();
    const answers = await Promise.all([handIn(page), handIn(page)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect(await left(id)).toEqual({ blobs: 1, keys: 1, open: 1 });
  });
});

it('the sweep destroys what is older than the rule set allows, and what nobody needs any more', async () => {
  const [old, ended, fresh] = [await asked(), await asked(), await asked()];
  for (const { page } of [old, ended, fresh]) await handIn(page).expect(200);
  await api.db.ownerQuery(
    `update identity_document set received_at = received_at - interval '7 days', destroy_by = destroy_by - interval '7 days'
     where request_id = $1`,
    [old.id],
  );
  const { version } = await view(ended.id);
  await dpo.post(`/api/requests/${ended.id}/actions/withdraw`, { version, note: 'Retrait' }).expect(200);
  const deps = { blobs: api.app.get(Blobs), keyring: api.app.get(Keyring) };
  const sweep = (now?: Date) =>
    api.contexts.run({ kind: 'system', scope: 'spec' }, (ctx) => destroyDueDocuments(ctx, deps), { now });
  await sweep();
  expect((await view(old.id)).identity.document).toMatchObject({ waits: false, destroyedWhy: 'expired' });
  expect((await view(ended.id)).identity.document).toMatchObject({ destroyedWhy: 'request-ended' });
  expect(await left(old.id)).toEqual({ blobs: 0, keys: 0, open: 0 });
  expect((await view(fresh.id)).identity.document).toMatchObject({ waits: true });
  await sweep(new Date(Date.now() + 7 * DAY - 3_000_000));
  expect(await left(fresh.id)).toEqual({ blobs: 0, keys: 0, open: 0 });
  expect(await journal(old.id)).toContain('identity.document-destroyed');
});
