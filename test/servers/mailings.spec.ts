import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AccountPlatform } from '#connectors';
import { loadSettings, SettingsService, setLogLevel } from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { askAgainToStop, homeView, openRequest, requestDetails, resumeStops } from '#requests';
import { platformSettings } from '../../apps/platform/src/settings.js';
import { startPlatform } from '../../apps/platform/src/start-platform.js';
import { mailFrom, openSpecDesk, type SpecDesk } from '../../libs/responses/src/testing.js';
import { freePort } from './free-port.js';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.js';

const TOKEN = 'a-token-of-the-spec';
const HOUR = 3_600_000;
const camille = 'camille.vaucourbe@mailo.com';
const ASK = 'Bonjour, je m’oppose à recevoir vos enquêtes et votre prospection (article 21 du RGPD). Merci.';

/** The desk, the sample platform and a network between them that can be cut. */
describe('an objection to mailings', () => {
  let database: TestDatabase;
  let platform: NestExpressApplication;
  let network: TcpProxy;
  let desk: SpecDesk;
  let dpo: string;

  beforeAll(async () => {
    setLogLevel('silent');
    database = await testDatabase();
    await database.ownerQuery('create schema platform authorization dpo_owner');
    const port = await freePort();
    platform = await startPlatform(
      platformSettings({
        PLATFORM_PORT: String(port),
        PLATFORM_TOKEN: TOKEN,
        PLATFORM_DATABASE_URL: database.urlFor('dpo_owner'),
      }),
    );
    network = await startTcpProxy({ port });
    const settings = loadSettings({
      DATABASE_URL: database.appUrl,
      PLATFORM_URL: `http://127.0.0.1:${network.port}`,
      PLATFORM_TOKEN: TOKEN,
    });
    desk = await openSpecDesk({}, new AccountPlatform(new SettingsService(settings)));
    dpo = await desk.officer({ roles: ['dpo'], name: 'Claire Martin' });
  }, 60_000);
  afterAll(async () => {
    await desk?.close();
    await network?.close();
    await platform?.close();
    await database?.close();
  });
  afterEach(() => network.up());

  const open = async (
    from: string,
    options: { account?: string | null; authenticated?: boolean; hoursAgo?: number } = {},
  ): Promise<string> => {
    const { account = from, authenticated = true, hoursAgo = 1 } = options;
    const receivedAt = new Date(Date.now() - hoursAgo * HOUR);
    const ticketId = await desk.receive(mailFrom(from, ASK, { authenticated }), receivedAt);
    const id = await desk.as(dpo, (ctx) =>
      openRequest(ctx, ticketId, { rights: ['objection-marketing'], accountAddress: account }),
    );
    await desk.work();
    return id;
  };
  const view = (id: string) => desk.as(dpo, (ctx) => requestDetails(ctx, id));
  const stopOf = async (id: string) => (await view(id)).tracks[0].stop;
  const refusals = () =>
    database.ownerQuery<{ account: string; reference: string }>(
      'select account, reference from platform.mailing_refusal order by refused_at',
    );
  const events = (id: string) =>
    desk.database
      .ownerQuery<{ type: string }>(
        `select type from audit_event where object_id = $1 and type like 'request.mailings%' order by id`,
        [id],
      )
      .then((rows) => rows.map(({ type }) => type));
  const onHome = (id: string) =>
    desk.as(dpo, (ctx) => homeView(ctx)).then(({ stops }) => stops.find(({ requestId }) => requestId === id));

  it('is carried out by the platform within the hours of the policy, and its answer is the proof', async () => {
    const id = await open(camille);
    const { reference } = await view(id);
    expect(await refusals()).toEqual([{ account: camille, reference }]);
    const stop = await stopOf(id);
    expect(stop).toMatchObject({
      state: 'done',
      trouble: null,
      overdue: false,
      account: camille,
      keptMonths: 36,
    });
    expect(
      stop!.refusedAt! <= stop!.doneAt! || stop!.refusedAt!.slice(0, 16) === stop!.doneAt!.slice(0, 16),
    ).toBe(true);
    expect(new Date(stop!.by).getTime() - new Date((await view(id)).receivedAt).getTime()).toBe(24 * HOUR);
    expect(await events(id)).toEqual(['request.mailings-stopped']);
    expect((await view(id)).state).toBe('received');
    expect(await onHome(id)).toBeUndefined();
  });

  it('is told once, however often it is asked for', async () => {
    const before = await refusals();
    const id = await open(camille);
    await desk.system((ctx) => resumeStops(ctx));
    await desk.work();
    expect(await refusals()).toEqual(before);
    expect(await stopOf(id)).toMatchObject({ state: 'done', account: camille });
    expect(await events(id)).toEqual(['request.mailings-stopped']);
  });

  it('stays due while the platform is away, says so, and is carried out when it is back', async () => {
    network.down();
    const id = await open('thierry.belhostal@mailo.com', { hoursAgo: 30 });
    expect(await stopOf(id)).toMatchObject({
      state: 'pending',
      trouble: 'platform.unavailable',
      overdue: true,
    });
    expect(await onHome(id)).toMatchObject({ state: 'pending', overdue: true });
    network.up();
    await desk.work(new Date(Date.now() + 2 * HOUR));
    expect(await stopOf(id)).toMatchObject({ state: 'done', trouble: null, overdue: true });
    expect(await events(id)).toEqual(['request.mailings-not-stopped', 'request.mailings-stopped']);
    expect((await refusals()).map(({ account }) => account)).toContain('thierry.belhostal@mailo.com');
    expect(await onHome(id)).toBeUndefined();
  });

  it('leaves a task to an officer where no account matches, and tells the sender nothing of it', async () => {
    const id = await open('inconnue@exemple.fr', { account: null });
    expect(await stopOf(id)).toMatchObject({ state: 'needs-officer', trouble: 'no-account' });
    const left = async () =>
      (await view(id)).tasks.filter(({ doneAt, kind }) => doneAt === null && kind === null);
    expect(await left()).toHaveLength(1);
    const letters = await desk.database.ownerQuery<{ kind: string; body: string }>(
      'select kind, body from letter where request_id = $1',
      [id],
    );
    expect(letters.map(({ kind }) => kind)).toEqual(['acknowledgement']);
    expect(letters[0].body).not.toMatch(/aucun compte|votre compte/i);

    const { version } = await view(id);
    await desk.as(dpo, (ctx) => askAgainToStop(ctx, id, { version, accountAddress: 'CVaucourbe@netc.fr' }));
    await desk.work();
    expect(await stopOf(id)).toMatchObject({ state: 'done', account: camille });
    expect(await left()).toEqual([]);
  });

  it('does not act on the word of a stranger', async () => {
    const before = await refusals();
    const id = await open('quelquun@exemple.fr', { account: camille });
    expect(await stopOf(id)).toMatchObject({ state: 'needs-officer', trouble: 'identity-too-low' });
    expect(await refusals()).toEqual(before);
  });
});
