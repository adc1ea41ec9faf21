/**
 * Runs in a process of its own (see `run-apart.ts`): reads a picture or a page of a PDF that a stranger wrote and draws
 * it anew. Imports packages only, so that the file runs as it is, built or not.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';

interface Task {
  readonly bytes: Uint8Array;
  readonly kind: 'picture' | 'pdf';
  /** From 1. */
  readonly page: number;
  readonly limits: { readonly side: number; readonly pages: number; readonly pixels: number };
}
interface Drawn {
  readonly png: Uint8Array;
  readonly pages: number;
}

/** Several in one errand; one that fails takes no other with it. */
process.once(
  'message',
  ({ tasks }: { tasks: Task[] }) => void drawAll(tasks).then((done) => answer({ done })),
);

async function drawAll(tasks: readonly Task[]) {
  const done = [];
  for (const task of tasks) done.push(await drawn(task));
  return done;
}

const drawn = (task: Task) =>
  draw(task).then(
    (done) => ({ done }),
    (error: unknown) => ({ failed: error instanceof Refusal ? error.code : 'unreadable' }),
  );

const answer = (message: object) => process.send?.(message, () => process.exit(0));

class Refusal extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

const draw = (task: Task): Promise<Drawn> => (task.kind === 'pdf' ? drawPage(task) : drawPicture(task));

/** Its size is read from the header first: a few bytes can promise a picture of gigabytes. */
async function drawPicture({ bytes, limits }: Task): Promise<Drawn> {
  const size = promisedSize(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!size) throw new Refusal('unreadable');
  if (size.width * size.height > limits.pixels) throw new Refusal('too-large');
  const image = await loadImage(Buffer.from(bytes));
  if (image.width * image.height > limits.pixels) throw new Refusal('too-large');
  const scale = Math.min(1, limits.side / Math.max(image.width, image.height));
  const [width, height] = [image.width, image.height].map((side) => Math.max(1, Math.round(side * scale)));
  const { canvas, pen } = sheet(width, height);
  pen.drawImage(image, 0, 0, width, height);
  return { png: canvas.toBuffer('image/png'), pages: 1 };
}

/** White paper: a transparent picture must be readable in the dark theme as well. */
function sheet(width: number, height: number) {
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  return { canvas, pen };
}

/** No script of the document, no form of XFA, no font of this machine, nothing fetched. */
async function drawPage({ bytes, page: wanted, limits }: Task): Promise<Drawn> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const home = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    standardFontDataUrl: path.join(home, 'standard_fonts/'),
    cMapUrl: path.join(home, 'cmaps/'),
    wasmUrl: path.join(home, 'wasm/'),
    iccUrl: path.join(home, 'iccs/'),
    cMapPacked: true,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    maxImageSize: limits.pixels,
    canvasMaxAreaInBytes: limits.pixels * 4,
  });
  const pdf = await task.promise.catch((error: Error) => {
    throw new Refusal(error.name === 'PasswordException' ? 'encrypted' : 'unreadable');
  });
  const pages = Math.min(pdf.numPages, limits.pages);
  if (wanted > pages) throw new Refusal('no-such-page');
  const page = await pdf.getPage(wanted);
  const natural = page.getViewport({ scale: 1 });
  const scale = Math.min(2, limits.side / Math.max(natural.width, natural.height));
  const viewport = page.getViewport({ scale });
  const side = (length: number) => Math.min(limits.side, Math.max(1, Math.ceil(length)));
  const { canvas } = sheet(side(viewport.width), side(viewport.height));
  await page.render({ canvas: canvas as never, viewport, background: '#fff' }).promise;
  return { png: canvas.toBuffer('image/png'), pages: pdf.numPages };
}

/** Width and height as the header of a PNG, GIF, BMP, WebP or JPEG tells them; null for anything else. */
function promisedSize(bytes: Buffer): { width: number; height: number } | null {
  if (bytes.length < 30) return null;
  const ascii = (start: number, length: number) => bytes.toString('latin1', start, start + length);
  const of = (width: number, height: number) => (width > 0 && height > 0 ? { width, height } : null);
  if (bytes.readUInt32BE(0) === 0x89504e47) return of(bytes.readUInt32BE(16), bytes.readUInt32BE(20));
  if (ascii(0, 4) === 'GIF8') return of(bytes.readUInt16LE(6), bytes.readUInt16LE(8));
  if (ascii(0, 2) === 'BM') return of(bytes.readInt32LE(18), Math.abs(bytes.readInt32LE(22)));
  if (ascii(0, 4) === 'RIFF' && ascii(8, 4) === 'WEBP') return webpSize(bytes, ascii(12, 4));
  if (bytes.readUInt16BE(0) === 0xffd8) return jpegSize(bytes);
  return null;
}

function webpSize(bytes: Buffer, chunk: string): { width: number; height: number } | null {
  if (chunk === 'VP8X') return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (chunk === 'VP8 ')
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (chunk !== 'VP8L') return null;
  const bits = bytes.readUInt32LE(21);
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
}

/** The first frame header (SOF) among the segments. */
function jpegSize(bytes: Buffer): { width: number; height: number } | null {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1];
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}
