import type { DeskResponse } from '../http/desk-request.js';

/** A file as multer hands it over. */
export interface UploadedBytes {
  readonly originalname: string;
  readonly mimetype: string;
  readonly size: number;
  readonly buffer: Buffer;
}

/** Multer reads names as latin1: `piÃ¨ce` is `pièce`. */
export const utf8Name = (name: string): string => Buffer.from(name, 'latin1').toString('utf8');

/**
 * Sends bytes that somebody else wrote: always as a download, never as a page of ours, whatever type they claim. The name is
 * a hint (RFC 6266); control characters, path separators and direction marks are taken out of it.
 */
export function sendDownload(response: DeskResponse, fileName: string, bytes: Uint8Array): void {
  const safe = safeName(fileName);
  const ascii = safe.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_');
  response
    .set({
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(safe).replace(/['()*]/g, escaped)}`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

const escaped = (c: string): string => `%${c.charCodeAt(0).toString(16).toUpperCase()}`;

function safeName(name: string): string {
  const clean = name
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[/\\:]/g, '_')
    .replace(/^\.+/, '_')
    .trim()
    .slice(0, 150);
  return clean || 'piece-jointe';
}
