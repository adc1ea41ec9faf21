import { Injectable } from '@nestjs/common';
import { DomainError } from '#foundation';
import { childFile, runApart } from '../attachments/run-apart.js';
import { ViewAttachment } from '../attachments/view-attachment.js';
import type { DecodedMail } from '../decode/index.js';
import { sanitiseHtml, type SafeHtml, type SanitiseOptions } from './sanitise-html.js';

const MAX_BYTES = 20 * 1024 * 1024;

/** The HTML of a mail with its own pictures in it: harmless, and nothing in it as it was received. */
@Injectable()
export class ViewHtml {
  constructor(private readonly attachments: ViewAttachment) {}

  /** Null where the mail has no HTML. */
  async of(
    { html, attachments }: Pick<DecodedMail, 'html' | 'attachments'>,
    title: string,
  ): Promise<SafeHtml | null> {
    if (html === null) return null;
    const bare = await sanitised(html, { title });
    const received = bare.wanted
      .map((source) => ({ source, bytes: bytesOf(source, attachments) }))
      .filter((one): one is { source: string; bytes: Uint8Array } => one.bytes !== null);
    if (received.length === 0) return bare;
    const drawn = await this.attachments.inline(received.map(({ bytes }) => bytes)).catch(() => []);
    const pictures = new Map(
      received.flatMap(({ source }, i) => (drawn[i] ? [[source, dataOf(drawn[i])] as const] : [])),
    );
    return pictures.size > 0 ? await sanitised(html, { title, pictures }) : bare;
  }
}

/** Elements beyond which a mail is made harmless apart: a hundred thousand take seconds, and everybody would wait. */
const LIGHT = 3000;
const APART = { ms: 10_000, heapMb: 256, residentMb: 600 };

async function sanitised(html: string, options: SanitiseOptions): Promise<SafeHtml> {
  if (html.split('<', LIGHT + 1).length <= LIGHT) return sanitiseHtml(html, options);
  const child = childFile('sanitise', import.meta.url);
  const errand = await runApart<SafeHtml>(child, { html, options }, APART);
  if ('failed' in errand) throw new DomainError('message.html-too-heavy', 'invalid');
  return errand.done;
}

const dataOf = (png: Uint8Array): string =>
  `data:image/png;base64,${Buffer.from(png.buffer, png.byteOffset, png.byteLength).toString('base64')}`;

function bytesOf(source: string, attachments: DecodedMail['attachments']): Uint8Array | null {
  const [, base64] = /^data:image\/[a-z+.-]+;base64,([^]*)$/i.exec(source) ?? [];
  const bytes =
    base64 === undefined
      ? attachments.find(({ contentId }) => contentId !== null && names(source, contentId))?.bytes
      : Buffer.from(base64, 'base64');
  return bytes && bytes.length <= MAX_BYTES ? bytes : null;
}

/** `cid:` addresses are written with or without percent signs (RFC 2392). */
function names(source: string, contentId: string): boolean {
  const id = source.replace(/^cid:/i, '');
  return id === contentId || id === encodeURIComponent(contentId) || id.replaceAll('%40', '@') === contentId;
}
