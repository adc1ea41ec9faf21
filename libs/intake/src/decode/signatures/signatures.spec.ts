import { readFileSync } from 'node:fs';
import * as openpgp from 'openpgp';
import { decodeMail } from '../index.js';

const FIXTURES = 'libs/intake/src/decode/signatures/fixtures';
const fixture = (name: string): Buffer => readFileSync(`${FIXTURES}/${name}.eml`);
const altered = (raw: Buffer, from: string, to: string): Buffer =>
  Buffer.from(raw.toString('latin1').replace(from, to), 'latin1');

describe('an S/MIME signature', () => {
  it('beside the content: signer, issuer, content and sender are facts of their own', async () => {
    const { signatures, text, warnings } = await decodeMail(fixture('signed-beside'));
    expect(signatures).toMatchObject([
      {
        kind: 'smime',
        valid: 'yes',
        why: null,
        signer: 'camille@example.org',
        signerName: 'Camille Vaucourbe',
        issuer: 'Camille Vaucourbe',
        chain: 'unknown',
        matchesFrom: true,
      },
    ]);
    expect(text).toBe('Bonjour,\nje demande l’accès à mes données.');
    expect(warnings).toEqual([]);
  });

  it('zammad#4212: of somebody else than the sender is valid and does not match', async () => {
    const raw = altered(fixture('signed-beside'), 'From: camille@example.org', 'From: other@example.com');
    expect((await decodeMail(raw)).signatures).toMatchObject([{ valid: 'yes', matchesFrom: false }]);
  });

  it('over other words is not valid', async () => {
    const raw = altered(fixture('signed-beside'), 'je demande', 'je refuse.');
    expect((await decodeMail(raw)).signatures).toMatchObject([
      { valid: 'no', why: 'content-differs', matchesFrom: true },
    ]);
  });

  it('stored with bare line feeds is still valid', async () => {
    const raw = Buffer.from(fixture('signed-beside').toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
    expect((await decodeMail(raw)).signatures).toMatchObject([{ valid: 'yes' }]);
  });

  it('around the content: the mail inside is read', async () => {
    const { text, attachments, signatures } = await decodeMail(fixture('signed-around'));
    expect(text).toBe('Voici ma pièce.');
    expect(attachments.map(({ filename, carriedBy }) => [filename, carriedBy])).toEqual([
      ['smime.p7m', undefined],
      ['piece.pdf', 'smime'],
    ]);
    expect(signatures).toMatchObject([{ valid: 'yes', signer: 'camille@example.org', matchesFrom: true }]);
  });

  it('zammad#6217: that cannot be checked never rejects the mail', async () => {
    const raw = fixture('signed-beside').toString('latin1');
    const at = raw.indexOf('MIIG');
    const broken = Buffer.from(`${raw.slice(0, at + 200)}AAAA${raw.slice(at + 400)}`, 'latin1');
    const { verdict, text, warnings } = await decodeMail(broken);
    expect([verdict.status, text]).toEqual(['ok', 'Bonjour,\nje demande l’accès à mes données.']);
    expect(warnings).toEqual(['signature-unchecked']);
  });
});

describe('an encrypted mail', () => {
  it('S/MIME: is kept with its state', async () => {
    const { encryption, attachments, subject, verdict } = await decodeMail(fixture('encrypted'));
    expect([encryption, subject, verdict.status]).toEqual([
      { kind: 'smime', state: 'encrypted' },
      'encrypted',
      'ok',
    ]);
    expect(attachments).toHaveLength(1);
  });

  it('PGP: is kept with its state, in the text or as MIME', async () => {
    const { publicKey } = await keys();
    const message = await openpgp.createMessage({ text: 'secret' });
    const armored = String(await openpgp.encrypt({ message, encryptionKeys: publicKey }));
    const inline = Buffer.from(`From: camille@example.org\r\n\r\n${armored}`);
    expect((await decodeMail(inline)).encryption).toEqual({ kind: 'pgp', state: 'encrypted' });
    const mime = Buffer.from(
      'From: camille@example.org\r\nContent-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b\r\n\r\n' +
        `--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b\r\nContent-Type: application/octet-stream\r\n\r\n${armored}\r\n--b--\r\n`,
    );
    expect((await decodeMail(mime)).encryption).toEqual({ kind: 'pgp', state: 'encrypted' });
  });
});

describe('a PGP signature', () => {
  const CONTENT = 'Content-Type: text/plain; charset=utf-8\r\n\r\nJe demande mes données.';
  const mail = (content: string, signature: string, key = ''): Buffer =>
    Buffer.from(
      'From: Camille <camille@example.org>\r\nContent-Type: multipart/mixed; boundary=o\r\n\r\n--o\r\n' +
        'Content-Type: multipart/signed; micalg=pgp-sha512;\r\n protocol="application/pgp-signature"; boundary="i"\r\n\r\n' +
        `--i\r\n${content}\r\n--i\r\nContent-Type: application/pgp-signature; name=signature.asc\r\n\r\n${signature}\r\n--i--\r\n` +
        (key ? `--o\r\nContent-Type: application/pgp-keys\r\n\r\n${key}\r\n` : '') +
        '--o--\r\n',
    );
  const sign = async (content: string) => {
    const { privateKey, publicKey } = await keys();
    const message = await openpgp.createMessage({ binary: new Uint8Array(Buffer.from(content)) });
    const signature = await openpgp.sign({ message, signingKeys: privateKey, detached: true });
    return { signature: String(signature), key: publicKey.armor() };
  };

  it('by a key that is not here: signed, key unknown', async () => {
    const { signature } = await sign(CONTENT);
    expect((await decodeMail(mail(CONTENT, signature))).signatures).toMatchObject([
      { kind: 'pgp', valid: 'unknown', why: 'key-unknown', chain: 'unknown' },
    ]);
  });

  it('by a key in the same mail: the content is whole, and that is all it says', async () => {
    const { signature, key } = await sign(CONTENT);
    expect((await decodeMail(mail(CONTENT, signature, key))).signatures).toMatchObject([
      {
        valid: 'yes',
        why: 'key-came-with-the-mail',
        signer: 'camille@example.org',
        chain: 'unknown',
        matchesFrom: true,
      },
    ]);
    const other = mail(CONTENT.replace('mes', 'vos'), signature, key);
    expect((await decodeMail(other)).signatures).toMatchObject([{ valid: 'no', why: 'content-differs' }]);
  });

  it('in the text itself', async () => {
    const { privateKey } = await keys();
    const message = await openpgp.createCleartextMessage({ text: 'Je demande mes données.' });
    const signed = String(await openpgp.sign({ message, signingKeys: privateKey }));
    const { signatures, encryption } = await decodeMail(
      Buffer.from(`From: camille@example.org\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${signed}`),
    );
    expect([signatures, encryption]).toMatchObject([[{ kind: 'pgp', why: 'key-unknown' }], null]);
  });
});

it('an ordinary mail loads no library and has no such facts', async () => {
  const { signatures, encryption } = await decodeMail(Buffer.from('From: a@b.fr\r\n\r\nBEGIN PGP, he said.'));
  expect([signatures, encryption]).toEqual([[], null]);
});

let made: Promise<{ privateKey: openpgp.PrivateKey; publicKey: openpgp.PublicKey }> | undefined;
const keys = () =>
  (made ??= openpgp.generateKey({
    userIDs: [{ name: 'Camille Vaucourbe', email: 'camille@example.org' }],
    format: 'object',
  }));
