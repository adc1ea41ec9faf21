import { decodeEntities } from './html-entities.js';

/** Elements whose content is never shown. */
const HIDDEN = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'svg',
  'object',
  'select',
]);
const BLOCKS = new Set(
  (
    'p div br tr table ul ol li dl dt dd h1 h2 h3 h4 h5 h6 hr pre blockquote section article header footer address ' +
    'center form fieldset body html thead tbody tfoot'
  ).split(' '),
);
const SPACED = new Set(['p', 'table', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'blockquote']);

/**
 * Plain text of an HTML body: one pass, no regular expression over the whole, nothing is fetched or run. Quoted
 * blocks get the `> ` of plain mail so that one rule tells history from what was written now.
 */
export function htmlToText(html: string): string {
  const out = new Lines();
  let pos = 0;
  while (pos < html.length) {
    const open = html.indexOf('<', pos);
    if (open < 0) {
      out.text(html.slice(pos));
      break;
    }
    if (open > pos) out.text(html.slice(pos, open));
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      pos = end < 0 ? html.length : end + 3;
      continue;
    }
    if (!/[a-zA-Z/!?]/.test(html[open + 1] ?? '')) {
      out.text('<');
      pos = open + 1;
      continue;
    }
    const close = tagEnd(html, open);
    const name = tagName(html, open);
    const closing = html[open + 1] === '/';
    pos = close;
    if (HIDDEN.has(name) && !closing && html[close - 2] !== '/') {
      pos = skipElement(html, name, close);
    } else {
      out.tag(name, closing);
    }
  }
  return out.done();
}

/** End of a tag; a `>` inside a quoted attribute does not close it. Unclosed tags end at the end. */
function tagEnd(html: string, open: number): number {
  let quote = '';
  for (let i = open + 1; i < html.length; i += 1) {
    const c = html[i];
    if (quote) {
      if (c === quote) quote = '';
    } else if ((c === '"' || c === "'") && html[i - 1] === '=') {
      quote = c;
    } else if (c === '>') {
      return i + 1;
    }
    // An attribute of more than 8 KB is taken for a broken quote: close at the next bracket instead.
    if (i - open > 8192) {
      const end = html.indexOf('>', i);
      return end < 0 ? html.length : end + 1;
    }
  }
  const end = html.indexOf('>', open);
  return end < 0 ? html.length : end + 1;
}

function tagName(html: string, open: number): string {
  const start = html[open + 1] === '/' ? open + 2 : open + 1;
  return /^[a-zA-Z0-9]*/.exec(html.slice(start, start + 12))![0].toLowerCase();
}

function skipElement(html: string, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at;
  }
  // A head that was never closed ends where the body starts.
  const body = name === 'head' ? html.indexOf('<body', from) : -1;
  return body >= 0 ? body : html.length;
}

/** By hand: a pattern for blanks at the end tries every run of blanks in the line. */
function withoutBlankEnd(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\u00a0')) end -= 1;
  return line.slice(0, end);
}

class Lines {
  private readonly lines: string[] = [];
  private current = '';
  /** Asked of the string that grows, each answer would read all of it again. */
  private endsInBlank = false;
  private depth = 0;
  private blank = true;

  text(raw: string): void {
    const clean = decodeEntities(raw).replace(/[ \t\r\n\f\u00a0]+/g, (run) =>
      run.includes('\u00a0') ? '\u00a0' : ' ',
    );
    const more = (this.current === '' || this.endsInBlank) && clean.startsWith(' ') ? clean.slice(1) : clean;
    if (more === '') return;
    this.current += more;
    this.endsInBlank = more.endsWith(' ');
  }

  tag(name: string, closing: boolean): void {
    if (name === 'blockquote') {
      this.flush();
      if (closing) this.depth = Math.max(0, this.depth - 1);
      this.gap();
      if (!closing) this.depth += 1;
      return;
    }
    if (name === 'td' || name === 'th') {
      if (closing) this.text(' ');
      return;
    }
    if (!BLOCKS.has(name)) return;
    if (name === 'br') {
      if (this.current === '') this.gap();
      else this.flush();
      return;
    }
    this.flush();
    if (SPACED.has(name)) this.gap();
    if (name === 'li' && !closing) {
      this.current = '- ';
      this.endsInBlank = true;
    }
  }

  private flush(): void {
    const line = withoutBlankEnd(this.current);
    this.current = '';
    this.endsInBlank = false;
    if (line === '') return;
    this.lines.push('> '.repeat(Math.min(this.depth, 8)) + line);
    this.blank = false;
  }

  private gap(): void {
    if (!this.blank) this.lines.push(this.depth > 0 ? '>' : '');
    this.blank = true;
  }

  done(): string {
    this.flush();
    return this.lines.join('\n').trim();
  }
}
