import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { listEvents } from '#audit';
import { SettingsService, loadSettings, setLogLevel } from '#foundation';
import { MessageStore, ScanMessage, VIRUS_SCANNER } from '#intake';
import { EICAR, FakeClamd } from '../../../../test/servers/fake-clamd.js';
import { Clamd } from './clamd.js';
import { ScanningDesks, attachment, mail } from '../testing/scanning-desk.js';

const settingsOf = (more: Record<string, string>) =>
  new SettingsService(loadSettings({ DATABASE_URL: 'postgres://a@b/c', ...more }));

describe('the antivirus', () => {
  let clamd: FakeClamd;
  beforeAll(async () => {
    setLogLevel('silent');
    clamd = await new FakeClamd().start();
  });
  afterAll(() => clamd.stop());
  const client = () => new Clamd(settingsOf({ CLAMD_HOST: '127.0.0.1', CLAMD_PORT: String(clamd.port) }));

  it('is asked by the protocol of clamd, whatever the size', async () => {
    expect(await client().answers()).toBe(true);
    expect(await client().scan(Buffer.alloc(0))).toBeNull();
    expect(await client().scan(Buffer.from('bonjour'))).toBeNull();
    expect(await client().scan(randomBytes(1_000_001))).toBeNull();
    expect(await client().scan(Buffer.from(EICAR))).toBe('Eicar-Test-Signature');
  });

  it('is not believed to find nothing when it gives no verdict', async () => {
    const small = await new FakeClamd(1000).start();
    const asked = new Clamd(settingsOf({ CLAMD_HOST: '127.0.0.1', CLAMD_PORT: String(small.port) }));
    await expect(asked.scan(Buffer.alloc(5000))).rejects.toMatchObject({ why: 'too-large-for-scanner' });
    await small.stop();
    await expect(asked.scan(Buffer.from('x'))).rejects.toMatchObject({ why: 'scanner-away' });
    expect(await asked.answers()).toBe(false);
  });

  describe('of the desk', () => {
    let desks: ScanningDesks;
    beforeAll(async () => {
      desks = await ScanningDesks.open();
    });
    afterAll(() => desks.close());
    beforeEach(() => desks.empty());

    const configured = () => desks.desk({ CLAMD_HOST: '127.0.0.1', CLAMD_PORT: String(clamd.port) });

    it('costs nothing where none is configured, and the message says so', async () => {
      const id = await desks.placed(await desks.desk({}), mail('sans', attachment('e.com', EICAR)));
      expect(await desks.state(id)).toMatchObject({
        scan: null,
        jobs: 0,
        step: { verdict: 'skipped', why: 'not configured' },
      });
    });

    it('is asked once about a clean mail, after the ticket and as a job of its own', async () => {
      const with_ = await configured();
      const id = await desks.placed(with_, mail('propre', attachment('a.bin', randomBytes(9000))));
      expect(await desks.state(id)).toMatchObject({ scan: null, step: null, jobs: 1 });
      const before = clamd.streams;
      await desks.scan(with_, id);
      expect(clamd.streams - before).toBe(1);
      expect(await desks.state(id)).toMatchObject({ scan: 'clean', infected: null, step: { verdict: 'ok' } });
    });

    it('puts the infected attachment under lock, and the mail as received; the clean attachment is handed out', async () => {
      const with_ = await configured();
      const id = await desks.placed(
        with_,
        mail('piégé', attachment('sain.bin', randomBytes(9000)), attachment('facture.com', EICAR)),
      );
      await desks.scan(with_, id);
      expect(await desks.state(id)).toMatchObject({
        scan: 'infected',
        infected: [1],
        step: { verdict: 'failed', why: 'infected: Eicar-Test-Signature' },
      });
      const store = with_.get(MessageStore, { strict: false });
      expect((await desks.system((ctx) => store.attachment(ctx, id, 0))).filename).toBe('sain.bin');
      const refused = { code: 'attachment.infected', kind: 'refused' };
      await expect(desks.system((ctx) => store.attachment(ctx, id, 1))).rejects.toMatchObject(refused);
      await expect(desks.system((ctx) => store.download(ctx, id))).rejects.toMatchObject({
        code: 'message.infected',
      });
      const { items } = await desks.system((ctx) => listEvents(ctx, { type: 'message.infected', limit: 5 }));
      expect(items).toMatchObject([{ object: { kind: 'message', id } }]);
    });

    it('may be away: the mail has its ticket and the verdict says why; once it is back it is asked again', async () => {
      const port = String(clamd.port);
      const with_ = await configured();
      const id = await desks.placed(with_, mail('absent', attachment('facture.com', EICAR)));
      await clamd.stop();
      await desks.scan(with_, id);
      expect(await desks.state(id)).toMatchObject({
        scan: 'failed',
        step: { verdict: 'failed', why: 'scanner-away' },
      });
      await desks.database.ownerQuery('truncate outbox');
      await desks.system((ctx) => with_.get(ScanMessage).again(ctx));
      expect(await desks.state(id)).toMatchObject({ jobs: 0 });
      clamd = await new FakeClamd().start(Number(port));
      await desks.system((ctx) => with_.get(ScanMessage).again(ctx));
      expect(await desks.state(id)).toMatchObject({ jobs: 1 });
      await desks.scan(with_, id);
      expect(await desks.state(id)).toMatchObject({ scan: 'infected', infected: [0] });
    });

    it('does not take every hand of the queue when it is slow', async () => {
      const with_ = await configured();
      const id = await desks.placed(with_, mail('lent'));
      clamd.mute = true;
      const two = [desks.scan(with_, id), desks.scan(with_, id)];
      await new Promise((resolve) => setTimeout(resolve, 100));
      await expect(desks.scan(with_, id)).rejects.toMatchObject({ name: 'Postpone' });
      await clamd.stop();
      await Promise.all(two);
      clamd = await new FakeClamd().start();
      expect(with_.get(VIRUS_SCANNER, { strict: false })).toBeInstanceOf(Clamd);
    });
  });
});
