import { Injectable } from '@nestjs/common';
import type { ContentKind } from '#domain';
import { DomainError } from '#foundation';
import type { DecodedAttachment } from '../decode/index.js';
import { closerFacts, type ContentFacts } from './content-facts.js';
import { decodeText, type TextContent } from './decode-text.js';
import { childFile, runApart, type Errand } from './run-apart.js';

export const VIEW_LIMITS = {
  apart: { ms: 10_000, heapMb: 256, residentMb: 900 },
  /** Files that a process of its own is given; larger ones are downloaded only. */
  bytes: 40 * 1024 * 1024,
  draw: { side: 2000, pages: 20, pixels: 50_000_000 },
  /** Pictures in the text of a mail are smaller. */
  inline: { side: 1200, pages: 1, pixels: 20_000_000 },
  list: { entries: 500, nameChars: 300, inflatedBytes: 300 * 1024 * 1024 },
  /** Errands of this process at a time, and those that may wait. */
  running: 2,
  waiting: 20,
} as const;

/** A ZIP is a bomb for whoever unpacks it when it grows beyond both. */
const BOMB = { ratio: 100, bytes: 100 * 1024 * 1024 };
const DRAWABLE = new Set(['png', 'apng', 'jpg', 'gif', 'webp', 'bmp']);
const ZIPPED = new Set(['zip', 'jar', 'apk', 'epub', 'xpi']);
const AS_TEXT = new Set<ContentKind>(['text', 'script', 'web-page', 'mail']);

export interface ArchiveContent {
  readonly count: number;
  readonly size: number;
  readonly encrypted: boolean;
  readonly bomb: boolean;
  readonly entries: readonly { name: string; size: number; packedSize: number; encrypted: boolean }[];
}

/** What can be shown of a file without handing it to the reader's machine. */
export interface AttachmentContent extends ContentFacts {
  /** Its pages can be asked for as pictures. */
  readonly drawable: boolean;
  readonly text: TextContent | null;
  readonly archive: ArchiveContent | null;
  /** Why an archive is not listed. */
  readonly why: string | null;
}

/** Bytes of a stranger, with what they were called. */
export type FileToView = Pick<DecodedAttachment, 'bytes' | 'mimeType' | 'filename'>;

export interface PagePicture {
  readonly png: Uint8Array;
  /** Pages of the whole document, and how many of them are drawn at most. */
  readonly pages: number;
  readonly shown: number;
}

type Drawn = Omit<PagePicture, 'shown'>;
interface DrawTask {
  readonly bytes: Uint8Array;
  readonly kind: 'picture' | 'pdf';
  readonly page: number;
  readonly limits: { side: number; pages: number; pixels: number };
}

/**
 * Shows what strangers attached: pictures and pages drawn anew, texts as text, archives as a list. Whatever parses
 * their bytes runs apart.
 */
@Injectable()
export class ViewAttachment {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  async content({ bytes, mimeType, filename }: FileToView): Promise<AttachmentContent> {
    const facts = await closerFacts(bytes, mimeType, filename);
    const detected = facts.detected ?? '';
    const isText = AS_TEXT.has(facts.kind) && facts.detected === null;
    const packed = packedAs(facts);
    const listed = packed ? await this.list(bytes, packed) : null;
    return {
      ...facts,
      drawable: facts.kind === 'pdf' || DRAWABLE.has(detected),
      text: isText ? decodeText(bytes) : null,
      archive: listed && 'done' in listed ? listed.done : null,
      why: whyNotListed(facts, listed),
    };
  }

  /** A page from 1, as a PNG that is ours. */
  async picture({ bytes, mimeType, filename }: FileToView, page: number): Promise<PagePicture> {
    const { kind, detected } = await closerFacts(bytes, mimeType, filename);
    if (kind !== 'pdf' && !DRAWABLE.has(detected ?? ''))
      throw new DomainError('attachment.no-picture', 'invalid');
    const task: DrawTask = {
      bytes,
      kind: kind === 'pdf' ? 'pdf' : 'picture',
      page,
      limits: VIEW_LIMITS.draw,
    };
    const [drawn] = await this.draw([task]);
    if ('failed' in drawn) throw new DomainError(`attachment.${drawn.failed}`, 'invalid');
    return { ...drawn.done, shown: Math.min(drawn.done.pages, VIEW_LIMITS.draw.pages) };
  }

  /** Pictures that stand in the text of a mail, drawn anew in one errand; null where one cannot be. */
  async inline(pictures: readonly Uint8Array[]): Promise<(Uint8Array | null)[]> {
    const tasks = pictures.map((bytes): DrawTask => ({
      bytes,
      kind: 'picture',
      page: 1,
      limits: VIEW_LIMITS.inline,
    }));
    const drawn = await this.draw(tasks);
    return drawn.map((one) => ('done' in one ? one.done.png : null));
  }

  private async draw(tasks: readonly DrawTask[]): Promise<Errand<Drawn>[]> {
    const size = tasks.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const errand = await this.apart<Errand<Drawn>[]>('draw', size, { tasks });
    return 'done' in errand ? errand.done : tasks.map(() => errand);
  }

  private async list(bytes: Uint8Array, kind: 'zip' | 'tar' | 'gz'): Promise<Errand<ArchiveContent>> {
    const listed = await this.apart<Omit<ArchiveContent, 'bomb'> & { packedSize: number }>(
      'list-archive',
      bytes.length,
      { bytes, kind, limits: VIEW_LIMITS.list },
    );
    if ('failed' in listed) return listed;
    const { packedSize, ...content } = listed.done;
    const bomb = content.size > BOMB.bytes && content.size > BOMB.ratio * Math.max(1, packedSize);
    return { done: { ...content, bomb } };
  }

  private async apart<T>(child: string, size: number, task: object): Promise<Errand<T>> {
    if (size > VIEW_LIMITS.bytes) return { failed: 'too-large' };
    if (this.waiting.length >= VIEW_LIMITS.waiting) throw new DomainError('attachment.busy', 'unavailable');
    if (this.running >= VIEW_LIMITS.running) await new Promise<void>((turn) => this.waiting.push(turn));
    else this.running++;
    try {
      return await runApart<T>(childFile(child, import.meta.url), task, VIEW_LIMITS.apart);
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}

const isZipped = ({ kind, detected }: ContentFacts): boolean =>
  ZIPPED.has(detected ?? '') ||
  (kind === 'office' && /^(doc|xls|ppt|dot|xlt|pot|pps)[xm]$|^o[dt][tspg]$/.test(detected ?? ''));

function packedAs(facts: ContentFacts): 'zip' | 'tar' | 'gz' | null {
  if (isZipped(facts)) return 'zip';
  return facts.detected === 'tar' || facts.detected === 'gz' ? facts.detected : null;
}

function whyNotListed({ kind }: ContentFacts, listed: Errand<unknown> | null): string | null {
  if (listed) return 'failed' in listed ? listed.failed : null;
  return kind === 'archive' ? 'kind-not-listed' : null;
}
