import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { letterPdf } from './letter-pdf.js';

/** Every letter that the seven languages need, the typography of French, and names from elsewhere in Europe. */
const EVERY =
  'àâæçéèêëîïôœùûüÿ ÄÖÜß ¿¡ñáíóú ãõ ij ìò « \u00a0» “„” ‘’ – — … € Ğışł Žižek Σοφία Жанна \u202f!';
const TEXT = [
  'Bonjour Zoé,',
  EVERY,
  'Motifs :\n- le premier\n- le second',
  '* * *',
  'Vous pouvez saisir la CNIL.',
].join('\n\n');
const letter = {
  title: 'Réponse à votre demande',
  language: 'fr',
  text: TEXT,
  head: ['Mailo', 'À : Zoé Quénnehen'],
  author: 'Mailo',
  at: new Date('2026-11-02T09:00:00Z'),
};

const open = (bytes: Buffer): Promise<PDFDocumentProxy> =>
  getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise;
interface Node {
  role?: string;
  children?: Node[];
}
const roles = (node: Node): string[] => [
  ...(node.role ? [node.role] : []),
  ...(node.children ?? []).flatMap(roles),
];

describe('the PDF copy of a letter', () => {
  it('says what it is: PDF/A-2a, in the language of the letter, with its title and its colours explained', async () => {
    const bytes = await letterPdf(letter);
    const raw = bytes.toString('latin1');
    expect(raw.startsWith('%PDF-1.7')).toBe(true);
    expect(raw).toMatch(/\/OutputIntents? /);
    const pdf = await open(bytes);
    const { info, metadata } = await pdf.getMetadata();
    expect(metadata.get('pdfaid:part')).toBe('2');
    expect(metadata.get('pdfaid:conformance')).toBe('A');
    expect(info).toMatchObject({ Language: 'fr', Title: letter.title });
    expect(raw).toMatch(/\/MarkInfo /);
    await pdf.loadingTask.destroy();
  });

  it('is tagged from its title to the items of its lists, in the order in which it is read', async () => {
    const pdf = await open(await letterPdf(letter));
    const page = await pdf.getPage(1);
    expect(roles((await page.getStructTree()) as Node).filter((role) => role !== 'Root')).toEqual([
      'Document',
      'P',
      'H1',
      'P',
      'P',
      'P',
      'L',
      'LI',
      'Lbl',
      'LBody',
      'LI',
      'Lbl',
      'LBody',
      'P',
    ]);
    await pdf.loadingTask.destroy();
  });

  it('embeds every character that a letter may hold, and marks what its font does not have', async () => {
    const bytes = await letterPdf({ ...letter, text: `${TEXT}\n\n漢` });
    const raw = bytes.toString('latin1');
    expect(raw.match(/\/FontFile2 /g)).toHaveLength(2);
    expect(raw).not.toMatch(/\/BaseFont \/(Helvetica|Times)/);
    const pdf = await open(bytes);
    const { items } = await (await pdf.getPage(1)).getTextContent();
    const said = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    for (const word of ['œ', 'ß', '¿', 'ñ', 'ã', '«', '„', '€', 'Žižek', 'Σοφία', 'Жанна', '\ufffd'])
      expect(said).toContain(word);
    expect(said).not.toContain('漢');
    await pdf.loadingTask.destroy();
  });

  it('runs over as many pages as the letter needs, every one of them tagged', async () => {
    const long = Array.from({ length: 120 }, (_, at) => `Paragraphe ${at + 1}. ${'mot '.repeat(40)}`).join(
      '\n\n',
    );
    const pdf = await open(await letterPdf({ ...letter, text: long }));
    expect(pdf.numPages).toBeGreaterThan(3);
    const last = await (await pdf.getPage(pdf.numPages)).getStructTree();
    expect(roles(last as Node)).toContain('P');
    await pdf.loadingTask.destroy();
  });
});
