import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportJournal, makeAnchor, record, sealJournals } from '#audit';
import { openTestJournals } from '#audit/testing';
import type { Actor, Context } from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { verifyFile } from './audit-verify.js';

const system: Actor = { kind: 'system', scope: 'spec' };
const folder = mkdtempSync(path.join(tmpdir(), 'dpo-desk-audit-'));
let db: TestDatabase;
let lines: string[];
let anchor: string;

const act = <T>(fn: (ctx: Context) => Promise<T>) => db.contexts.run(system, fn);
function file(name: string, content: string): string {
  const place = path.join(folder, name);
  writeFileSync(place, content);
  return place;
}

beforeAll(async () => {
  openTestJournals();
  db = await testDatabase();
  for (const type of ['one', 'two', 'three']) {
    await act((ctx) => record(ctx, { type, personal: { name: 'Rosset' } }));
    await act(sealJournals);
  }
  anchor = file('anchor.json', JSON.stringify(await act(makeAnchor)));
  await act((ctx) => record(ctx, { type: 'four' }));
  await act(sealJournals);
  await act((ctx) => record(ctx, { type: 'five' }));
  lines = [];
  for await (const line of exportJournal(db.contexts, system, 'desk')) lines.push(line);
});
afterAll(() => db.close());

describe('audit:verify', () => {
  it('says what is proved and what is not', async () => {
    const { text, code } = await verifyFile(file('whole.jsonl', lines.join('')), anchor);
    expect(code).toBe(0);
    expect(text).toContain('VERIFIED: journal desk, 5 events, 4 seals');
    expect(text).toContain('complete up to seal 3');
    expect(text).toContain('unprovable tail: seal 4');
    expect(text).toContain('unprotected: 1 event ');
  });

  it('says that without an anchor a cut tail would not show', async () => {
    const { text } = await verifyFile(file('whole.jsonl', lines.join('')));
    expect(text).toContain('no anchor given');
  });

  it('ends with 1 and names the first altered event', async () => {
    const altered = lines.map((line) => line.replace('"type":"two"', '"type":"owt"'));
    const { text, code } = await verifyFile(file('altered.jsonl', altered.join('')));
    const bad = JSON.parse(lines.find((line) => line.includes('"type":"two"'))!) as { event: { id: string } };
    expect([code, text]).toEqual([
      1,
      `ALTERED: the event was altered (line ${altered.findIndex((line) => line.includes('owt')) + 1}, seal 2, event ${bad.event.id})`,
    ]);
  });

  it('ends with 1 when the file is cut before the anchor', async () => {
    const until = lines.findIndex((line) => line.includes('"kind":"seal"') && line.includes('"number":3'));
    const cut = [...lines.slice(0, until), '{"kind":"end","events":2,"seals":2}\n'];
    const place = file('cut.jsonl', cut.join(''));
    expect((await verifyFile(place)).code).toBe(0);
    const { text, code } = await verifyFile(place, anchor);
    expect([code, text]).toEqual([1, expect.stringContaining('the file ends at seal 2')]);
  });

  it('refuses an anchor that is none', async () => {
    const whole = file('whole.jsonl', lines.join(''));
    await expect(verifyFile(whole, file('no.json', '{}'))).rejects.toThrow('is not an anchor of the desk');
  });
});
