import { readFileSync } from 'node:fs';
import { readMail } from './read-mail.js';

const AT = new Date('2026-11-02T09:00:00Z');
const fixture = (name: string): Buffer =>
  readFileSync(`libs/intake/src/decode/signatures/fixtures/${name}.eml`);
const step = async (raw: Buffer) => (await readMail(raw, AT)).steps.find((one) => one.step === 'signatures');

describe('the trace of a mail says of its signatures', () => {
  it('nothing where it shows none', async () => {
    expect(await step(Buffer.from('From: a@example.org\r\n\r\nBonjour\r\n'))).toBeUndefined();
  });

  it('that they were checked, and how long it took', async () => {
    const checked = await step(fixture('signed-beside'));
    expect(checked).toMatchObject({ verdict: 'ok', why: null, at: AT.toISOString() });
    expect(checked!.ms).toBeGreaterThan(0);
  });

  it('what does not fit', async () => {
    const altered = fixture('signed-beside').toString('latin1').replace('je demande', 'je refuse.');
    expect(await step(Buffer.from(altered, 'latin1'))).toMatchObject({
      verdict: 'ok',
      why: 'content-differs',
    });
  });

  it('that nobody here can read it', async () => {
    expect(await step(fixture('encrypted'))).toMatchObject({ verdict: 'skipped', why: 'no-key-here' });
  });

  it('that a check could not be made; the mail is read all the same', async () => {
    const raw = fixture('signed-beside').toString('latin1');
    const at = raw.indexOf('MIIG');
    const broken = Buffer.from(`${raw.slice(0, at + 200)}AAAA${raw.slice(at + 400)}`, 'latin1');
    const { mail, steps } = await readMail(broken, AT);
    expect(mail.text).toContain('je demande');
    expect(steps.map(({ step: name, verdict, why }) => [name, verdict, why])).toContainEqual([
      'signatures',
      'failed',
      'signature-unchecked',
    ]);
  });
});
