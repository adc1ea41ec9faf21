import { rareDecoder } from './rare-charsets.js';

/** `guessed`: nothing (or nothing known) was declared; `wrong`: the declared charset does not fit the bytes. */
export type CharsetVerdict = 'declared' | 'guessed' | 'wrong';

export interface DecodedText {
  readonly text: string;
  readonly charset: string;
  readonly verdict: CharsetVerdict;
}

/** Labels that the standard does not list, for encodings that it has. */
const ALIASES: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  shiftjis: 'shift_jis',
  cp936: 'gbk',
  windows936: 'gbk',
  cp949: 'euc-kr',
  uhc: 'euc-kr',
  euckr: 'euc-kr',
  cp950: 'big5',
  eucjp: 'euc-jp',
  cp51932: 'euc-jp',
  iso2022jp: 'iso-2022-jp',
  iso2022jp1: 'iso-2022-jp',
  iso2022jp2: 'iso-2022-jp',
  iso2022jp3: 'iso-2022-jp',
  iso2022jpms: 'iso-2022-jp',
  iso2022jp2004: 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  cp50222: 'iso-2022-jp',
  cp874: 'windows-874',
  tis620: 'windows-874',
  iso88598i: 'iso-8859-8',
  iso88598e: 'iso-8859-8',
  utf8mb4: 'utf-8',
  cp65001: 'utf-8',
  utf8: 'utf-8',
  usascii: 'us-ascii',
  ansix341968: 'us-ascii',
  '7bit': 'us-ascii',
  gb2312: 'gb18030',
  gbk: 'gb18030',
};

/** Labels that say nothing about bytes above 127. */
const SAYS_NOTHING =
  /^(?:us-?ascii|ascii|ansi_x3\.4-1968|unknown|x-unknown|unknown-8bit|x-user-defined|binary|none|default|)$/;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Bytes of a text to characters. A declared charset is believed while the bytes fit it; without one they are UTF-8 where
 * they are valid UTF-8, ISO-2022-JP by its escape sequences, else windows-1252, which no bytes contradict.
 */
export function decodeText(
  bytes: Uint8Array,
  declared: string | null | undefined,
  html = false,
): DecodedText {
  const label = (declared ?? '')
    .trim()
    .replace(/^["']|["']$/g, '')
    .toLowerCase();
  if (SAYS_NOTHING.test(label)) return guess(bytes, html);
  const rare = rareDecoder(label);
  if (rare) return { text: rare(bytes), charset: label, verdict: 'declared' };
  const decoder = decoderOf(label);
  if (!decoder) return guess(bytes, html);
  if (decoder.encoding === 'utf-8') return asUtf8(bytes);
  if (decoder.encoding.startsWith('utf-16')) return asUtf16(bytes, decoder.encoding);
  const text = decoder.decode(bytes);
  // Vietnamese code pages hold letters and accents apart.
  if (decoder.encoding === 'windows-1258')
    return { text: text.normalize('NFC'), charset: label, verdict: 'declared' };
  return { text, charset: decoder.encoding, verdict: 'declared' };
}

/** Whether the label names a charset that can be decoded. */
export const isKnownCharset = (label: string): boolean =>
  !SAYS_NOTHING.test(label.toLowerCase()) && (rareDecoder(label.toLowerCase()) ?? decoderOf(label)) !== null;

type Decoder = InstanceType<typeof TextDecoder>;

const decoders = new Map<string, Decoder | null>();

function decoderOf(label: string): Decoder | null {
  const wanted = label.trim().toLowerCase();
  const known = decoders.get(wanted);
  if (known !== undefined) return known;
  const windows = /^(?:x-)?(?:cp|win|windows|ms)[-_]?(125[0-8])$/.exec(wanted)?.[1];
  const plain = wanted.replace(/^(?:x-ms-|x-|cs)/, '').replace(/[\s._:-]+/g, '');
  const found =
    newDecoder(windows && `windows-${windows}`) ??
    newDecoder(ALIASES[plain]) ??
    newDecoder(wanted) ??
    newDecoder(plain) ??
    newDecoder(wanted.replace(/^x-/, ''));
  // A sender must not be able to fill the memory with invented labels.
  if (decoders.size < 500) decoders.set(wanted, found);
  return found;
}

function newDecoder(label: string | undefined): Decoder | null {
  if (!label) return null;
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

function asUtf8(bytes: Uint8Array): DecodedText {
  const text = validUtf8(bytes);
  if (text !== null) {
    // Escape sequences in bytes without any high one: seven-bit Japanese under a wrong label.
    if (isSevenBitJapanese(bytes)) return { ...japanese(bytes), verdict: 'wrong' };
    return { text, charset: 'utf-8', verdict: 'declared' };
  }
  const loose = new TextDecoder().decode(bytes);
  // A few broken sequences in a text that is UTF-8 are damage; a text without one good sequence is not UTF-8.
  const broken = count(loose, '\ufffd');
  const sound = (loose.match(/[\u0080-\ufffc\ufffe\uffff]/g) ?? []).length;
  if (sound >= broken) return { text: loose, charset: 'utf-8', verdict: 'wrong' };
  return { text: new TextDecoder('windows-1252').decode(bytes), charset: 'windows-1252', verdict: 'wrong' };
}

function asUtf16(bytes: Uint8Array, encoding: string): DecodedText {
  const big = bytes[0] === 0xfe && bytes[1] === 0xff;
  const little = bytes[0] === 0xff && bytes[1] === 0xfe;
  const looksBig = !little && bytes.length > 3 && bytes[0] === 0 && bytes[1] !== 0;
  const charset = big || looksBig ? 'utf-16be' : little ? 'utf-16le' : encoding;
  return {
    text: new TextDecoder(charset).decode(bytes.subarray(0, bytes.length & ~1)),
    charset,
    verdict: 'declared',
  };
}

function guess(bytes: Uint8Array, html: boolean): DecodedText {
  if (isSevenBitJapanese(bytes)) return japanese(bytes);
  const utf8 = validUtf8(bytes);
  if (utf8 !== null) {
    const plain = isAscii(bytes);
    return { text: utf8, charset: plain ? 'us-ascii' : 'utf-8', verdict: plain ? 'declared' : 'guessed' };
  }
  const named = html ? metaCharset(bytes) : null;
  const decoder = named ? decoderOf(named) : null;
  if (decoder && decoder.encoding !== 'utf-8') {
    return { text: decoder.decode(bytes), charset: decoder.encoding, verdict: 'guessed' };
  }
  return { text: new TextDecoder('windows-1252').decode(bytes), charset: 'windows-1252', verdict: 'guessed' };
}

const japanese = (bytes: Uint8Array): DecodedText => ({
  text: new TextDecoder('iso-2022-jp').decode(bytes),
  charset: 'iso-2022-jp',
  verdict: 'guessed',
});

/** `ESC $ @`, `ESC $ B` and no byte above 127. */
export function isSevenBitJapanese(bytes: Uint8Array): boolean {
  let at = bytes.indexOf(0x1b);
  if (at < 0) return false;
  for (; at >= 0; at = bytes.indexOf(0x1b, at + 1)) {
    if (bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)) return isAscii(bytes);
  }
  return false;
}

/** What the HTML says of itself, in its first kilobyte. */
function metaCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  return /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head)?.[1] ?? null;
}

function validUtf8(bytes: Uint8Array): string | null {
  try {
    return UTF8.decode(bytes);
  } catch {
    return null;
  }
}

export function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i] > 0x7f) return false;
  return true;
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found++;
  return found;
}
