import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { loadImage } from '@napi-rs/canvas';
import { hugePng, pdf, png, program, tar, zip } from './testing-files.js';
import { ViewAttachment } from './view-attachment.js';

const view = new ViewAttachment();
const file = (filename: string | null, mimeType: string, bytes: Buffer | string) => ({
  ordinal: 0,
  partOrdinal: null,
  filename,
  mimeType,
  size: bytes.length,
  disposition: 'attachment',
  contentId: null,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes: Buffer.from(bytes),
});

describe('a picture that a stranger attached', () => {
  it('is drawn anew: another file, without what was hidden behind it', async () => {
    const received = Buffer.concat([png(), Buffer.from('<script>alert(1)</script>')]);
    const drawn = await view.picture(file('a.png', 'image/png', received), 1);
    expect(Buffer.from(drawn.png).toString('latin1')).not.toContain('script');
    expect(await loadImage(Buffer.from(drawn.png))).toMatchObject({ width: 60, height: 40 });
  });
  it('is never larger than 2,000 pixels a side', async () => {
    const drawn = await view.picture(file('a.png', 'image/png', png(3000, 300)), 1);
    expect(await loadImage(Buffer.from(drawn.png))).toMatchObject({ width: 2000, height: 200 });
  });
  it.each([
    ['promises more than memory holds', hugePng(), 'attachment.too-large'],
    ['is broken', Buffer.concat([png().subarray(0, 30), Buffer.alloc(400)]), 'attachment.unreadable'],
  ])('is not shown when it %s', async (_, bytes, code) => {
    await expect(view.picture(file('a.png', 'image/png', bytes), 1)).rejects.toMatchObject({ code });
  });
  it('is no SVG, whatever it is called', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const attached = file('a.png', 'image/png', svg);
    expect(await view.content(attached)).toMatchObject({ kind: 'web-page', drawable: false });
    await expect(view.picture(attached, 1)).rejects.toMatchObject({ code: 'attachment.no-picture' });
  });
});

describe('a PDF that a stranger attached', () => {
  it('is shown page by page as pictures', async () => {
    const attached = file('acte.pdf', 'application/pdf', pdf(3));
    const first = await view.picture(attached, 1);
    const last = await view.picture(attached, 3);
    expect(first.pages).toBe(3);
    const { width, height } = await loadImage(Buffer.from(last.png));
    expect([width, height]).toEqual([1190, 1684]);
    expect(Buffer.from(first.png).equals(Buffer.from(last.png))).toBe(false);
  });
  it('stops at its last page', async () => {
    await expect(view.picture(file('a.pdf', 'application/pdf', pdf(1)), 2)).rejects.toMatchObject({
      code: 'attachment.no-such-page',
    });
  });
  it('draws 20 pages at most', async () => {
    const attached = file('a.pdf', 'application/pdf', pdf(21));
    expect((await view.picture(attached, 20)).pages).toBe(21);
    await expect(view.picture(attached, 21)).rejects.toMatchObject({ code: 'attachment.no-such-page' });
  });
  it('may hold a script: none runs', async () => {
    const script = '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\); while\\(true\\){}) >>';
    const drawn = await view.picture(file('a.pdf', 'application/pdf', pdf(1, script)), 1);
    expect(drawn.pages).toBe(1);
  });
  it('is refused when it is none', async () => {
    const broken = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2000, 'x')]);
    await expect(view.picture(file('a.pdf', 'application/pdf', broken), 1)).rejects.toMatchObject({
      code: 'attachment.unreadable',
    });
  });
});

describe('an archive', () => {
  const listed = async (bytes: Buffer) =>
    (await view.content(file('a.zip', 'application/zip', bytes))).archive;
  it('is listed and not opened', async () => {
    expect(
      await listed(zip([{ name: 'pièce d’identité.jpg', size: 1234 }, { name: '../../etc/passwd' }])),
    ).toEqual({
      count: 2,
      size: 1234,
      encrypted: false,
      bomb: false,
      entries: [
        { name: 'pièce d’identité.jpg', size: 1234, packedSize: 0, encrypted: false },
        { name: '../../etc/passwd', size: 0, packedSize: 0, encrypted: false },
      ],
    });
  });
  it('tells what is locked and what would burst', async () => {
    const content = await listed(zip([{ name: 'a', size: 4_000_000_000, encrypted: true }]));
    expect(content).toMatchObject({ encrypted: true, bomb: true });
  });
  it('with ten thousand entries shows five hundred', async () => {
    const content = await listed(zip(Array.from({ length: 10_000 }, (_, i) => ({ name: `f${i}` }))));
    expect(content!.count).toBe(10_000);
    expect(content!.entries).toHaveLength(500);
  });
  it('that cannot be read says why', async () => {
    const cut = zip([{ name: 'a' }]).subarray(0, 40);
    expect(await view.content(file('a.zip', 'application/zip', cut))).toMatchObject({
      archive: null,
      why: 'unreadable',
    });
    const seven = Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), Buffer.alloc(100)]);
    expect(await view.content(file('a.7z', 'application/x-7z-compressed', seven))).toMatchObject({
      kind: 'archive',
      why: 'kind-not-listed',
    });
  });
});

