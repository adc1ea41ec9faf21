import { createHash, createHmac, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { Actor, Context } from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { makeAnchor } from './anchor.js';
import { auditStatus } from './audit-status.js';
import type { EventLine, ExportLine, SealLine } from './export-format.js';
import { canonicalJson } from './canonical-json.js';
import { commitment } from './commitment.js';
import { exportJournal } from './export-journal.js';
import { journalKeys } from './journal-keys.js';
import { leafHash, merkleRoot } from './merkle.js';
import { listEvents } from './list-events.js';
import { pruneReads } from './prune-reads.js';
import { record, recordAll } from './record.js';
import { recordRead } from './record-read.js';
import { sealJournals } from './seal-journals.js';
import { openTestJournals } from './testing.js';
import { ExportVerifier } from './verify-export.js';
import { verifyStored } from './verify-stored.js';

const desk: Actor = { kind: 'system', scope: 'spec' };
let db: TestDatabase;

const act = <T>(fn: (ctx: Context) => Promise<T>, now?: Date) => db.contexts.run(desk, fn, { now });
const seal = () => act(sealJournals);
const status = async (journal: string) => (await act(auditStatus)).find((one) => one.journal === journal)!;

async function exported(journal: 'desk' | 'vault'): Promise<ExportLine[]> {
  const lines: ExportLine[] = [];
  for await (const text of exportJournal(db.contexts, desk, journal))
    lines.push(JSON.parse(text) as ExportLine);
  return lines;
}

function verify(lines: readonly ExportLine[], anchor?: Awaited<ReturnType<typeof anchored>>) {
  const verifier = new ExportVerifier(anchor);
  for (const line of lines) verifier.take(JSON.stringify(line));
  return verifier.end();
}
const anchored = () => act(makeAnchor);
const isEvent = (line: ExportLine): line is EventLine => line.kind === 'event';
const isSeal = (line: ExportLine): line is SealLine => line.kind === 'seal';

beforeAll(async () => {
  openTestJournals();
  db = await testDatabase();
});
afterAll(() => db.close());

async function fourEvents(): Promise<string[]> {
  const ids = await act((ctx) =>
    recordAll(ctx, [
      { type: 'ticket.assigned', object: { kind: 'ticket', id: 't1' }, content: { to: 'someone' } },
      { type: 'ticket.note-added', personal: { text: 'Élodie a rappelé\u0000', name: 'Élodie' } },
      { type: 'counted', content: { seen: 12, at: new Date(0), nothing: undefined, big: 1e21 } },
      { type: 'request.opened', ticketId: '018f0000-0000-7000-8000-000000000001' },
    ]),
  );
  await seal();
  return ids;
}

describe('the format', () => {
  it('writes JSON as RFC 8785 does', () => {
    const value = {
      '€': 1,
      b: [null, true, 1e21, 0.000001, 'é\n\u000f"'],
      a: { z: undefined, y: -0 },
      1: '',
      '': [],
    };
    expect(canonicalJson(value)).toBe(
      '{"":[],"1":"","a":{"y":0},"b":[null,true,1e+21,0.000001,"é\\n\\u000f\\""],"€":1}',
    );
  });

  it('commits with HMAC-SHA256 under the salt of the event', () => {
    const salt = Buffer.alloc(32, 7).toString('base64url');
    const expected = createHmac('sha256', Buffer.alloc(32, 7))
      .update('["name","Élodie"]')
      .digest('base64url');
    expect(commitment(salt, 'name', 'Élodie')).toBe(`hmac-sha256:${expected}`);
  });

  it('builds trees as RFC 6962 does: the left side is the largest power of two', () => {
    const sha = (...parts: (Buffer | string)[]) =>
      parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
    const [leaf, node] = [Buffer.from([0]), Buffer.from([1])];
    const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map((text) => sha(leaf, text));
    expect(leafHash('a')).toEqual(a);
    const left = sha(node, sha(node, a, b), sha(node, c, d));
    expect(merkleRoot([a, b, c, d, e])).toEqual(sha(node, left, e));
    expect(merkleRoot([a, b, c])).toEqual(sha(node, sha(node, a, b), c));
    expect(merkleRoot([a])).toEqual(a);
  });
});

describe('the application’s role', () => {
  it.each(['update audit_event set type = $1', 'delete from audit_event', 'truncate audit_event cascade'])(
    'may not: %s',
    async (sql) => {
      await fourEvents();
      const tampering = act((ctx) => ctx.query(sql, sql.includes('$1') ? ['x'] : []));
      await expect(tampering).rejects.toThrow(/permission denied/);
    },
  );

  it('may not change or delete seals, leaves, keys and details either', async () => {
    for (const table of ['audit_seal', 'audit_leaf', 'audit_key', 'audit_detail'])
      await expect(act((ctx) => ctx.query(`delete from ${table}`))).rejects.toThrow(/permission denied/);
  });

  it('meets a trigger even where it owns the table', async () => {
    await fourEvents();
    await expect(db.ownerQuery(`update audit_event set type = 'x'`)).rejects.toThrow(/append-only/);
    await expect(db.ownerQuery('truncate audit_event cascade')).rejects.toThrow(/append-only/);
  });
});

describe('recording', () => {
  it('exists if and only if the act commits', async () => {
    const type = 'never-happened';
    const failed = act(async (ctx) => {
      await record(ctx, { type });
      throw new Error('the act fails');
    });
    await expect(failed).rejects.toThrow('the act fails');
    expect((await act((ctx) => listEvents(ctx, { type }))).items).toEqual([]);
  });

  it('shows a personal field as a commitment and keeps its value encrypted', async () => {
    const [, noted] = await fourEvents();
    const [row] = await db.ownerQuery<{ content: { text: string }; sealed: Buffer }>(
      'select e.content, d.sealed from audit_event e join audit_detail d on d.event_id = e.id where e.id = $1',
      [noted],
    );
    expect(row.content.text).toMatch(/^hmac-sha256:/);
    expect(row.sealed.toString('latin1')).not.toContain('lodie');
    const { items } = await act((ctx) => listEvents(ctx, { type: 'ticket.note-added', limit: 1 }));
    expect(items[0].detail).toEqual({ text: 'Élodie a rappelé\uFFFD', name: 'Élodie' });
  });

  it('refuses a field that is plain and personal at once', async () => {
    const twice = act((ctx) => record(ctx, { type: 'x', content: { name: 1 }, personal: { name: 2 } }));
    await expect(twice).rejects.toThrow(/either plain or personal/);
  });

  it('lists newest first, page by page, and finds by instant, object and ticket', async () => {
    const day = new Date('2020-02-03T10:00:00Z');
    const ids = await act(
      (ctx) =>
        recordAll(
          ctx,
          [1, 2, 3].map((n) => ({ type: 'paged', object: { kind: 'n', id: `n${n}` } })),
        ),
      day,
    );
    const within = { type: 'paged', from: '2020-02-03T10:00:00Z', to: '2020-02-03T10:00:01Z' };
    const first = await act((ctx) => listEvents(ctx, { ...within, limit: 2 }));
    expect(first.items.map((item) => item.id)).toEqual([ids[2], ids[1]]);
    const second = await act((ctx) => listEvents(ctx, { ...within, limit: 2, cursor: first.next! }));
    expect(second).toMatchObject({ items: [{ id: ids[0] }], next: null });
    expect((await act((ctx) => listEvents(ctx, { objectId: 'n2' }))).items).toHaveLength(1);
    expect((await act((ctx) => listEvents(ctx, { ...within, from: within.to }))).items).toEqual([]);
  });
});

describe('sealing', () => {
  it('takes everything finished, once, in a chain', async () => {
    await fourEvents();
    const before = await status('desk');
    expect(before).toMatchObject({ unsealed: 0, verified: true, firstBad: null });
    await seal();
    expect((await status('desk')).seals).toBe(before.seals);
    await fourEvents();
    expect(await status('desk')).toMatchObject({ seals: before.seals + 1, verified: true });
  });

  it('waits for a transaction that is still open, and takes it with the next seal', async () => {
    let finish!: () => void;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    let written!: () => void;
    const wrote = new Promise<void>((resolve) => (written = resolve));
    const slow = act(async (ctx) => {
      await record(ctx, { type: 'slow' });
      written();
      await finished;
    });
    await wrote;
    await act((ctx) => record(ctx, { type: 'quick' }));
    await seal();
    expect((await status('desk')).unsealed).toBe(1);
    finish();
    await slow;
    await seal();
    expect(await status('desk')).toMatchObject({ unsealed: 0, verified: true });
  });

  it('lets two sealers at once seal everything once', async () => {
    await act((ctx) =>
      recordAll(
        ctx,
        Array.from({ length: 60 }, () => ({ type: 'raced' })),
      ),
    );
    await Promise.all([seal(), seal(), seal()]);
    await seal();
    expect(await status('desk')).toMatchObject({ unsealed: 0, verified: true });
  });

  it('keeps the two journals apart: neither has a hole because of the other', async () => {
    await act((ctx) => recordAll(ctx, [{ type: 'a' }, { type: 'secret', journal: 'vault' }, { type: 'b' }]));
    await seal();
    const lines = await exported('desk');
    expect(verify(lines).fault).toBeNull();
    expect(JSON.stringify(lines)).not.toContain('secret');
    const vault = await exported('vault');
    expect(verify(vault)).toMatchObject({ fault: null, journal: 'vault', events: 1, seals: 1 });
  });

  it('hides the vault from who is neither counsel nor cleared by name', async () => {
    const anonymous = { kind: 'anonymous' } as const;
    await db.contexts.run(anonymous, async (ctx) => {
      expect((await auditStatus(ctx)).map((one) => one.journal)).toEqual(['desk']);
      expect((await listEvents(ctx, { journal: 'vault' })).items).toEqual([]);
    });
    const lines = exportJournal(db.contexts, anonymous, 'vault');
    await expect(lines.next()).rejects.toThrow('no-such-journal');
  });
});

describe('verification of an export', () => {
  let whole: ExportLine[];
  beforeAll(async () => {
    for (let n = 0; n < 3; n++) await fourEvents();
    await act((ctx) => record(ctx, { type: 'young' }));
    whole = await exported('desk');
  });
  const copy = () => structuredClone(whole);
  const sealedEvents = (lines: ExportLine[]) =>
    lines.flatMap((line, place) => (isEvent(line) && line.seal !== null ? [place] : []));

  it('accepts what was exported, and names the unprotected tail', () => {
    expect(verify(whole)).toMatchObject({ fault: null, unsealed: 1, completeUpTo: null });
  });

  it('names the altered event', () => {
    const lines = copy();
    const place = sealedEvents(lines)[5];
    const target = lines[place] as EventLine;
    target.event.content = { ...target.event.content, to: 'somebody else' };
    expect(verify(lines).fault).toEqual({
      line: place + 1,
      seal: target.seal,
      event: target.event.id,
      reason: 'the event was altered',
    });
  });

  it('finds an altered personal value behind an untouched commitment', () => {
    const lines = copy();
    const target = lines.filter(isEvent).find((line) => line.detail !== null)!;
    target.detail!.values.name = 'Paul';
    expect(verify(lines).fault).toMatchObject({
      event: target.event.id,
      reason: expect.stringContaining('name'),
    });
  });

  it('finds a missing event, a missing seal and two events that changed places', () => {
    const missing = copy();
    const places = sealedEvents(missing);
    missing.splice(places[3], 1);
    expect(verify(missing).fault?.reason).toMatch(/missing|another place|another seal/);

    const swapped = copy();
    [swapped[places[1]], swapped[places[2]]] = [swapped[places[2]], swapped[places[1]]];
    expect(verify(swapped).fault).toMatchObject({ line: places[1] + 1 });

    const sealGone = copy().filter((line) => !(isSeal(line) && line.statement.number === 2));
    expect(verify(sealGone).fault).not.toBeNull();
  });

  it('finds a seal that was rewritten together with its events', () => {
    const lines = copy();
    const target = lines.findIndex((line) => isSeal(line) && line.statement.number === 2);
    (lines[target] as SealLine).statement.eventCount -= 1;
    expect(verify(lines).fault?.reason).toBe('the signature of the seal is wrong');
  });

  it('proves completeness up to the anchor, and finds a file cut before it', async () => {
    const anchor = await anchored();
    const number = anchor.seals.find((one) => one.journal === 'desk')!.number;
    expect(verify(whole, anchor)).toMatchObject({
      fault: null,
      completeUpTo: { seal: number },
      unanchoredSeals: 0,
    });
    const lastSeal = whole.findIndex((line) => isSeal(line) && line.statement.number === number);
    const cut = whole.slice(0, lastSeal);
    cut.push({ kind: 'end', events: cut.filter(isEvent).length, seals: number - 1 });
    expect(verify(cut).fault).toBeNull();
    expect(verify(cut, anchor).fault?.reason).toMatch(/the file ends at seal/);
    expect(verify(whole.slice(0, -1)).fault?.reason).toMatch(/cut off/);
  });

  it('refuses a journal signed anew by another key when an anchor is at hand', async () => {
    const anchor = await anchored();
    anchor.seals[0].sealHash = 'f'.repeat(64);
    expect(verify(whole, anchor).fault?.reason).toMatch(/not the one that the anchor names/);
  });

  it('finds every single flipped bit', () => {
    const texts = whole.map((line) => JSON.stringify(line));
    let state = 7;
    const random = (below: number) => (state = (state * 48271) % 2147483647) % below;
    for (let n = 0; n < 400; n++) {
      const place = random(texts.length);
      const bytes = Buffer.from(texts[place]);
      bytes[random(bytes.length)] ^= 1 << random(8);
      const verifier = new ExportVerifier();
      texts.forEach((text, line) => verifier.take(line === place ? bytes.toString() : text));
      const { fault } = verifier.end();
      if (fault === null) throw new Error(`not found: ${bytes.toString().slice(0, 400)}`);
    }
  });
});

describe('tampering inside the database', () => {
  const asSuperuser = async (sql: string) =>
    db.ownerQuery(`set session_replication_role = replica; ${sql}; set session_replication_role = origin`);

  it('is seen by the status', async () => {
    const [id] = await fourEvents();
    await asSuperuser(`update audit_event set type = 'ticket.closed' where id = '${id}'`);
    expect(await status('desk')).toMatchObject({
      verified: false,
      firstBad: expect.stringContaining(id),
    });
    await asSuperuser(`update audit_event set type = 'ticket.assigned' where id = '${id}'`);
    expect(await act((ctx) => verifyStored(ctx, 'desk'))).toBeNull();
  });
});

describe('retention', () => {
  const old = new Date(Date.now() - 400 * 24 * 3600_000);

  it('takes the details of old reads, declares it, and the export still verifies', async () => {
    await act(
      (ctx) =>
        recordRead(ctx, { type: 'ticket.listed', route: '/api/tickets', filter: { q: 'Rosset' }, ids: [] }),
      old,
    );
    await act((ctx) => record(ctx, { type: 'kept', personal: { name: 'Rosset' } }), old);
    await seal();
    expect(await act((ctx) => pruneReads(ctx, 12))).toBe(1);
    await seal();
    const lines = await exported('desk');
    expect(verify(lines).fault).toBeNull();
    const { items } = await act((ctx) => listEvents(ctx, { type: 'ticket.listed' }));
    expect(items[0].detail).toBeNull();
    const kept = lines.filter(isEvent).find((line) => line.event.type === 'kept')!;
    expect(kept.detail?.values).toEqual({ name: 'Rosset' });
    kept.detail = null;
    expect(verify(lines).fault?.reason).toMatch(/no pruning declares it/);
  });

  it('accepts no pruning that the journal does not hold', async () => {
    const lines = await exported('desk');
    const header = lines[0] as Extract<ExportLine, { kind: 'journal' }>;
    header.prunings.push({
      event: '018f0000-0000-7000-8000-000000000002',
      before: new Date().toISOString(),
    });
    expect(verify(lines).fault?.reason).toMatch(/never recorded/);
  });
});

it('keeps the signing key sealed', async () => {
  const [key] = await db.ownerQuery<{ id: string; public_key: string; private_key_sealed: Buffer }>(
    'select * from audit_key',
  );
  const opened = Buffer.from(journalKeys().open(`signing-key:${key.id}`, key.private_key_sealed), 'base64');
  const privateKey = createPrivateKey({ key: opened, format: 'der', type: 'pkcs8' });
  const derived = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  expect(derived.toString('base64')).toBe(key.public_key);
  expect(generateKeyPairSync('ed25519').publicKey.equals(createPublicKey(privateKey))).toBe(false);
});
