import { decodeText } from '../charset.js';
import { htmlToText } from '../html-to-text.js';

/** Groups whose content is not shown. */
const HIDDEN =
  /^(?:fonttbl|colortbl|stylesheet|info|pict|object|header|footer|generator|listtable|listoverridetable|themedata|datastore|xmlnstbl|mhtmltag)$/;
const BREAKS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  row: '\n',
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
};
const TOKEN =
  /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z0-9])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;

interface Group {
  readonly hidden: boolean;
  /** Characters to skip after `\uN`. */
  readonly skip: number;
}

/** The words of an RTF body, without its formatting; where the RTF wraps HTML (Outlook), the words of that HTML. */
export function rtfToText(rtf: Buffer): string {
  const source = rtf.toString('latin1');
  const reader = new RtfReader(/\\fromhtml1/.test(source.slice(0, 500)));
  const text = reader.read(source);
  return reader.isHtml ? htmlToText(text) : text.trim();
}

class RtfReader {
  private out = '';
  private pending: number[] = [];
  private codePage = 1252;
  private group: Group = { hidden: false, skip: 1 };
  private readonly groups: Group[] = [];
  private toSkip = 0;
  /** `\htmlrtf` marks what stands in for HTML in readers that know none. */
  private standIn = false;

  constructor(readonly isHtml: boolean) {}

  read(source: string): string {
    for (const [, word, number, hex, symbol, brace, plain] of source.matchAll(TOKEN)) {
      if (hex) this.byte(parseInt(hex, 16));
      else if (plain) this.plain(plain);
      else if (brace) this.brace(brace);
      else if (word) this.word(word.toLowerCase(), number === undefined ? null : Number(number));
      else if (symbol) this.symbol(symbol);
    }
    this.flush();
    return this.out;
  }

  private brace(brace: string): void {
    this.flush();
    this.toSkip = 0;
    if (brace === '{') {
      if (this.groups.length < 500) this.groups.push(this.group);
    } else this.group = this.groups.pop() ?? this.group;
  }

  private word(word: string, number: number | null): void {
    if (word === 'u' && number !== null) {
      this.text(String.fromCharCode(number & 0xffff));
      this.toSkip = this.group.skip;
      return;
    }
    this.flush();
    if (word === 'ansicpg' && number) this.codePage = number;
    else if (word === 'uc') this.group = { ...this.group, skip: number ?? 1 };
    else if (word === 'htmlrtf') this.standIn = number !== 0;
    else if (HIDDEN.test(word)) this.group = { ...this.group, hidden: true };
    else if (word === 'htmltag') this.group = { ...this.group, hidden: !this.isHtml };
    else if (BREAKS[word]) this.text(BREAKS[word]);
  }

  private symbol(symbol: string): void {
    if (symbol === '*') this.group = { ...this.group, hidden: !this.isHtml };
    else if (symbol === '~') this.text('\u00a0');
    else if (symbol === '_') this.text('-');
    else if (symbol === '\n' || symbol === '\r') this.text('\n');
    else if ('\\{}'.includes(symbol)) this.text(symbol);
  }

  private plain(text: string): void {
    const from = Math.min(this.toSkip, text.length);
    this.toSkip -= from;
    this.text(text.slice(from));
  }

  private byte(byte: number): void {
    if (this.toSkip > 0) this.toSkip -= 1;
    else if (!this.isSilent) this.pending.push(byte);
  }

  private text(text: string): void {
    this.flush();
    if (!this.isSilent) this.out += text;
  }

  private get isSilent(): boolean {
    return this.group.hidden || (this.isHtml && this.standIn);
  }

  /** Bytes of a code page may make one character together. */
  private flush(): void {
    if (this.pending.length === 0) return;
    this.out += decodeText(Uint8Array.from(this.pending), charsetLabel(this.codePage)).text;
    this.pending = [];
  }
}

const charsetLabel = (page: number): string =>
  page >= 1250 && page <= 1258 ? `windows-${page}` : `cp${page}`;
