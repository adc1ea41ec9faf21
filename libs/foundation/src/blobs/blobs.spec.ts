import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newId } from '../context/uuid.js';
import { Keyring } from '../crypto/keyring.js';
import { MasterKey } from '../crypto/master-key.js';
import { testDatabase, type TestDatabase } from '../testing.js';
import { BlobFiles } from './blob-files.js';
import { Blobs } from './blobs.js';

const system = { kind: 'system', scope: 'spec' } as const;
const folder = mkdtempSync(path.join(tmpdir(), 'blobs-'));
const keyring = new Keyring(new MasterKey(randomBytes(32)));
const blobs = new Blobs(keyring, new BlobFiles(folder), 1_000);
const owner = () => ({ kind: 'ticket', id: newId() });
const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

describe('blobs', () => {
  it('keep small parts in the database and large ones on disk, both sealed', async () => {
    const small = Buffer.from('Chère Madame');
    const large = Buffer.alloc(5_000, 'secret ');
    const stored = await db.contexts.run(system, (ctx) =>
      blobs.store(ctx, owner(), [small, large, Buffer.alloc(0)]),
    );
    const ids = stored.map((blob) => blob.id);
    const rows = await db.ownerQuery(
      'select storage, size from blob where id = any($1::uuid[]) order by id',
      [ids],
    );
    expect(rows).toEqual([
      { storage: 'row', size: String(small.length) },
      { storage: 'file', size: '5000' },
      { storage: 'row', size: '0' },
    ]);
    expect(files()).toHaveLength(1);
    expect(readFileSync(path.join(files()[0].parentPath, files()[0].name)).includes('secret')).toBe(false);
    const read = await db.contexts.run(system, (ctx) => blobs.read(ctx, [...ids].reverse()));
    expect(read.map((bytes) => bytes.length)).toEqual([0, 5_000, small.length]);
    expect(read[2].equals(small)).toBe(true);
  });

  it('of a removed part leave neither key nor row nor file', async () => {
    const [kept, gone] = await db.contexts.run(system, (ctx) =>
      blobs.store(ctx, owner(), [randomBytes(3_000), randomBytes(3_000)]),
    );
    const before = files().length;
    await db.contexts.run(system, (ctx) => blobs.remove(ctx, [gone.id]));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(files()).toHaveLength(before - 1);
    await expect(db.contexts.run(system, (ctx) => blobs.readOne(ctx, gone.id))).rejects.toMatchObject({
      code: 'blob.not-found',
    });
    expect(await db.ownerQuery('select 1 from keys.part_key where id = $1', [gone.keyId])).toHaveLength(0);
    expect(await db.contexts.run(system, (ctx) => blobs.readOne(ctx, kept.id))).toHaveLength(3_000);
  });

  it('stay readable when handed over and the first owner is destroyed', async () => {
    const journal = { kind: 'journal', id: newId() };
    const [blob] = await db.contexts.run(system, (ctx) => blobs.store(ctx, journal, [Buffer.from('mail')]));
    await db.contexts.run(system, (ctx) => blobs.handOver(ctx, [blob.id], owner()));
    await db.contexts.run(system, (ctx) => keyring.shred(ctx, journal));
    expect(String(await db.contexts.run(system, (ctx) => blobs.readOne(ctx, blob.id)))).toBe('mail');
  });

  it('store ten thousand parts of one mail', async () => {
    const parts = Array.from({ length: 10_000 }, (_, i) => Buffer.from(String(i)));
    const stored = await db.contexts.run(system, (ctx) => blobs.store(ctx, owner(), parts));
    expect(stored).toHaveLength(10_000);
    expect(String(await db.contexts.run(system, (ctx) => blobs.readOne(ctx, stored[9_999].id)))).toBe('9999');
  });

  it('sweep files whose transaction never committed, and only those', async () => {
    const failed = db.contexts.run(system, async (ctx) => {
      await blobs.store(ctx, owner(), [randomBytes(2_000)]);
      throw new Error('no');
    });
    const known = new Set(files().map((file) => file.name));
    await expect(failed).rejects.toThrow('no');
    const orphan = files().find((file) => !known.has(file.name))!;
    for (const file of files()) utimesSync(path.join(file.parentPath, file.name), new Date(0), new Date(0));
    writeFileSync(path.join(folder, 'README'), 'not ours');
    const kept = files().length - 1;
    expect(await db.contexts.run(system, (ctx) => blobs.sweep(ctx))).toBe(1);
    expect(existsSync(path.join(orphan.parentPath, orphan.name))).toBe(false);
    expect(files()).toHaveLength(kept);
  });
});
