import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newId } from '../context/uuid.js';
import { testDatabase, type TestDatabase } from '../testing.js';
import { open, seal } from './envelope.js';
import { Keyring } from './keyring.js';
import { loadMasterKey, MasterKey } from './master-key.js';
import { randomReference } from './random-reference.js';

const system = { kind: 'system', scope: 'spec' } as const;
const master = new MasterKey(randomBytes(32));
const text = (s: string) => Buffer.from(s);

let db: TestDatabase;
let keyring: Keyring;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(() => {
  keyring = new Keyring(master);
});

const owner = (kind = 'ticket') => ({ kind, id: newId() });

describe('the envelope', () => {
  const key = randomBytes(32);
  const sealed = seal(key, text('bonjour'), 'part:1');

  it('opens with the key in its place only', () => {
    expect(open(key, sealed, 'part:1').toString()).toBe('bonjour');
    expect(() => open(key, sealed, 'part:2')).toThrow();
    expect(() => open(randomBytes(32), sealed, 'part:1')).toThrow();
  });

  it('notices every changed byte', () => {
    for (let i = 0; i < sealed.length; i++) {
      const altered = Buffer.from(sealed);
      altered[i] ^= 1;
      expect(() => open(key, altered, 'part:1')).toThrow();
    }
    expect(() => open(key, sealed.subarray(0, 20), 'part:1')).toThrow('too short');
  });
});

describe('the keyring', () => {
  it('seals and opens parts, the empty one included, another process too', async () => {
    const parts = [text('un'), Buffer.alloc(0), randomBytes(100_000)];
    const sealed = await db.contexts.run(system, (ctx) => keyring.sealParts(ctx, owner(), parts));
    expect(new Set(sealed.map((part) => part.keyId)).size).toBe(3);
    expect(sealed[0].ciphertext.includes('un')).toBe(false);
    const opened = await db.contexts.run(system, (ctx) => new Keyring(master).openParts(ctx, sealed));
    expect(opened.map((part, i) => part.equals(parts[i]))).toEqual([true, true, true]);
  });

  it('stores no key in the clear and none in a transaction that fails', async () => {
    const who = owner();
    const failed = db.contexts.run(system, async (ctx) => {
      await keyring.sealParts(ctx, who, [text('x')]);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    const sealed = await db.contexts.run(system, (ctx) => keyring.sealParts(ctx, who, [text('y')]));
    const [opened] = await db.contexts.run(system, (ctx) => new Keyring(master).openParts(ctx, sealed));
    expect(opened.toString()).toBe('y');
    expect(await db.ownerQuery('select 1 from keys.owner_key where owner_id = $1', [who.id])).toHaveLength(1);
  });

  it('gives one owner one key, also when two make it at once', async () => {
    const who = owner();
    const rings = [keyring, new Keyring(master), new Keyring(master)];
    const sealed = await Promise.all(
      rings.map((ring) => db.contexts.run(system, (ctx) => ring.sealParts(ctx, who, [text('z')]))),
    );
    expect(await db.ownerQuery('select 1 from keys.owner_key where owner_id = $1', [who.id])).toHaveLength(1);
    const opened = await db.contexts.run(system, (ctx) => keyring.openParts(ctx, sealed.flat()));
    expect(opened.map(String)).toEqual(['z', 'z', 'z']);
  });

  it('hands a part to another owner without touching its bytes, so that the first one can be destroyed', async () => {
    const journal = owner('journal');
    const ticket = owner('ticket');
    const [moved, left] = await db.contexts.run(system, (ctx) =>
      keyring.sealParts(ctx, journal, [text('moved'), text('left')]),
    );
    await db.contexts.run(system, (ctx) => keyring.rewrap(ctx, [moved.keyId], ticket));
    expect(await db.contexts.run(system, (ctx) => keyring.shred(ctx, journal))).toBe(1);
    expect((await db.contexts.run(system, (ctx) => keyring.openPart(ctx, moved))).toString()).toBe('moved');
    const gone = db.contexts.run(system, (ctx) => keyring.openPart(ctx, left));
    await expect(gone).rejects.toMatchObject({ code: 'keys.shredded' });
  });

  it('destroys single parts and leaves the others readable', async () => {
    const [a, b] = await db.contexts.run(system, (ctx) =>
      keyring.sealParts(ctx, owner(), [text('a'), text('b')]),
    );
    await db.contexts.run(system, (ctx) => keyring.shred(ctx, [a.keyId]));
    await expect(db.contexts.run(system, (ctx) => keyring.openPart(ctx, a))).rejects.toMatchObject({
      kind: 'not-found',
    });
    expect((await db.contexts.run(system, (ctx) => keyring.openPart(ctx, b))).toString()).toBe('b');
  });

  it('seals nothing for an owner that another process destroyed, whatever it had cached', async () => {
    const who = owner();
    await db.contexts.run(system, (ctx) => keyring.sealParts(ctx, who, [text('a')]));
    await db.contexts.run(system, (ctx) => new Keyring(master).shred(ctx, who));
    const late = () => db.contexts.run(system, (ctx) => keyring.sealParts(ctx, who, [text('b')]));
    await expect(late()).rejects.toMatchObject({ code: 'keys.destroyed' });
    await expect(late()).rejects.toMatchObject({ code: 'keys.destroyed' });
  });

  it('says plainly that the data belong to another master key', async () => {
    const sealed = await db.contexts.run(system, (ctx) => keyring.sealParts(ctx, owner(), [text('a')]));
    const stranger = new Keyring(new MasterKey(randomBytes(32)));
    await expect(db.contexts.run(system, (ctx) => stranger.openParts(ctx, sealed))).rejects.toMatchObject({
      code: 'keys.other-master',
      kind: 'unavailable',
    });
  });

  it('signs and wraps for one purpose only', () => {
    expect(keyring.hmac('message-id', 'x')).toEqual(new Keyring(master).hmac('message-id', 'x'));
    expect(keyring.hmac('message-id', 'x')).not.toEqual(keyring.hmac('reply-address', 'x'));
    const wrapped = keyring.wrapSecret('totp', text('JBSWY3DP'));
    expect(keyring.unwrapSecret('totp', wrapped).toString()).toBe('JBSWY3DP');
    expect(() => keyring.unwrapSecret('audit', wrapped)).toThrow();
  });
});

describe('the master key', () => {
  it('is generated once, for its owner alone, and found again', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'master-key-'));
    const MASTER_KEY_FILE = path.join(folder, 'deep', 'master.key');
    const first = loadMasterKey({ MASTER_KEY: undefined, MASTER_KEY_FILE });
    expect(loadMasterKey({ MASTER_KEY: undefined, MASTER_KEY_FILE }).id).toBe(first.id);
    expect(statSync(MASTER_KEY_FILE).mode & 0o777).toBe(0o600);
    const MASTER_KEY = readFileSync(MASTER_KEY_FILE, 'utf8').trim();
    expect(loadMasterKey({ MASTER_KEY, MASTER_KEY_FILE: '/nowhere' }).id).toBe(first.id);
    rmSync(folder, { recursive: true });
  });
});

describe('a reference', () => {
  it('is random and cannot be misread', () => {
    const some = Array.from({ length: 2_000 }, () => randomReference('DPO'));
    expect(new Set(some).size).toBe(2_000);
    for (const reference of some)
      expect(reference).toMatch(/^DPO-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
  });
});
