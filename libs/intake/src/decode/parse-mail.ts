import PostalMime, { type Email, type PostalMimeOptions } from 'postal-mime';
import { decodeText, isAscii, isSevenBitJapanese, type CharsetVerdict } from './charset.js';
import type { TextCleaner } from './clean-text.js';
import { soundWords } from './encoded-words.js';
import { takeYenc, type TextBlock } from './text-blocks.js';

/** The library's node of a part, as far as it is used here. */
interface PartNode {
  readonly state: 'header' | 'body' | 'finished';
  readonly content: ArrayBuffer | null;
  readonly contentType: {
    readonly parsed: { readonly value: string; readonly params: Record<string, string> };
    readonly multipart: string | false;
  };
  decodeFlowedText(text: string, deleteSpace: boolean): string;
  getTextContent: () => string;
}

/** Methods of the parser that its typings leave out; the version is pinned and `charset.spec.ts` watches them. */
interface ParserInside {
  currentNode: PartNode;
  processLine(line: Uint8Array, isFinal: boolean): Promise<void>;
  collectNode(node: PartNode, alternative: PartNode | false, related: boolean): Promise<void>;
}

const Parser = PostalMime as unknown as new (options?: PostalMimeOptions) => ParserInside & PostalMime;

/** The parser with a judgement of its own about charsets: the library believes every label and takes raw headers for UTF-8. */
class CharsetParser extends Parser {
  readonly verdicts = new Set<CharsetVerdict>();
  readonly blocks: TextBlock[] = [];
  private declared: string | undefined;

  constructor(
    private readonly source: Uint8Array,
    private readonly cleaner: TextCleaner,
    options: PostalMimeOptions,
  ) {
    super(options);
  }

  override processLine(line: Uint8Array, isFinal: boolean): Promise<void> {
    return super.processLine(this.currentNode.state === 'header' ? this.headerLine(line) : line, isFinal);
  }

  override collectNode(node: PartNode, alternative: PartNode | false, related: boolean): Promise<void> {
    if (!node.contentType.multipart) node.getTextContent = () => this.textOf(node);
    return super.collectNode(node, alternative, related);
  }

  private textOf(node: PartNode): string {
    if (!node.content) return '';
    const { value, params } = node.contentType.parsed;
    const { text, verdict } = decodeText(
      this.withoutFiles(node.content),
      params.charset,
      value === 'text/html',
    );
    this.verdicts.add(verdict);
    if (!/^flowed$/i.test(params.format ?? '')) return text;
    return node.decodeFlowedText(text, /^yes$/i.test(params.delsp ?? ''));
  }

  /** A yEnc file is bytes, not characters: it is taken out before any charset is applied. */
  private withoutFiles(content: ArrayBuffer): Uint8Array {
    const { rest, blocks } = takeYenc(new Uint8Array(content), this.cleaner);
    this.blocks.push(...blocks);
    return rest;
  }

  /** Raw characters become UTF-8, encoded words under an unknown label too; any other line stays as it is. */
  private headerLine(line: Uint8Array): Uint8Array {
    const ascii = isAscii(line);
    if (ascii && !line.includes(0x1b)) {
      if (!line.includes(0x3d)) return line;
      const written = Buffer.from(line).toString('latin1');
      const sound = soundWords(written);
      return sound === written ? line : copied(Buffer.from(sound, 'latin1'));
    }
    if (ascii && !isSevenBitJapanese(line)) return line;
    const { text, charset } = decodeText(line, null);
    if (charset === 'utf-8') return line;
    this.verdicts.add('guessed');
    return copied(Buffer.from(ascii ? text : (this.inDeclaredCharset(line) ?? text)));
  }

  /** Raw bytes that are no UTF-8, in the charset that the mail declares for its text. */
  private inDeclaredCharset(line: Uint8Array): string | null {
    const declared = (this.declared ??= this.declaredCharset());
    if (declared === '' || /^(utf|unicode)/i.test(declared)) return null;
    const { text, verdict } = decodeText(line, declared);
    return verdict !== 'declared' || text.includes('\ufffd') ? null : text;
  }

  /** Looked for once: there may be thousands of such lines. */
  private declaredCharset(): string {
    const head = Buffer.from(this.source.subarray(0, 65_536)).toString('latin1');
    return /charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(head)?.[1] ?? '';
  }
}

/** The library keeps no view over foreign memory. */
const copied = (bytes: Buffer): Uint8Array => new Uint8Array(bytes);

export interface ParsedMail {
  readonly email: Email;
  readonly blocks: readonly TextBlock[];
}

/** Parses the structure; throws where it is beyond the limits. What was doubtful about charsets is noted with the cleaner. */
export async function parseMail(
  bytes: Uint8Array,
  options: PostalMimeOptions,
  cleaner: TextCleaner,
): Promise<ParsedMail> {
  const parser = new CharsetParser(bytes, cleaner, options);
  const email = await parser.parse(bytes);
  if (parser.verdicts.has('guessed')) cleaner.warnings.add('charset-guessed');
  if (parser.verdicts.has('wrong')) cleaner.warnings.add('charset-wrong');
  return { email, blocks: parser.blocks };
}