describe('an archive of Unix', () => {
  const shown = async (name: string, bytes: Buffer) =>
    view.content(file(name, 'application/octet-stream', bytes));
  const long = `${'dossier/'.repeat(30)}relevé.pdf`;
  const packed = tar([
    { name: 'pièce d’identité.jpg', bytes: Buffer.alloc(1234) },
    { name: '../../etc/passwd', bytes: Buffer.alloc(0) },
    { name: long, bytes: Buffer.alloc(700) },
  ]);
  const entries = [
    ['pièce d’identité.jpg', 1234],
    ['../../etc/passwd', 0],
    [long, 700],
  ];
  it.each([
    ['tar', packed],
    ['tar.gz', gzipSync(packed)],
  ])('%s is listed and not opened', async (ending, bytes) => {
    const { kind, archive } = await shown(`a.${ending}`, bytes);
    expect(kind).toBe('archive');
    expect(archive).toMatchObject({ count: 3, encrypted: false, bomb: false });
    expect(archive!.entries.map(({ name, size }) => [name, size])).toEqual(entries);
  });
  it('that gzip packed alone shows its one file', async () => {
    const { archive } = await shown('journal.txt.gz', gzipSync(Buffer.from('bonjour '.repeat(500))));
    expect(archive).toMatchObject({ count: 1, size: 4000, entries: [{ name: '', size: 4000 }] });
  });
  it('that would burst says so, within its time and memory', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    const { archive } = await shown('a.gz', bomb);
    expect(archive).toMatchObject({ count: 1, bomb: true });
  });
  it.each([
    ['cut', gzipSync(packed).subarray(0, 60), 'unreadable'],
    [
      'of RAR',
      Buffer.concat([Buffer.from('Rar!\x1a\x07\x01\0', 'latin1'), Buffer.alloc(100)]),
      'kind-not-listed',
    ],
    ['of bzip2', Buffer.concat([Buffer.from('BZh91AY&SY'), Buffer.alloc(100)]), 'kind-not-listed'],
  ])('%s says why it is not listed', async (_, bytes, why) => {
    expect(await shown('a', bytes)).toMatchObject({ kind: 'archive', archive: null, why });
  });
});

describe('what a file is', () => {
  it.each([
    ['facture.pdf', 'application/pdf', program(), 'program', ['type-differs', 'program']],
    ['facture.pdf.exe', 'application/octet-stream', program(), 'program', ['program', 'two-endings']],
    [
      'rapport\u202Efdp.exe',
      'application/pdf',
      program(),
      'program',
      ['type-differs', 'program', 'disguised-name'],
    ],
    ['photo.jpg', 'image/png', png(), 'picture', []],
    ['lettre.pdf', 'application/octet-stream', pdf(1), 'pdf', []],
    ['lettre.pdf', 'application/pdf', 'Bonjour', 'text', ['type-differs']],
    ['lettre.txt', 'text/plain', '<html><script>alert(1)</script>', 'web-page', ['type-differs', 'web-page']],
    ['note.txt', 'text/plain', 'Bonjour', 'text', []],
    ['devis.js', 'text/plain', 'WScript.Shell', 'script', ['script']],
    ['devis.docm', 'application/octet-stream', zip([{ name: 'word/x' }]), 'archive', ['macros']],
    [null, 'application/octet-stream', Buffer.from([0, 1, 2, 3]), 'other', []],
  ])('%j, declared %s', async (name, type, bytes, kind, warnings) => {
    const content = await view.content(file(name, type, bytes));
    expect(content.kind).toBe(kind);
    expect([...content.warnings].sort()).toEqual([...warnings].sort());
  });
  it('is text where it reads as text, in whatever alphabet', async () => {
    const shown = async (bytes: Buffer) => (await view.content(file('a.txt', 'text/plain', bytes))).text;
    expect(await shown(Buffer.from('Prénom : Zoé'))).toEqual({ body: 'Prénom : Zoé', truncated: false });
    expect(await shown(Buffer.from('Prénom : Zoé', 'latin1'))).toMatchObject({ body: 'Prénom : Zoé' });
    expect(await shown(Buffer.from('\ufeffZoé', 'utf16le'))).toMatchObject({ body: 'Zoé' });
    expect((await shown(Buffer.alloc(300_000, 'a')))!).toMatchObject({ truncated: true });
  });
});

describe('the process that reads strangers’ bytes', () => {
  it('has neither keys nor settings nor the desk’s files, and is ended in time', async () => {
    const { runApart } = await import('./run-apart.js');
    const { writeFileSync, mkdtempSync, rmSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const folder = mkdtempSync(`${tmpdir()}/apart-`);
    const child = `${folder}/spy.mjs`;
    writeFileSync(
      child,
      `import fs from 'node:fs';
       const tries = { read: () => fs.readFileSync('/etc/hostname'), write: () => fs.writeFileSync('${folder}/x', ''),
                       start: async () => (await import('node:child_process')).execSync('id') };
       process.once('message', async ({ hang }) => {
         if (hang) while (true);
         const done = { env: Object.keys(process.env) };
         for (const [name, go] of Object.entries(tries)) done[name] = await Promise.resolve().then(go).then(() => 'did', (e) => e.code);
         process.send({ done });
       });`,
    );
    process.env.SECRET_OF_THE_DESK = 'x';
    try {
      const limits = { ms: 5000, heapMb: 64, residentMb: 500 };
      const told = await runApart<Record<string, unknown>>(child, {}, limits);
      expect(told).toMatchObject({
        done: { read: 'ERR_ACCESS_DENIED', write: 'ERR_ACCESS_DENIED', start: 'ERR_ACCESS_DENIED' },
      });
      expect(JSON.stringify(told)).not.toContain('SECRET_OF_THE_DESK');
      expect('done' in told && told.done.env).not.toContain('DATABASE_URL');
      expect(await runApart(child, { hang: true }, { ...limits, ms: 400 })).toEqual({ failed: 'too-slow' });
    } finally {
      delete process.env.SECRET_OF_THE_DESK;
      rmSync(folder, { recursive: true });
    }
  });
});
