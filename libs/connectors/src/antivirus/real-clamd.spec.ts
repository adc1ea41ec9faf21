import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { setLogLevel } from '#foundation';
import { MessageStore, ScanMessage, VIRUS_SCANNER, type VirusScanner } from '#intake';
import { EICAR } from '../../../../test/servers/fake-clamd.js';
import { RealClamd, clamdInstalled } from '../../../../test/servers/clamd.js';
import { ScanningDesks, attachment, mail } from '../testing/scanning-desk.js';

if (!clamdInstalled)
  process.stderr.write('skipped: no clamd is installed here (apt-get install clamav-daemon)\n');

(clamdInstalled ? describe : describe.skip)('the antivirus of Debian', () => {
  let clamd: RealClamd;
  let desks: ScanningDesks;
  let desk: TestingModule;
  beforeAll(async () => {
    setLogLevel('silent');
    [clamd, desks] = await Promise.all([RealClamd.start(), ScanningDesks.open()]);
    desk = await desks.desk({ CLAMD_HOST: '127.0.0.1', CLAMD_PORT: String(clamd.port) });
  }, 60_000);
  afterAll(async () => {
    await desks?.close();
    await clamd?.end();
  });
  beforeEach(() => desks.empty());
  const scanner = () => desk.get<VirusScanner>(VIRUS_SCANNER, { strict: false });

  it('answers the questions of the desk', async () => {
    expect(await scanner().answers()).toBe(true);
    expect(await scanner().scan(Buffer.alloc(0))).toBeNull();
    expect(await scanner().scan(randomBytes(3_000_001))).toBeNull();
    expect(await scanner().scan(Buffer.from(EICAR))).toMatch(/^Eicar-Spec-Signature/);
  });

  it('finds nothing in a clean mail', async () => {
    const id = await desks.placed(desk, mail('propre', attachment('a.bin', randomBytes(9000))));
    expect(await desks.state(id)).toMatchObject({ scan: null, jobs: 1 });
    await desks.scan(desk, id);
    expect(await desks.state(id)).toMatchObject({ scan: 'clean', infected: null, step: { verdict: 'ok' } });
  });

  it('finds EICAR within the mail and says in which attachment', async () => {
    const id = await desks.placed(
      desk,
      mail('piégé', attachment('sain.bin', randomBytes(9000)), attachment('facture.com', EICAR)),
    );
    await desks.scan(desk, id);
    const found = await desks.state(id);
    expect(found).toMatchObject({ scan: 'infected', infected: [1], step: { verdict: 'failed' } });
    expect(found!.step!.why).toMatch(/^infected: Eicar-Spec-Signature/);
    const store = desk.get(MessageStore, { strict: false });
    await expect(desks.system((ctx) => store.attachment(ctx, id, 1))).rejects.toMatchObject({
      code: 'attachment.infected',
    });
  });

  it('killed in the middle of a stream: the mail has its ticket, the verdict says why, and it is scanned later', async () => {
    const large = mail(
      'au milieu',
      attachment('gros.bin', randomBytes(12_000_000)),
      attachment('facture.com', EICAR),
    );
    const id = await desks.placed(desk, large);
    clamd.freeze();
    const scanned = desks.scan(desk, id);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await clamd.kill();
    await scanned;
    expect(await desks.state(id)).toMatchObject({
      scan: 'failed',
      infected: null,
      step: { verdict: 'failed', why: 'scanner-away' },
    });
    await desks.database.ownerQuery('truncate outbox');
    const again = () => desks.system((ctx) => desk.get(ScanMessage).again(ctx));
    await again();
    expect(await desks.state(id)).toMatchObject({ jobs: 0 });
    await clamd.start();
    await again();
    expect(await desks.state(id)).toMatchObject({ jobs: 1 });
    await desks.scan(desk, id);
    expect(await desks.state(id)).toMatchObject({ scan: 'infected', infected: [1] });
  }, 60_000);
});
