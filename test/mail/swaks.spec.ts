import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startListeningDesk, type ListeningDesk } from '../servers/listening-desk.js';

const swaksInstalled = existsSync('/usr/bin/swaks');
if (!swaksInstalled) console.warn('swaks specs skipped: install swaks (apt-get install swaks)');

const raw = 'From: a@example.com\nTo: contact@mailo.com\nSubject: swaks\n\nBonjour,\n..un point\n.\u00e9\n';
/** swaks ends the last line itself. */
const asSent = Buffer.from(`${raw}\n`.replaceAll('\n', '\r\n'));

(swaksInstalled ? describe : describe.skip)('a mail that swaks delivers', () => {
  let folder: string;
  let desk: ListeningDesk;
  let lmtp: ListeningDesk;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'dpo-swaks-'));
    const [cert, key] = ['cert.pem', 'key.pem'].map((name) => path.join(folder, name));
    const asked = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    execFileSync(
      'openssl',
      ['req', '-x509', ...asked, '-subj', '/CN=mx.spec.example', '-keyout', key, '-out', cert],
      {
        stdio: 'ignore',
      },
    );
    writeFileSync(path.join(folder, 'mail.eml'), raw);
    [desk, lmtp] = await Promise.all([
      startListeningDesk({ SMTP_LISTEN_TLS_CERT: cert, SMTP_LISTEN_TLS_KEY: key }),
      startListeningDesk({ SMTP_LISTEN_LMTP: '1' }),
    ]);
  }, 60_000);
  afterAll(async () => {
    await desk?.close();
    await lmtp?.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => Promise.all([desk.empty(), lmtp.empty()]));

  /** The exit code of swaks says at which command it was refused: 24 recipient, 26 data; 0 is accepted. */
  const swaks = (port: number, ...more: string[]): Promise<{ code: number; output: string }> =>
    new Promise((resolve) => {
      const plain = [
        '--server',
        '127.0.0.1',
        '--port',
        String(port),
        '--from',
        'a@example.com',
        '--helo',
        'spec.example',
      ];
      const data = more.includes('--data') ? [] : ['--data', `@${path.join(folder, 'mail.eml')}`];
      const to = more.includes('--to') ? [] : ['--to', 'contact@mailo.com'];
      execFile('swaks', [...plain, ...to, ...data, ...more], { timeout: 20_000 }, (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }),
      );
    });
  const inJournal = async (where: ListeningDesk) => (await where.journal()).map(({ sha256 }) => sha256);
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

  it('stands in the journal byte for byte, once, however often it comes', async () => {
    expect(await swaks(desk.port)).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^<-\s+250 2\.6\.0 /m),
    });
    expect((await swaks(desk.port)).code).toBe(0);
    expect(await inJournal(desk)).toEqual([sha256(asSent)]);
  });

  it('comes by STARTTLS', async () => {
    const { code, output } = await swaks(desk.port, '-tls');
    expect(output).toMatch(/TLS started with cipher TLSv1\.[23]/);
    expect(code).toBe(0);
    expect(await inJournal(desk)).toEqual([sha256(asSent)]);
  });

  it('is refused at its recipient when that is none of ours', async () => {
    const { code, output } = await swaks(desk.port, '--to', 'nobody@mailo.com');
    expect(output).toMatch(/^<\*\* 550 5\.1\.1 /m);
    expect(code).toBe(24);
    expect(await inJournal(desk)).toEqual([]);
  });

  it('is refused when it is larger than announced', async () => {
    const large = path.join(folder, 'large.eml');
    writeFileSync(large, `${raw}${'x'.repeat(900)}\n`.padEnd(300_000, `${'y'.repeat(900)}\n`));
    const { code, output } = await swaks(desk.port, '--data', `@${large}`, '--suppress-data');
    expect(output).toMatch(/250[ -]SIZE 200000/);
    expect(output).toMatch(/^<\*\* 552 5\.3\.4 /m);
    expect(code).toBe(26);
    expect(await inJournal(desk)).toEqual([]);
  });

  it('is put off while the database is away', async () => {
    desk.database.down();
    const { code, output } = await swaks(desk.port);
    desk.database.up();
    expect(output).toMatch(/^<\*\* 451 4\.3\.0 /m);
    expect(code).toBe(26);
    expect((await swaks(desk.port)).code).toBe(0);
    expect(await inJournal(desk)).toEqual([sha256(asSent)]);
  });

  it('comes by LMTP, with an answer for each recipient and one row for all', async () => {
    const both = 'contact@mailo.com,contact+dpo-7k3f-9qxm.x@mailo.com';
    const { code, output } = await swaks(lmtp.port, '--protocol', 'LMTP', '--to', both);
    expect(output).toMatch(/^ -> LHLO spec\.example/m);
    expect(output.match(/^<-\s+250 2\.6\.0 /gm)).toHaveLength(2);
    expect(code).toBe(0);
    expect(await inJournal(lmtp)).toEqual([sha256(asSent)]);
  });
});
