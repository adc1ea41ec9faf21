import { fileTypeFromBuffer } from 'file-type';
import type { AttachmentWarning, ContentKind } from '#domain';
import { signatureOf } from './signature-of.js';
import { kindOfExtension, kindOfType } from './content-kinds.js';

/** What a file is by its bytes, and what its sender would have us believe. */
export interface ContentFacts {
  readonly kind: ContentKind;
  /** The ending that belongs to the bytes, null where they show none. */
  readonly detected: string | null;
  readonly warnings: readonly AttachmentWarning[];
}

/** Controls, direction marks and invisible spaces: a name that holds one reads otherwise than it is. */
const DISGUISE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
const HEAD = 4100;
const MACROS = new Set(['docm', 'dotm', 'xlsm', 'xltm', 'pptm', 'potm', 'ppsm']);
const ALIASES: Readonly<Record<string, string>> = { 'apple.lnk': 'lnk' };

/** For every attachment of every mail: reads head and directory, never believes the name, never throws. */
export function contentFacts(bytes: Uint8Array, mimeType: string, fileName: string | null): ContentFacts {
  return judged(bytes, signatureOf(bytes), mimeType, fileName);
}

/** For a file that somebody wants to see: knows the rarer kinds as well. */
export async function closerFacts(
  bytes: Uint8Array,
  mimeType: string,
  fileName: string | null,
): Promise<ContentFacts> {
  const found = signatureOf(bytes) ?? (await rareKind(bytes.subarray(0, HEAD)));
  return judged(bytes, found, mimeType, fileName);
}

const rareKind = (head: Uint8Array): Promise<string | null> =>
  fileTypeFromBuffer(head).then(
    (found) => (found ? (ALIASES[found.ext] ?? found.ext) : null),
    () => null,
  );

function judged(
  bytes: Uint8Array,
  detected: string | null,
  mimeType: string,
  fileName: string | null,
): ContentFacts {
  const ending = endingOf(fileName);
  const told = [kindOfType(mimeType), kindOfExtension(ending)].filter((kind) => kind !== null);
  const kind = detected ? (kindOfExtension(detected) ?? 'other') : kindOfPlain(bytes, told);
  const warnings = new Set<AttachmentWarning>();
  if (differs(kind, detected, told)) warnings.add('type-differs');
  if (kind === 'program' || told.includes('program')) warnings.add('program');
  if (kind === 'script') warnings.add('script');
  if (kind === 'web-page') warnings.add('web-page');
  if (MACROS.has(detected ?? '') || MACROS.has(ending)) warnings.add('macros');
  if (DISGUISE.test(fileName ?? '')) warnings.add('disguised-name');
  if (hasTwoEndings(fileName, ending)) warnings.add('two-endings');
  return { kind, detected, warnings: [...warnings] };
}

/** Bytes without a mark of their own: text, and of which sort, or something unknown. */
function kindOfPlain(bytes: Uint8Array, told: readonly ContentKind[]): ContentKind {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
  if (!looksLikeText(bytes.subarray(0, HEAD))) return 'other';
  if (/^\s*(<!doctype html|<html|<\?xml[^>]*>\s*<svg|<svg|<script|<body)/i.test(head)) return 'web-page';
  if (head.startsWith('#!')) return 'script';
  return told.find((kind) => kind === 'script' || kind === 'web-page' || kind === 'mail') ?? 'text';
}

function looksLikeText(head: Uint8Array): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  return !head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
}

/** Between kinds only: a JPEG called PNG harms nobody, a program called PDF does. */
function differs(kind: ContentKind, detected: string | null, told: readonly ContentKind[]): boolean {
  if (detected === null && kind === 'text') return told.some((one) => !READ_AS_TEXT.has(one));
  return told.some((one) => one !== kind && !ALIKE[one]?.includes(kind));
}
const READ_AS_TEXT = new Set<ContentKind>(['text', 'mail', 'script', 'web-page', 'other']);
const ALIKE: Partial<Record<ContentKind, readonly ContentKind[]>> = {
  // An old Word file and a database share a container; a new one is a ZIP.
  office: ['archive'],
  text: ['mail', 'script'],
  mail: ['text', 'office'],
  other: ['text', 'picture', 'pdf', 'archive', 'office', 'mail', 'media', 'other'],
};

export function endingOf(fileName: string | null): string {
  const [, ending = ''] = /\.([a-z0-9]{1,10})[\s.]*$/i.exec(fileName ?? '') ?? [];
  return ending.toLowerCase();
}

/** `facture.pdf.exe`: the first ending is for the reader, the second for the machine. */
function hasTwoEndings(fileName: string | null, ending: string): boolean {
  const before = endingOf((fileName ?? '').replace(/\.[^.]*$/, ''));
  const last = kindOfExtension(ending);
  return before !== '' && kindOfExtension(before) !== null && (last === 'program' || last === 'script');
}
