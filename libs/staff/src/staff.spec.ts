import { randomBytes } from 'node:crypto';
import { listEvents } from '#audit';
import { openTestJournals } from '#audit/testing';
import { loadSettings, MasterKey, type Actor, type Context } from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { createOfficer } from './create-officer.js';
import { staffEntities } from './entities.js';
import { grantAccess } from './grants.js';
import { assertAssignable, assignableOfficers } from './list-officers.js';
import { drawPassword, hashPassword, passwordMatches } from './password.js';
import { ensureFirstAdministrator, ensureSampleOfficers } from './sample-officers.js';
import { sweepSessions } from './sessions.js';
import { StaffPolicy } from './staff-policy.js';
import { updateOfficer } from './update-officer.js';

const system: Actor = { kind: 'system', scope: 'spec' };
let db: TestDatabase;
const act = <T>(fn: (ctx: Context) => Promise<T>, actor: Actor = system) => db.contexts.run(actor, fn);
const as = (officerId: string): Actor => ({ kind: 'officer', officerId });

beforeAll(async () => {
  openTestJournals();
  db = await testDatabase({ entities: staffEntities });
});
afterAll(() => db.close());

const policy = (env: Record<string, string>) =>
  new StaffPolicy(
    loadSettings({ DATABASE_URL: 'postgres://localhost/x', DPO_SAMPLE: '1', ...env }),
    new MasterKey(randomBytes(32)),
  );

