import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { dkimSign, sealMessage } from 'mailauth';
import { loadSettings, SettingsService } from '#foundation';
import { decodeMail } from '../decode/index.js';
import { AuthenticateMail } from './authenticate-mail.js';
import type { Resolve } from './dns-answers.js';

const AT = new Date('2026-04-07T08:00:00Z');
const OUTSIDE = '203.0.113.9';
const CORPUS = path.join(import.meta.dirname, '../../../../../shared/corpus/mimekit/dkim');

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
const keyRecord = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;

/** The DNS of these specs. */
const zone: Record<string, string[][] | string[]> = {
  'TXT s1._domainkey.bank.example': [[keyRecord]],
  'TXT _dmarc.bank.example': [['v=DMARC1; p=reject']],
  'TXT bank.example': [[`v=spf1 ip4:${OUTSIDE} -all`]],
  'TXT mail.bank.example': [[`v=spf1 ip4:${OUTSIDE} -all`]],
  'TXT s1._domainkey.strict.example': [[keyRecord]],
  'TXT s1._domainkey.news.strict.example': [[keyRecord]],
  'TXT _dmarc.strict.example': [['v=DMARC1; p=quarantine; adkim=s; aspf=s']],
  'TXT s1._domainkey.bulk.example': [[keyRecord]],
  'TXT bulk.example': [[`v=spf1 ip4:${OUTSIDE} -all`]],
  'TXT s1._domainkey.list.example': [[keyRecord]],
  'TXT s1._domainkey.nopolicy.example': [[keyRecord]],
};
const asked: string[] = [];
const fromZone: Resolve = async (name, type) => {
  asked.push(`${type} ${name}`);
  const found = zone[`${type} ${name}`];
  if (!found) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
  return found;
};
beforeEach(() => asked.splice(0));

const settings = (given: Record<string, string> = {}): SettingsService =>
  new SettingsService(
    loadSettings({
      DATABASE_URL: 'postgres://dpo_app:x@127.0.0.1/dpo',
      MASTER_KEY: randomBytes(32).toString('hex'),
      AUTHSERV_IDS: 'mx1.mailo.com',
      ...given,
    }),
  );

interface Arriving {
  readonly kind?: 'smtp' | 'imap' | 'import';
  readonly ip?: string | null;
  readonly envelopeFrom?: string;
  readonly set?: Record<string, string>;
  readonly resolve?: Resolve;
}

async function arrive(raw: string | Buffer, how: Arriving = {}) {
  const { kind = 'smtp', ip = OUTSIDE, envelopeFrom = 'camille@bank.example', set, resolve = fromZone } = how;
  const bytes = Buffer.from(raw);
  const row = {
    channelKind: kind,
    remoteIp: kind === 'smtp' ? ip : null,
    helo: 'out.bank.example',
    envelopeFrom,
  };
  const authenticate = new AuthenticateMail(settings(set), resolve);
  return authenticate.run({ raw: bytes, row }, await decodeMail(bytes), AT);
}

const mail = (from: string, extra = ''): string =>
  `${extra}From: Camille Vaucourbe <${from}>\r\nTo: contact@mailo.com\r\nSubject: Mes données\r\n` +
  `Date: Tue, 07 Apr 2026 09:59:00 +0200\r\nMessage-ID: <${from}.1>\r\n\r\nBonjour,\r\nje souhaite une copie de mes données.\r\n`;

async function signed(raw: string, domain: string, more: { maxBodyLength?: number } = {}): Promise<string> {
  const one = { signingDomain: domain, selector: 's1', privateKey: key, ...more };
  const { signatures } = await dkimSign(raw, { ...one, signatureData: [one] });
  expect(signatures).toContain(`d=${domain}`);
  return `${signatures}${raw}`;
}
const own = (results: string): string => `Authentication-Results: mx1.mailo.com; ${results}\r\n`;

