import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createTransport } from 'nodemailer';
import { AccountPlatform } from '#connectors';
import { loadSettings, setLogLevel, SettingsService } from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { platformSettings } from '../../apps/platform/src/settings.js';
import { startPlatform } from '../../apps/platform/src/start-platform.js';
import { freePort } from './free-port.js';
import { startSmtpSink, type SmtpSink } from './smtp-sink.js';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.js';

const TOKEN = 'a-token-of-the-spec';

describe('the sample account platform', () => {
  let database: TestDatabase;
  let platform: NestExpressApplication;
  let network: TcpProxy;
  let desk: SmtpSink;
  let url: string;
  let sinkPort: number;
  let environment: Record<string, string>;

  beforeAll(async () => {
    setLogLevel('silent');
    [database, desk] = await Promise.all([testDatabase(), startSmtpSink()]);
    await database.ownerQuery('create schema platform authorization dpo_owner');
    const port = await freePort();
    sinkPort = await freePort();
    environment = {
      PLATFORM_PORT: String(port),
      PLATFORM_TOKEN: TOKEN,
      PLATFORM_DATABASE_URL: database.urlFor('dpo_owner'),
      SINK_SMTP_PORT: String(sinkPort),
      SINK_BOUNCE_TO: desk.url,
    };
    platform = await startPlatform(platformSettings(environment));
    url = `http://127.0.0.1:${port}`;
  });
  afterAll(async () => {
    await platform.close();
    await desk.close();
    await database.close();
  });
  beforeEach(async () => {
    network = await startTcpProxy({ port: Number(new URL(url).port) });
  });
  afterEach(() => network.close());

  const client = (token = TOKEN): AccountPlatform =>
    new AccountPlatform(
      new SettingsService(
        loadSettings({
          DATABASE_URL: database.appUrl,
          PLATFORM_URL: `http://127.0.0.1:${network.port}/`,
          PLATFORM_TOKEN: token,
        }),
      ),
    );

  it('names what is missing in its environment', () => {
    expect(() => platformSettings({})).toThrow(/PLATFORM_TOKEN is missing; PLATFORM_DATABASE_URL is missing/);
  });

  it('keeps its schema to itself', async () => {
    await expect(database.source.query('select * from platform.account')).rejects.toThrow(
      /permission denied/,
    );
  });

  it('resolves aliases to the main account and says when there is none', async () => {
    const asked = [
      'CVaucourbe@netc.fr',
      'camille.vaucourbe@mailo.com',
      'personne@mailo.com',
      'cvaucourbe@netc.fr',
    ];
    const camille = 'camille.vaucourbe@mailo.com';
    expect(await client().resolve(asked)).toEqual([
      { address: asked[0], account: camille, alias: true },
      { address: asked[1], account: camille, alias: false },
      { address: asked[2], account: null, alias: false },
      { address: asked[3], account: camille, alias: true },
    ]);
  });

  it('shows a profile and never any content', async () => {
    const account = await client().account('cvaucourbe@netc.fr');
    expect(account).toMatchObject({
      address: 'camille.vaucourbe@mailo.com',
      birthDate: '1984-03-12',
      plan: 'premium',
    });
    expect(account).not.toHaveProperty('content');
    expect(await client().account('personne@mailo.com')).toBeNull();
  });

  it('finds the accounts that a mail may mean, by name only when the whole name is written', async () => {
    const nothing = { addresses: [], domains: [], words: [] };
    const found = async (query: object): Promise<string[]> =>
      (await client().candidates({ ...nothing, ...query })).accounts.map(({ address }) => address);
    expect(await found({ addresses: ['camille.v@exemple.fr'] })).toEqual(['camille.vaucourbe@mailo.com']);
    expect(await found({ domains: ['belhostal-luthier.example'] })).toEqual(['thierry.belhostal@mailo.com']);
    expect(await found({ addresses: ['autre@belhostal-luthier.example'] })).toEqual([
      'thierry.belhostal@mailo.com',
    ]);
    expect(await found({ words: ['bonjour', 'vaucourbe'] })).toEqual([]);
    expect(await found({ words: ['bonjour', 'vaucourbe', 'camille'] })).toEqual([
      'camille.vaucourbe@mailo.com',
    ]);
    expect(await found({})).toEqual([]);
  });

  it('remembers an answer for a while, so that a short outage is not seen', async () => {
    const platformClient = client();
    const before = await platformClient.account('camille.vaucourbe@mailo.com');
    network.down();
    expect(await platformClient.account('camille.vaucourbe@mailo.com')).toEqual(before);
    await expect(platformClient.account('thierry.belhostal@mailo.com')).rejects.toMatchObject({
      code: 'platform.unavailable',
    });
  });

  it('remembers for a while what one mail may mean, and asks anew about another', async () => {
    const platformClient = client();
    const camille = { addresses: ['camille.v@exemple.fr'], domains: [], words: ['camille'] };
    const first = await platformClient.candidates(camille);
    expect(first).toMatchObject({
      remembered: false,
      accounts: [{ address: 'camille.vaucourbe@mailo.com' }],
    });
    network.down();
    expect(await platformClient.candidates(camille)).toEqual({ ...first, remembered: true });
    await expect(platformClient.candidates({ ...camille, words: [] })).rejects.toMatchObject({
      code: 'platform.unavailable',
    });
  });

  it('repeats a question when the network fails once', async () => {
    network.down();
    const asked = client().account('thierry.belhostal@mailo.com');
    await new Promise((resolve) => setTimeout(resolve, 50));
    network.up();
    expect(await asked).toMatchObject({ lastName: 'Belhostal' });
  });

  it('leaves a platform alone that does not answer, instead of waiting for it each time', async () => {
    const platformClient = client();
    network.down();
    for (let i = 0; i < 5; i++) await platformClient.candidates(query(i)).catch(() => {});
    const before = performance.now();
    await expect(platformClient.candidates(query(9))).rejects.toMatchObject({
      params: { why: 'left-alone' },
    });
    expect(performance.now() - before).toBeLessThan(50);
  });

  it('asks for its token', async () => {
    await expect(client('wrong').account('camille.vaucourbe@mailo.com')).rejects.toMatchObject({
      code: 'platform.refused',
      params: { status: 401 },
    });
    expect((await fetch(`${url}/v1/accounts/a%40b.example`)).status).toBe(401);
  });

  it('shows what it received, escaped', async () => {
    const response = await send('a@example.com', 'Objet <b>gras</b>', 'Bonjour <script>alert(1)</script>');
    expect(response).toMatch(/^250/);
    const [mail] = (await (await fetch(`${url}/sink.json`)).json()) as { n: number; to: string[] }[];
    expect(mail).toMatchObject({ to: ['a@example.com'], subject: 'Objet <b>gras</b>' });
    const page = await (await fetch(`${url}/sink/${mail.n}`)).text();
    expect(page).toContain('Bonjour &lt;script&gt;');
    expect(page).not.toContain('<script>');
    expect(await (await fetch(`${url}/sink/${mail.n}/raw`)).text()).toContain('Bonjour <script>');
  });

  it('refuses, puts off and bounces by the name of the recipient', async () => {
    expect(await send('reject.a@example.com')).toMatch(/550/);
    expect(await send('later.a@example.com')).toMatch(/451/);
    expect(await send('later.a@example.com')).toMatch(/451/);
    expect(await send('later.a@example.com')).toMatch(/^250/);
    expect(await send('bounce.a@example.com')).toMatch(/^250/);
    const [bounce] = await desk.received(1);
    expect(bounce).toMatchObject({ from: '', to: ['contact@mailo.com'] });
    const text = bounce.raw.toString();
    expect(text).toMatch(/report-type=delivery-status/);
    expect(text).toMatch(/Final-Recipient: rfc822; bounce\.a@example\.com\r\n.*\r\nAction: failed/);
    expect(text).toContain('Message-ID: <bounce.a@example.com>');
  });

  const query = (i: number) => ({ addresses: [`p${i}@example.com`], domains: [], words: [] });

  async function send(to: string, subject = 'Votre demande', text = 'Bonjour'): Promise<string> {
    const transport = createTransport({ host: '127.0.0.1', port: sinkPort, ignoreTLS: true });
    try {
      const mail = { from: 'contact@mailo.com', to, subject, text, messageId: `<${to}>` };
      return (await transport.sendMail(mail)).response;
    } catch (error) {
      return (error as Error).message;
    } finally {
      transport.close();
    }
  }
});