describe('passwords', () => {
  it('are kept as argon2id with their parameters, each with its own salt', async () => {
    const [one, two] = await Promise.all([hashPassword('élan'), hashPassword('élan')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=4\$/);
    expect(one).not.toBe(two);
    // Typed on another keyboard, the same letters may come decomposed.
    expect(await passwordMatches('élan'.normalize('NFD'), one)).toBe(true);
    expect(await passwordMatches('elan', one)).toBe(false);
  });

  it('of nobody match nothing', async () => {
    for (const hash of [null, undefined, 'not a hash']) {
      expect(await passwordMatches('', hash)).toBe(false);
    }
  });

  it('are drawn without letters that look alike', () => {
    const drawn = Array.from({ length: 200 }, drawPassword);
    expect(new Set(drawn).size).toBe(200);
    expect(drawn.join('')).toMatch(/^[2-9a-hjkmnp-z-]+$/);
  });
});

describe('the exception for sample officers', () => {
  const sample = { roles: ['dpo'], sample: true } as const;

  it('holds on a desk that only its own machine can reach', () => {
    expect(policy({}).needsSecondFactor(sample)).toBe(false);
    expect(policy({}).needsSecondFactor({ ...sample, sample: false })).toBe(true);
    expect(policy({}).needsSecondFactor({ roles: ['support'], sample: false })).toBe(false);
  });

  it.each([
    ['no sample is loaded', { DPO_SAMPLE: '0' }],
    ['it listens to the network', { BIND: '0.0.0.0' }],
    ['a proxy stands before it', { TRUST_PROXY: '1' }],
    ['its address is a public one', { PUBLIC_URL: 'https://dpo.example.org' }],
  ])('ends when %s', (_why, env) => {
    expect(policy(env).needsSecondFactor(sample)).toBe(true);
  });
});

describe('sample officers', () => {
  it('come in pairs where four eyes are needed, and can be made twice', async () => {
    const first = await act((ctx) => ensureSampleOfficers(ctx, 'one'));
    const again = await act((ctx) => ensureSampleOfficers(ctx, 'two'));
    expect(again.map(({ email }) => email)).toEqual(first.map(({ email }) => email));
    for (const role of ['dpo', 'counsel'])
      expect(again.filter((officer) => officer.role === role)).toHaveLength(2);
    const [row] = await db.ownerQuery<{ password_hash: string }>('select password_hash from officer');
    expect(await passwordMatches('two', row.password_hash)).toBe(true);
  });

  it('leave no place for a first administrator, whom only an empty desk gets', async () => {
    expect(await act((ctx) => ensureFirstAdministrator(ctx, 'admin@desk.example'))).toBeNull();
  });
});

describe('officers', () => {
  const someone = () => `${randomBytes(4).toString('hex')}@desk.example`;
  const make = (roles: Parameters<typeof createOfficer>[1]['roles'], authorityDesk = false) =>
    act((ctx) => createOfficer(ctx, { name: 'N. N.', email: someone(), roles, authorityDesk }, 'x'));

  it('have one address each, whatever its case', async () => {
    const twice = act((ctx) =>
      createOfficer(ctx, { name: 'X', email: 'CLAIRE.VASSEUR@desk.example', roles: ['dpo'] }, 'x'),
    );
    await expect(twice).rejects.toThrow('email-taken');
  });

  it('never change their own power, but may correct their own name', async () => {
    const { id } = await make(['administrator']);
    const own = (changes: object) => act((ctx) => updateOfficer(ctx, id, 1, changes), as(id));
    for (const changes of [
      { roles: ['dpo'] },
      { state: 'disabled' },
      { actsForController: true },
      { authorityDesk: true },
    ])
      await expect(own(changes)).rejects.toThrow('own-power');
    await own({ name: 'Nouveau nom', roles: ['administrator'] });
  });

  it('are changed in the version that was shown, or not at all', async () => {
    const [{ id }, admin] = [await make(['support']), await make(['administrator'])];
    const change = (version: number, name: string) =>
      act((ctx) => updateOfficer(ctx, id, version, { name }), as(admin.id));
    await change(1, 'Un');
    await expect(change(1, 'Deux')).rejects.toThrow('version-conflict');
    const raced = await Promise.allSettled([change(2, 'Trois'), change(2, 'Quatre')]);
    expect(raced.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('are given work only while they may handle it', async () => {
    const [{ id }, admin] = [await make(['support']), await make(['administrator'])];
    await act((ctx) => assertAssignable(ctx, id));
    await expect(act((ctx) => assertAssignable(ctx, admin.id))).rejects.toThrow('not-assignable');
    expect((await act((ctx) => assignableOfficers(ctx))).map((one) => one.id)).not.toContain(admin.id);
    await act((ctx) => updateOfficer(ctx, id, 1, { state: 'disabled' }), as(admin.id));
    await expect(act((ctx) => assertAssignable(ctx, id))).rejects.toThrow('not-assignable');
  });

  it('leave a trace in the journal that shows no name', async () => {
    const { id } = await make(['auditor']);
    const { items } = await act((ctx) => listEvents(ctx, { objectId: id }));
    expect(items[0]).toMatchObject({
      type: 'officer.created',
      content: { roles: ['auditor'], name: expect.stringMatching(/^hmac-sha256:/) },
      detail: { name: 'N. N.' },
    });
  });

  describe('and authority matters', () => {
    const restricted = async (): Promise<string> => {
      const [row] = await db.ownerQuery<{ id: string }>(
        `insert into ticket (reference, channel_kind, restricted, first_received_at, last_message_at)
         values ($1, 'manual', true, now(), now()) returning id`,
        [`DPO-${randomBytes(2).toString('hex').toUpperCase()}-TEST`],
      );
      return row.id;
    };
    const sees = async (officerId: string, ticket: string) =>
      (await act((ctx) => ctx.query('select id from ticket where id = $1', [ticket]), as(officerId))).length >
      0;

    it('see what was there before they were appointed, and nothing once they leave', async () => {
      const ticket = await restricted();
      const admin = await make(['administrator']);
      const dpo = await make(['dpo']);
      expect(await sees(dpo.id, ticket)).toBe(false);
      await act((ctx) => updateOfficer(ctx, dpo.id, 1, { authorityDesk: true }), as(admin.id));
      expect(await sees(dpo.id, ticket)).toBe(true);
      await act((ctx) => updateOfficer(ctx, dpo.id, 2, { name: 'Un autre nom' }), as(admin.id));
      expect(await sees(dpo.id, ticket)).toBe(true);
      await act((ctx) => updateOfficer(ctx, dpo.id, 3, { roles: ['support'] }), as(admin.id));
      expect(await sees(dpo.id, ticket)).toBe(false);
      expect(await sees((await make(['counsel'])).id, ticket)).toBe(true);
      expect(await sees(admin.id, ticket)).toBe(false);
    });

    it('are opened by name to another officer, never by an officer to themselves', async () => {
      const ticket = await restricted();
      const [counsel, dpo] = [await make(['counsel']), await make(['dpo'])];
      const grant = (officerId: string) =>
        act(
          (ctx) =>
            grantAccess(ctx, { resourceKind: 'ticket', resourceId: ticket, officerId, reason: 'Relecture' }),
          as(counsel.id),
        );
      await expect(grant(counsel.id)).rejects.toThrow('own-power');
      await grant(dpo.id);
      expect(await sees(dpo.id, ticket)).toBe(true);
      const { items } = await act((ctx) => listEvents(ctx, { journal: 'vault', objectId: ticket }));
      expect(items[0]).toMatchObject({ type: 'access.granted', detail: { reason: 'Relecture' } });
    });

    it('cannot be opened to support through the database function', async () => {
      const ticket = await restricted();
      const support = await make(['support']);
      await act((ctx) => ctx.query('select name_for_authority($1)', [support.id]), as(support.id));
      expect(await sees(support.id, ticket)).toBe(false);
    });
  });
});

it('forgets old attempts and long-ended sessions', async () => {
  const [officer] = await db.ownerQuery<{ id: string }>('select id from officer limit 1');
  await db.ownerQuery(
    `insert into session (token_hash, officer_id, csrf_token, stage, expires_at)
     values ('old', $1, 'x', 'full', now() - interval '31 days'), ('new', $1, 'x', 'full', now())`,
    [officer.id],
  );
  await db.ownerQuery(
    `insert into sign_in_attempt (at, login_hash, succeeded) values (now() - interval '2 days', 'x', false), (now(), 'x', false)`,
  );
  await act(sweepSessions);
  expect(await db.ownerQuery('select 1 from session')).toHaveLength(1);
  expect(await db.ownerQuery('select 1 from sign_in_attempt')).toHaveLength(1);
});