describe('a mail from outside, by SMTP', () => {
  it('is proved by its signature and its host, and tells From, signer and envelope apart', async () => {
    const { authentication, step } = await arrive(await signed(mail('camille@bank.example'), 'bank.example'));
    expect(authentication).toMatchObject({
      present: true,
      source: 'computed',
      fromDomain: 'bank.example',
      signers: [{ domain: 'bank.example', result: 'pass', aligned: true }],
      envelope: { domain: 'bank.example', result: 'pass', aligned: true },
      dmarc: 'pass',
      policy: 'reject',
      authenticated: true,
    });
    expect(step).toMatchObject({
      step: 'authenticate',
      verdict: 'ok',
      why: 'computed',
      at: AT.toISOString(),
    });
  });

  it('is proved by its signature alone where another host sends it', async () => {
    const raw = await signed(mail('camille@bank.example'), 'bank.example');
    const { authentication } = await arrive(raw, { ip: '198.51.100.77' });
    expect(authentication.envelope).toEqual({ domain: 'bank.example', result: 'fail', aligned: true });
    expect(authentication).toMatchObject({ dkimAligned: true, spfAligned: false, authenticated: true });
  });

  it('is not proved once its body was changed and another host sends it', async () => {
    const raw = (await signed(mail('camille@bank.example'), 'bank.example')).replace(
      'une copie',
      'aucune copie',
    );
    const { authentication } = await arrive(raw, { ip: '198.51.100.77' });
    expect(authentication).toMatchObject({
      present: true,
      dmarc: 'fail',
      policy: 'reject',
      authenticated: false,
    });
    expect(authentication.signers).toEqual([{ domain: 'bank.example', result: 'fail', aligned: true }]);
  });

  it('is not proved by words added under a signature of its beginning', async () => {
    const raw = mail('camille@bank.example');
    const beginning = await signed(raw, 'bank.example', { maxBodyLength: 10 });
    const { authentication } = await arrive(`${beginning}Et effacez tout.\r\n`, { ip: '198.51.100.77' });
    expect(authentication.signers).toMatchObject([{ domain: 'bank.example', result: 'pass' }]);
    expect(authentication).toMatchObject({ dkimAligned: false, authenticated: false });
  });

  it('says a valid signature of somebody else for what it is: not the author’s (lesson 21)', async () => {
    const raw = await signed(mail('camille@bank.example'), 'bulk.example');
    const { authentication } = await arrive(raw, { envelopeFrom: 'bounce@bulk.example' });
    expect(authentication).toMatchObject({
      signers: [{ domain: 'bulk.example', result: 'pass', aligned: false }],
      envelope: { domain: 'bulk.example', result: 'pass', aligned: false },
      dmarc: 'fail',
      authenticated: false,
    });
  });

  it('aligns siblings of one organisation, unless its policy asks for the very name', async () => {
    const sibling = await arrive(mail('camille@bank.example'), { envelopeFrom: 'b@mail.bank.example' });
    expect(sibling.authentication).toMatchObject({ spfAligned: true, dmarc: 'pass', authenticated: true });
    const strict = await arrive(await signed(mail('a@strict.example'), 'news.strict.example'), {
      envelopeFrom: '',
    });
    expect(strict.authentication).toMatchObject({ dkimAligned: false, dmarc: 'fail', authenticated: false });
  });

  it('is proved by an aligned signature where its domain publishes no policy', async () => {
    const raw = await signed(mail('a@nopolicy.example'), 'nopolicy.example');
    const { authentication } = await arrive(raw, { envelopeFrom: '' });
    expect(authentication).toMatchObject({ dmarc: 'none', policy: null, authenticated: true });
  });

  it('is proved by the identical name alone while its policy cannot be fetched', async () => {
    const sick: Resolve = (name, type) =>
      name.startsWith('_dmarc')
        ? Promise.reject(Object.assign(new Error('sick'), { code: 'ESERVFAIL' }))
        : fromZone(name, type);
    const same = await arrive(await signed(mail('a@bank.example'), 'bank.example'), { resolve: sick });
    expect(same.authentication).toMatchObject({ dmarc: 'temperror', present: true, authenticated: true });
    const sibling = await arrive(mail('a@bank.example'), {
      envelopeFrom: 'b@mail.bank.example',
      resolve: sick,
    });
    expect(sibling.authentication).toMatchObject({ present: false, authenticated: false });
  });

  it('does not believe a result that was written before it came to us', async () => {
    const forged = own('dkim=pass header.d=bank.example; dmarc=pass header.from=bank.example');
    const { authentication } = await arrive(mail('camille@bank.example', forged), { ip: '198.51.100.77' });
    expect(authentication).toMatchObject({ source: 'computed', authservId: null, authenticated: false });
    const nothing = await arrive(mail('camille@bank.example', forged), {
      set: { MAIL_AUTHENTICATE: 'header' },
    });
    expect(nothing.authentication.present).toBe(false);
    expect(nothing.step).toMatchObject({ verdict: 'skipped', why: 'came-from-outside' });
  });

  it('with two authors proves none of them', async () => {
    const raw = mail('camille@bank.example').replace('From: ', 'From: x@bulk.example\r\nFrom: ');
    const { authentication } = await arrive(raw, { envelopeFrom: 'bounce@bulk.example' });
    expect(authentication.authenticated).toBe(false);
  });
});

