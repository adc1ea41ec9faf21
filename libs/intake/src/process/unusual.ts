/**
 * What an ordinary mail stays within. Measured over real mail with room to spare; beyond it nothing is wrong yet, but reading
 * may take long, so that it happens in a thread.
 */
export const ORDINARY = {
  bytes: 512 * 1024,
  headerBytes: 64 * 1024,
  headerLines: 600,
  lines: 20_000,
  /** Lines that may be boundaries. */
  dashLines: 150,
  lineBytes: 64 * 1024,
} as const;

const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;

/**
 * Whether these bytes may cost more than an ordinary mail does. One pass over the line ends and nothing else: it costs a mail of
 * 5 KB a few microseconds, and ends at the first sign.
 */
export function isUnusual(raw: Uint8Array): boolean {
  if (raw.length > ORDINARY.bytes) return true;
  let lines = 0;
  let dashLines = 0;
  let headerEnd = -1;
  for (let start = 0; start < raw.length;) {
    const found = raw.indexOf(LF, start);
    const end = found < 0 ? raw.length : found;
    lines += 1;
    if (end - start > ORDINARY.lineBytes || lines > ORDINARY.lines) return true;
    if (headerEnd < 0) {
      if (end === start || (end === start + 1 && raw[start] === CR)) headerEnd = start;
      else if (lines > ORDINARY.headerLines || end > ORDINARY.headerBytes) return true;
    }
    if (raw[start] === DASH && raw[start + 1] === DASH && ++dashLines > ORDINARY.dashLines) return true;
    start = end + 1;
  }
  return false;
}
