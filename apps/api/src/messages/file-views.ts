import type { AttachmentContent } from '#contracts';
import {
  visibleText,
  type DecodedAttachment,
  type PagePicture,
  type AttachmentContent as Shown,
} from '#intake';
import type { DeskResponse } from '../http/desk-request.js';

type Named = Pick<DecodedAttachment, 'filename' | 'mimeType' | 'size' | 'sha256'> & {
  readonly ordinal: number | null;
  readonly carriedBy?: DecodedAttachment['carriedBy'];
};

/** What can be shown of a file, as the console reads it. */
export const fileContent = (file: Named, content: Shown): AttachmentContent => ({
  ordinal: file.ordinal,
  fileName: visibleText(file.filename ?? ''),
  mimeType: file.mimeType,
  size: file.size,
  sha256: file.sha256,
  carriedBy: file.carriedBy ?? null,
  kind: content.kind,
  detected: content.detected,
  warnings: [...content.warnings],
  drawable: content.drawable,
  text: content.text,
  archive: content.archive && {
    ...content.archive,
    entries: content.archive.entries.map((entry) => ({ ...entry, name: visibleText(entry.name) })),
  },
  why: content.why,
});

/** One page as a PNG of ours; `X-Pages` tells how many the document has, `X-Pages-Shown` how many can be asked for. */
export function sendPicture(response: DeskResponse, { png, pages, shown }: PagePicture): void {
  response
    .set({
      'Content-Type': 'image/png',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'X-Pages': String(pages),
      'X-Pages-Shown': String(shown),
    })
    .send(Buffer.from(png.buffer, png.byteOffset, png.byteLength));
}