describe('a mail that our own relay hands over', () => {
  const header = own(
    'spf=pass smtp.mailfrom=bank.example; dmarc=fail (p=REJECT dis=NONE) header.from=bank.example',
  );
  it.each([
    { ip: '10.1.2.3' },
    { ip: '::ffff:127.0.0.1' },
    { kind: 'imap' as const },
    { kind: 'import' as const },
  ])('carries what our exchanger wrote on top, and nothing is asked: %p', async (how) => {
    const raw = await signed(mail('camille@bank.example'), 'bank.example');
    const { authentication, step } = await arrive(`${header}${own('dmarc=pass')}${raw}`, how);
    expect(authentication).toMatchObject({
      present: true,
      source: 'header',
      authservId: 'mx1.mailo.com',
      dmarc: 'fail',
      policy: 'reject',
      authenticated: false,
    });
    expect(step).toMatchObject({ verdict: 'ok', why: null });
    expect(asked).toEqual([]);
  });

  it('is checked by its signatures where our exchanger wrote nothing; the relay itself is never asked about', async () => {
    const elsewhere = 'Authentication-Results: mx.elsewhere.example; dmarc=fail\r\n';
    const raw = elsewhere + (await signed(mail('camille@bank.example'), 'bank.example'));
    const { authentication, step } = await arrive(raw, { ip: '10.1.2.3' });
    expect(authentication).toMatchObject({
      source: 'computed',
      envelope: null,
      dmarc: 'pass',
      authenticated: true,
    });
    expect(step.why).toBe('computed-from-signatures');
    expect(asked.filter((one) => one === 'TXT bank.example')).toEqual([]);
  });

  it('stays unknown, not refuted, where the signature does not prove it', async () => {
    const raw = (await signed(mail('camille@bank.example'), 'bank.example')).replace('une copie', 'rien');
    const { authentication } = await arrive(raw, { kind: 'import' });
    expect(authentication).toMatchObject({
      present: false,
      dmarc: null,
      policy: 'reject',
      authenticated: false,
    });
    expect(authentication.signers).toMatchObject([{ result: 'fail' }]);
  });

  it('asks nobody for a mail with nothing to check', async () => {
    const { authentication, step } = await arrive(mail('camille@bank.example'), { kind: 'imap' });
    expect(authentication.present).toBe(false);
    expect(step).toMatchObject({ verdict: 'skipped', why: 'nothing-to-check' });
    expect(asked).toEqual([]);
  });

  it('takes the relays from the configuration, and believes no field at all where told so', async () => {
    const raw = own('dmarc=pass header.from=bank.example') + mail('camille@bank.example');
    const near = await arrive(raw, { ip: '198.51.100.77', set: { OWN_NETWORKS: '198.51.100.0/24' } });
    expect(near.authentication).toMatchObject({ source: 'header', authenticated: true });
    const computed = await arrive(raw, { ip: '10.1.2.3', set: { MAIL_AUTHENTICATE: 'compute' } });
    expect(computed.authentication.present).toBe(false);
    expect(() => new AuthenticateMail(settings({ OWN_NETWORKS: 'mx1.mailo.com' }), fromZone)).toThrow(
      'OWN_NETWORKS',
    );
  });
});

describe('a mail that a list forwards', () => {
  it('shows its ARC chain as a fact and takes it for no proof', async () => {
    const raw = await signed(mail('camille@bank.example'), 'bank.example');
    const changed = raw.replace('Subject: ', 'Subject: [liste] ').replace('une copie', 'une belle copie');
    const seal = await sealMessage(changed, {
      signingDomain: 'list.example',
      selector: 's1',
      privateKey: key,
      authResults: 'list.example; dkim=pass header.d=bank.example',
      cv: 'none',
    });
    const { authentication } = await arrive(seal.toString() + changed, {
      envelopeFrom: 'liste@list.example',
    });
    expect(authentication).toMatchObject({ arc: 'pass', dmarc: 'fail', authenticated: false });
    expect(authentication.auth).toContainEqual(
      expect.objectContaining({ method: 'arc', properties: { 'header.d': 'list.example' } }),
    );
  });
});

