/** A text file as it can be shown: decoded and bounded. */
export interface TextContent {
  readonly body: string;
  readonly truncated: boolean;
}

const MAX_BYTES = 1024 * 1024;
const MAX_CHARS = 200_000;

/** A byte order mark decides; then UTF-8 where it reads as such, else Windows-1252, which reads everything. */
export function decodeText(bytes: Uint8Array): TextContent {
  const head = bytes.subarray(0, MAX_BYTES);
  const text = new TextDecoder(charsetOf(head)).decode(head).replaceAll('\0', '').toWellFormed();
  return {
    body: text.slice(0, MAX_CHARS).toWellFormed(),
    truncated: bytes.length > MAX_BYTES || text.length > MAX_CHARS,
  };
}

function charsetOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  try {
    // A character that the bound has cut in two is no fault.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
