import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AuthenticateMail, ImportMails, MessageStore, TakeProbe } from '#intake';
import { Keyring, SettingsService } from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { ACCOUNT_DIRECTORY, ProcessMessage, type AccountDirectory } from '#triage';
import { startTestApi, type Browser, type TestApi } from '../../apps/api/src/testing.js';
import { platformSettings } from '../../apps/platform/src/settings.js';
import { startPlatform } from '../../apps/platform/src/start-platform.js';
import { mail } from '../desk/mails.js';
import { freePort } from './free-port.js';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.js';

const TOKEN = 'a-token-of-the-spec';
const camille = 'camille.vaucourbe@mailo.com';
const text = 'Je souhaite accéder à toutes mes données personnelles (article 15 du RGPD).';

/** The desk, the sample platform and a network between them that can be cut. */
describe('looking accounts up on the platform', () => {
  let database: TestDatabase;
  let platform: NestExpressApplication;
  let network: TcpProxy;
  let api: TestApi;
  let support: Browser;

  beforeAll(async () => {
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
    api = await startTestApi({ PLATFORM_URL: `http://127.0.0.1:${network.port}`, PLATFORM_TOKEN: TOKEN });
    support = await api.signedIn('support');
  }, 60_000);
  afterAll(async () => {
    await api?.close();
    await network?.close();
    await platform?.close();
    await database?.close();
  });

  let count = 0;
  /** A mail comes in and is triaged as the worker does it, with the platform. */
  async function triaged(from: string, body: string, name = 'Une personne') {
    const of = <T>(token: unknown): T => api.app.get(token as never, { strict: false });
    const raw = Buffer.from(mail({ from, name, subject: 'Mes données', text: body }));
    const system = { kind: 'system', scope: 'spec' } as const;
    await of<ImportMails>(ImportMails).file(system, `${++count}.eml`, raw, new Date(Date.now() + count));
    const [{ id }] = await api.db.ownerQuery<{ id: string }>(
      `select id from message where state = 'journaled' order by journaled_at desc limit 1`,
    );
    const process = new ProcessMessage(
      of(MessageStore),
      of(SettingsService),
      of(AuthenticateMail),
      of(TakeProbe),
      of(Keyring),
      of<AccountDirectory>(ACCOUNT_DIRECTORY),
    );
    await api.asSystem((ctx) => process.run(ctx, { messageId: id }));
    const [row] = await api.db.ownerQuery<{
      ticketId: string;
      account: string | null;
      candidates: { address: string; known: boolean; reason: string; strength: string }[];
      lookUp: Record<string, unknown>;
    }>(
      `select s.ticket_id as "ticketId", s.account, s.candidates, e.content->'lookUp' as "lookUp" from triage_suggestion s
       join audit_event e on e.object_id = s.message_id::text and e.type = 'message.ticketed' where s.message_id = $1`,
      [id],
    );
    return row;
  }
  const lookUps = () =>
    api.db.ownerQuery<{ outcome: string; purpose: string; ticketId: string; officerId: string }>(
      `select content->>'outcome' as outcome, content->>'purpose' as purpose, ticket_id as "ticketId", actor_id as "officerId"
       from audit_event where type = 'account.looked-up' order by id`,
    );

  it('names the candidates of a mail, each with its reason, and keeps in the journal that it asked and why', async () => {
    const found = await triaged('camille.v@exemple.fr', `${text} Mon alias est cvaucourbe@netc.fr.`);
    expect(found.account).toBe(camille);
    expect(found.candidates[0]).toMatchObject({ address: camille, strength: 'strong' });
    expect(found.lookUp).toMatchObject({ purpose: 'triage', found: 1, remembered: false });
    expect(JSON.stringify(found.lookUp)).not.toContain('vaucourbe');
  });

  it('leaves open which account is meant where two are as likely', async () => {
    const found = await triaged(
      'quelquun@exemple.fr',
      `${text} Il s’agit du compte ${camille} ou du compte thierry.belhostal@mailo.com.`,
    );
    expect(found.account).toBeNull();
    expect(found.candidates.every(({ known }) => known)).toBe(true);
    expect(
      found.candidates
        .map(({ address }) => address)
        .slice(0, 2)
        .sort(),
    ).toEqual([camille, 'thierry.belhostal@mailo.com']);
    const view = (await support.get(`/api/tickets/${found.ticketId}`).expect(200)).body;
    expect([view.accountAddress, view.suggestion.account]).toEqual([null, null]);
    expect(view.suggestion.candidates.length).toBeGreaterThanOrEqual(2);
  });

  it('records each look-up of an officer with its purpose, found or not, remembered or not', async () => {
    const { ticketId } = await triaged('a@exemple.fr', text);
    const ask = (address: string) => support.get(`/api/accounts/${address}?ticketId=${ticketId}`);
    const before = (await lookUps()).length;
    await ask(camille).expect(200);
    await ask(camille).expect(200);
    await ask('personne@mailo.com').expect(404);
    const told = (await lookUps()).slice(before);
    expect(told.map(({ outcome }) => outcome)).toEqual(['found', 'found', 'no-account']);
    for (const one of told)
      expect(one).toMatchObject({ purpose: 'ticket', ticketId, officerId: support.session!.me!.id });
  });

  it('records one that the platform does not answer, and triage goes on without it', async () => {
    const { ticketId } = await triaged('b@exemple.fr', text);
    network.down();
    try {
      await support.get(`/api/accounts/thierry.belhostal@mailo.com?ticketId=${ticketId}`).expect(503);
      expect((await lookUps()).at(-1)).toMatchObject({ outcome: 'platform.unavailable' });
      const found = await triaged('c@exemple.fr', text);
      expect(found.lookUp).toEqual({ purpose: 'triage', outcome: 'unavailable' });
    } finally {
      network.up();
    }
  });

  it('is asked for one ticket that the officer sees, and not without end', async () => {
    const nowhere = '0192f0a0-0000-7000-8000-000000000000';
    await support.get(`/api/accounts/${camille}?ticketId=${nowhere}`).expect(404);
    await support.get(`/api/accounts/${camille}`).expect(422);
    const { ticketId } = await triaged('d@exemple.fr', text);
    const other = await api.signedIn('counsel');
    const statuses: number[] = [];
    for (let n = 0; n < 31; n++)
      statuses.push((await other.get(`/api/accounts/${camille}?ticketId=${ticketId}`)).status);
    expect(statuses.slice(0, 30).every((status) => status === 200)).toBe(true);
    expect(statuses[30]).toBe(409);
    await support.get(`/api/accounts/${camille}?ticketId=${ticketId}`).expect(200);
  });
});
