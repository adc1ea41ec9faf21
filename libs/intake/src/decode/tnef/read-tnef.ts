import { decodeText } from '../charset.js';
import { ByteReader } from './byte-reader.js';
import { decompressRtf } from './compressed-rtf.js';
import {
  charsetOf,
  numberOfValue,
  readProperties,
  TAG,
  textOfValue,
  type MapiValue,
} from './mapi-properties.js';
import { rtfToText } from './rtf-to-text.js';

const SIGNATURE = 0x223e9f78;
const LEVEL_MESSAGE = 1;
const LEVEL_ATTACHMENT = 2;
/** Attribute names (MS-OXTNEF 2.1.3.2), type included. */
const ATT = {
  oemCodePage: 0x00069007,
  body: 0x0002800c,
  messageProperties: 0x00069003,
  attachRenderData: 0x00069002,
  attachTitle: 0x00018010,
  attachData: 0x0006800f,
  attachment: 0x00069005,
} as const;

const MAX_ATTRIBUTES = 10_000;
const MAX_RTF = 4 * 1024 * 1024;

export interface TnefFile {
  readonly name: string | null;
  readonly mimeType: string | null;
  readonly contentId: string | null;
  readonly bytes: Uint8Array;
}

export interface TnefContents {
  readonly subject: string | null;
  readonly text: string | null;
  readonly html: string | null;
  /** The body as RTF, decompressed; `kept` where it could not be. */
  readonly rtf: Uint8Array | null;
  readonly rtfVerdict: 'none' | 'read' | 'kept';
  readonly files: readonly TnefFile[];
  /** False where the bytes end or break before the end: what was read until there is given. */
  readonly isWhole: boolean;
}

interface FileUnderWay {
  title: Uint8Array | null;
  data: Uint8Array | null;
  properties: Map<number, MapiValue>;
}

/**
 * Contents of a winmail.dat (MS-OXTNEF): files with their names, and the message's own body. Null where the bytes are no TNEF.
 * Bounded by the bytes themselves: it reads forward once and copies nothing but the RTF.
 */
export function readTnef(bytes: Uint8Array, maxFiles = 500): TnefContents | null {
  if (bytes.length < 6 || new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) !== SIGNATURE)
    return null;
  const reading = new TnefReading(maxFiles);
  const isWhole = reading.read(new ByteReader(bytes));
  return { ...reading.contents(), isWhole };
}

class TnefReading {
  private codePage = 0;
  private body: Uint8Array | null = null;
  private properties = new Map<number, MapiValue>();
  private readonly files: FileUnderWay[] = [];

  constructor(private readonly maxFiles: number) {}

  read(reader: ByteReader): boolean {
    try {
      reader.skip(6);
      for (let i = 0; i < MAX_ATTRIBUTES && reader.left > 0; i++) {
        const level = reader.u8();
        if (level !== LEVEL_MESSAGE && level !== LEVEL_ATTACHMENT) return false;
        const name = reader.u32();
        const value = reader.take(reader.u32());
        reader.skip(2);
        this.attribute(name, value);
      }
      return true;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  }

  private attribute(name: number, value: Uint8Array): void {
    if (name === ATT.oemCodePage && value.length >= 4) this.codePage = new ByteReader(value).u32();
    else if (name === ATT.body) this.body = value;
    else if (name === ATT.messageProperties) this.properties = readProperties(value);
    else if (name === ATT.attachRenderData) this.newFile();
    else if (name === ATT.attachTitle) this.file().title ??= value;
    else if (name === ATT.attachData) this.file().data ??= value;
    else if (name === ATT.attachment) this.file().properties = readProperties(value);
  }

  private newFile(): FileUnderWay {
    const file: FileUnderWay = { title: null, data: null, properties: new Map() };
    if (this.files.length < this.maxFiles) this.files.push(file);
    return file;
  }

  private file(): FileUnderWay {
    return this.files.at(-1) ?? this.newFile();
  }

  contents(): Omit<TnefContents, 'isWhole'> {
    const page = numberOfValue(this.properties.get(TAG.internetCodePage)) ?? this.codePage;
    const compressed = this.properties.get(TAG.rtfCompressed);
    const rtf = compressed ? decompressRtf(compressed.bytes, MAX_RTF) : null;
    const html = this.properties.get(TAG.bodyHtml);
    const text =
      textOfValue(this.properties.get(TAG.body), this.codePage) ??
      (this.body ? decodeText(this.body, charsetOf(this.codePage)).text.replace(/\0+$/, '') : null);
    return {
      subject: textOfValue(this.properties.get(TAG.subject), this.codePage),
      text: text?.trim() ? text : rtf ? rtfToText(rtf) || null : null,
      html: html ? textOfHtml(html, page) : null,
      rtf,
      rtfVerdict: compressed ? (rtf ? 'read' : 'kept') : 'none',
      files: this.files.map((file) => fileOf(file, this.codePage)).filter((file) => file !== null),
    };
  }
}

/** PR_BODY_HTML: binary in the charset of the message, or a string. */
function textOfHtml(value: MapiValue, codePage: number): string {
  const isText = value.type === 0x001e || value.type === 0x001f;
  const text = isText
    ? textOfValue(value, codePage)
    : decodeText(value.bytes, charsetOf(codePage), true).text.replace(/\0+$/, '');
  return text ?? '';
}

function fileOf({ title, data, properties }: FileUnderWay, codePage: number): TnefFile | null {
  const own = properties.get(TAG.attachData);
  // An embedded message or OLE object carries its interface id (16 bytes) before its own bytes.
  const bytes = own ? (own.type === 0x000d ? own.bytes.subarray(16) : own.bytes) : data;
  if (!bytes) return null;
  const name =
    textOfValue(properties.get(TAG.attachLongFileName), codePage) ??
    (title ? decodeText(title, charsetOf(codePage)).text.replace(/\0[^]*$/, '') || null : null) ??
    textOfValue(properties.get(TAG.attachFileName), codePage) ??
    textOfValue(properties.get(TAG.displayName), codePage);
  return {
    name,
    mimeType: textOfValue(properties.get(TAG.attachMimeType), codePage)?.toLowerCase() ?? null,
    contentId: textOfValue(properties.get(TAG.attachContentId), codePage),
    bytes,
  };
}
