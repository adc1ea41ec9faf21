const latin = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', start, end);

/** Marks at the start of a file: its ending, and the pattern of its first bytes. */
const MARKS: readonly (readonly [string, RegExp])[] = [
  ['pdf', /^[^]{0,1000}?%PDF-\d/],
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['jpg', /^\xff\xd8\xff/],
  ['gif', /^GIF8[79]a/],
  ['webp', /^RIFF[^]{4}WEBP/],
  ['bmp', /^BM[^]{4}\0\0\0\0/],
  ['tif', /^(II\*\0|MM\0\*)/],
  ['exe', /^MZ/],
  ['elf', /^\x7fELF/],
  ['macho', /^(\xcf\xfa\xed\xfe|\xce\xfa\xed\xfe|\xfe\xed\xfa[\xce\xcf])/],
  ['class', /^\xca\xfe\xba\xbe/],
  ['lnk', /^L\0\0\0\x01\x14\x02\0/],
  ['wasm', /^\0asm/],
  ['7z', /^7z\xbc\xaf\x27\x1c/],
  ['rar', /^Rar!\x1a\x07/],
  ['gz', /^\x1f\x8b\x08/],
  ['bz2', /^BZh[1-9]1AY/],
  ['xz', /^\xfd7zXZ\0/],
  ['cab', /^MSCF\0\0\0\0/],
  ['rtf', /^\{\\rtf/],
  ['cfb', /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/],
];
const TAIL = 128 * 1024;

/**
 * The ending that the first bytes of a file speak for; null where they are none of the common marks. Cheap enough for every
 * attachment of every mail: it looks at the head, and at the directory of a ZIP.
 */
export function signatureOf(bytes: Uint8Array): string | null {
  const head = latin(bytes, 0, 1024);
  if (/^PK(\x03\x04|\x05\x06)/.test(head)) return zipped(bytes);
  return MARKS.find(([, pattern]) => pattern.test(head))?.[0] ?? null;
}

/** The names in the directory, at the end, tell a document from an archive, and a document with macros from one without. */
function zipped(bytes: Uint8Array): string {
  const start = latin(bytes, 0, 200);
  const [, open] = /^[^]{30}mimetypeapplication\/vnd\.oasis\.opendocument\.(\w+)/.exec(start) ?? [];
  if (open) return { text: 'odt', spreadsheet: 'ods', presentation: 'odp', graphics: 'odg' }[open] ?? 'odt';
  if (/^[^]{30}mimetypeapplication\/epub/.test(start)) return 'epub';
  const names = latin(bytes, Math.max(0, bytes.length - TAIL), bytes.length);
  const macros = names.includes('vbaProject.bin');
  if (names.includes('[Content_Types].xml')) {
    if (names.includes('word/')) return macros ? 'docm' : 'docx';
    if (names.includes('xl/')) return macros ? 'xlsm' : 'xlsx';
    if (names.includes('ppt/')) return macros ? 'pptm' : 'pptx';
  }
  if (names.includes('AndroidManifest.xml')) return 'apk';
  return names.includes('META-INF/MANIFEST.MF') ? 'jar' : 'zip';
}