describe('a check that fails (lesson 11)', () => {
  const unreachable: Resolve = () =>
    Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
  it('is a verdict where the name servers do not answer: neither proved nor refuted', async () => {
    const raw = await signed(mail('camille@bank.example'), 'bank.example');
    const { authentication, step } = await arrive(raw, { resolve: unreachable });
    expect(authentication).toMatchObject({ present: false, authenticated: false, dmarc: 'temperror' });
    expect(step).toMatchObject({ verdict: 'failed', why: 'no-answer-from-dns' });
  });

  it('ends after two seconds where they never answer', async () => {
    const raw = await signed(mail('camille@bank.example'), 'bank.example');
    const started = performance.now();
    const { authentication, step } = await arrive(raw, { resolve: () => new Promise(() => {}) });
    expect(performance.now() - started).toBeLessThan(3_500);
    expect(step).toMatchObject({ verdict: 'failed', why: 'time-over' });
    expect(authentication).toMatchObject({ present: false, authenticated: false });
  });

  it.each([
    ['no bytes', ''],
    ['no header', '\r\n\r\ntext'],
    ['a signature of nonsense', `DKIM-Signature: v=1; a=;;;\u0000 d=\r\n${mail('camille@bank.example')}`],
    [
      'a key that is none',
      mail(
        'camille@bank.example',
        'DKIM-Signature: v=1; a=rsa-sha256; d=bulk.example; s=s9; h=from; bh=x; b=x\r\n',
      ),
    ],
    ['an author that is none', mail('a@b').replace('<a@b>', '<a@b')],
    ['broken ARC', mail('camille@bank.example', 'ARC-Seal: i=7; cv=pass\r\nARC-Seal: i=7\r\n')],
  ])('stops no mail: %s', async (_, raw) => {
    const { authentication, step } = await arrive(raw, { ip: '198.51.100.77' });
    expect(authentication.authenticated).toBe(false);
    expect(['ok', 'failed', 'skipped']).toContain(step.verdict);
  });

  it('does not begin on more signatures than a mail can need', async () => {
    const many = 'DKIM-Signature: v=1; a=rsa-sha256; d=a.example; s=b; h=from; bh=x; b=x\r\n'.repeat(200);
    const { step } = await arrive(mail('camille@bank.example', many));
    expect(step).toMatchObject({ verdict: 'failed', why: 'more-signatures-than-checked' });
    expect(asked).toEqual([]);
  });
});

(existsSync(CORPUS) ? describe : describe.skip)('signed mails of the world', () => {
  if (!existsSync(CORPUS)) console.warn('corpus of signed mails absent: skipped');
  const keys: Record<string, string> = {
    'brisbane._domainkey.football.example.com':
      'v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=',
    'test._domainkey.football.example.com':
      'v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB',
  };
  const resolve: Resolve = async (name) => {
    if (keys[name]) return [[keys[name]]];
    throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
  };
  it('the example of RFC 8463 is proved by both of its signatures', async () => {
    const text = readFileSync(path.join(CORPUS, 'rfc8463-example.msg'), 'latin1').replace(/\r?\n/g, '\r\n');
    const { authentication } = await arrive(Buffer.from(text, 'latin1'), { kind: 'import', resolve });
    expect(authentication.signers.map(({ result }) => result)).toEqual(['pass', 'pass']);
    expect(authentication.authenticated).toBe(true);
  });
  it.each(['gmail.msg', 'related.msg', 'multipart-no-end-boundary.msg'])(
    '%s, whose key is gone, is unknown; results of other servers in it are not believed',
    async (name) => {
      const { authentication } = await arrive(readFileSync(path.join(CORPUS, name)), {
        kind: 'import',
        resolve,
      });
      expect(authentication).toMatchObject({ present: false, authenticated: false });
      expect(authentication.signers).toMatchObject([{ domain: 'gmail.com', aligned: true }]);
      expect(authentication.signers[0].result).not.toBe('pass');
    },
  );
});
