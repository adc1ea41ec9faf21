import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';

/** A letter on paper: nothing here is fetched, and nothing depends on the reader having a font. */
export interface PaperLetter {
  readonly title: string;
  readonly language: string;
  /** Paragraphs as the mail has them: `* * *` parts, lines that begin with `- ` are items. */
  readonly text: string;
  /** Lines above the letter: who writes, to whom, when, under which reference. */
  readonly head: readonly string[];
  readonly author: string;
  readonly at: Date;
}

type Doc = PDFKit.PDFDocument & { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } };

const MARGIN = 62;
const SIZE = 10.5;
/** Stands for a character that the font does not have: an empty glyph would say less than nothing, and PDF/A forbids it. */
const UNKNOWN = '\ufffd';

const require = createRequire(import.meta.url);
let fonts: { plain: Buffer; bold: Buffer } | undefined;
/** DejaVu Sans: Latin, Greek and Cyrillic in one face, under a licence that lets it be embedded. */
const loadFonts = () =>
  (fonts ??= {
    plain: readFileSync(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')),
    bold: readFileSync(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')),
  });

/**
 * The PDF copy of a letter: PDF/A-2a, that is with embedded fonts, a device-independent colour space, the language of the text and
 * a tag on every paragraph, so that it can be kept for years and read aloud.
 */
export function letterPdf(letter: PaperLetter): Promise<Buffer> {
  const { plain, bold } = loadFonts();
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    subset: 'PDF/A-2a',
    pdfVersion: '1.7',
    tagged: true,
    lang: letter.language,
    displayTitle: true,
    font: plain as unknown as string,
    info: {
      Title: letter.title,
      Author: letter.author,
      CreationDate: letter.at,
      ModDate: letter.at,
    },
  }) as Doc;
  doc.registerFont('plain', plain).registerFont('bold', bold);
  const done = collected(doc);
  write(doc, letter);
  doc.end();
  return done;
}

function collected(doc: Doc): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
}

function write(doc: Doc, letter: PaperLetter): void {
  const root = doc.struct('Document');
  doc.addStructure(root);
  const add = (type: string, font: 'plain' | 'bold', text: string, gap: number, indent = 0): void => {
    const shown = drawable(doc.font(font), text);
    root.add(
      doc.struct(type, {}, () => {
        doc.fontSize(SIZE).text(shown, MARGIN + indent, doc.y, { lineGap: 2.5 });
      }),
    );
    doc.y += gap;
  };
  add('P', 'plain', letter.head.join('\n'), 18);
  add('H1', 'bold', letter.title, 12);
  for (const paragraph of letter.text.trim().split(/\n{2,}/)) {
    if (paragraph === '* * *') rule(doc);
    else addParagraph(doc, root, paragraph, add);
  }
  root.end();
}

function addParagraph(
  doc: Doc,
  root: PDFKit.PDFStructureElement,
  paragraph: string,
  add: (type: string, font: 'plain' | 'bold', text: string, gap: number) => void,
): void {
  const lines = paragraph.split('\n');
  const first = lines.findIndex((line) => line.startsWith('- '));
  if (first < 0) return add('P', 'plain', paragraph, 9);
  if (first > 0) add('P', 'plain', lines.slice(0, first).join('\n'), 3);
  const list = doc.struct('L');
  root.add(list);
  for (const item of lines.slice(first)) addItem(doc, list, item.replace(/^- /, ''));
  list.end();
  doc.y += 6;
}

function addItem(doc: Doc, list: PDFKit.PDFStructureElement, text: string): void {
  const shown = drawable(doc.font('plain'), text);
  const top = doc.y;
  const label = doc.struct('Lbl', {}, () => {
    doc.fontSize(SIZE).text('•', MARGIN + 6, top, { lineBreak: false });
  });
  const body = doc.struct('LBody', {}, () => {
    doc.fontSize(SIZE).text(shown, MARGIN + 20, top, { lineGap: 2.5 });
  });
  list.add(doc.struct('LI', {}, [label, body]));
  doc.y += 3;
}

/** A line between the parts says nothing: it is decoration, and no reader speaks of it. */
function rule(doc: Doc): void {
  doc.markContent('Artifact', { type: 'Layout' });
  const width = doc.page.width - 2 * MARGIN;
  doc
    .moveTo(MARGIN, doc.y + 2)
    .lineTo(MARGIN + width, doc.y + 2)
    .lineWidth(0.5)
    .strokeColor('#9aa5a5')
    .stroke();
  doc.endMarkedContent();
  doc.y += 14;
}

function drawable(doc: PDFKit.PDFDocument, text: string): string {
  const { font } = (doc as Doc)._font;
  return [...text.normalize('NFC')]
    .map((one) => (one === '\n' || font.hasGlyphForCodePoint(one.codePointAt(0)!) ? one : UNKNOWN))
    .join('');
}
