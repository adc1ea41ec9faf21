const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A piece of HTML that is safe by construction. */
export class Html {
  constructor(readonly source: string) {}
}

type Piece = Html | string | number | null | undefined | readonly Html[];

/** HTML with every inserted text escaped; only other pieces of `html` go in as they are. */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Html {
  return new Html(strings.reduce((text, string, i) => text + plain(pieces[i - 1]) + string));
}

function plain(piece: Piece): string {
  if (piece === null || piece === undefined) return '–';
  if (piece instanceof Html) return piece.source;
  if (typeof piece === 'object') return piece.map(plain).join('');
  return String(piece).replace(/[&<>"']/g, (char) => ENTITIES[char]);
}
