import { decodeWords } from 'postal-mime';
import { decodeText, isKnownCharset } from './charset.js';
import { rareDecoder } from './rare-charsets.js';

const WORD = /=\?([^?\s]{1,60})\?([QqBb])\?([^?]*)\?=/g;

/**
 * Rewrites encoded words (RFC 2047) whose charset the parser would not know as words in UTF-8: unknown labels, and
 * charsets that only this decoder reads. All others stay as written.
 */
export function soundWords(field: string): string {
  if (!field.includes('=?')) return field;
  return field.replace(WORD, (word, charset: string, encoding: string, payload: string) => {
    const label = charset.replace(/\*.*$/, '').toLowerCase();
    const needsUs = !isKnownCharset(label) || rareDecoder(label) !== null || label === 'windows-1258';
    if (!needsUs) return word;
    const { text } = decodeText(bytesOf(encoding, payload), label);
    return `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
  });
}

/** A field's words as characters; a word labelled UTF-8 that is none is read as what its bytes are. */
export function readWords(field: string): string {
  const read = decodeWords(field);
  if (!read.includes('\ufffd') || field.includes('\ufffd')) return read;
  return decodeWords(utf8OnlyWhereItIs(field));
}

/** Gives words labelled UTF-8 whose bytes are not UTF-8 the label that fits them. */
export function utf8OnlyWhereItIs(field: string): string {
  if (!field.includes('=?')) return field;
  if (!decodeWords(field).includes('\ufffd')) return field;
  return field.replace(WORD, (word, _charset: string, encoding: string, payload: string) => {
    if (!/^=\?utf-?8[*?]/i.test(word)) return word;
    const { text, verdict } = decodeText(bytesOf(encoding, payload), 'utf-8');
    return verdict === 'wrong' ? `=?utf-8?B?${Buffer.from(text).toString('base64')}?=` : word;
  });
}

function bytesOf(encoding: string, payload: string): Uint8Array {
  if (encoding.toUpperCase() === 'B') return Buffer.from(payload, 'base64');
  const text = payload
    .replaceAll('_', ' ')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(text, 'latin1');
}
