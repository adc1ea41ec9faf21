import { contentEnd, isFold, latin1, lineEnd } from './bytes.js';
import type { DecodeLimits } from './limits.js';

/** Fields that are kept (first occurrence) even where they stand behind thousands of others. */
const ESSENTIAL = new Set(
  (
    'from to cc reply-to sender subject date message-id in-reply-to references return-path delivered-to mime-version ' +
    'content-type content-transfer-encoding content-disposition auto-submitted precedence list-id list-unsubscribe ' +
    'x-auto-response-suppress authentication-results received x-spam-flag content-language'
  ).split(' '),
);

interface Field {
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

export interface BoundedHeaders {
  readonly bytes: Uint8Array;
  readonly warnings: readonly string[];
}

/**
 * Cuts an abnormal top-level header block down to the limits; a normal mail comes back as it is, without a copy.
 * The body behind it is untouched.
 */
export function boundHeaders(raw: Uint8Array, limits: DecodeLimits): BoundedHeaders {
  const { fields, end, oversize } = readFields(raw, limits);
  if (end <= limits.headerBytes && fields.length <= limits.headerFields && !oversize) {
    return { bytes: raw, warnings: [] };
  }
  const warnings = new Set<string>(['headers-truncated']);
  const pieces: Uint8Array[] = [];
  const seen = new Set<string>();
  let size = 0;
  let count = 0;
  for (const field of fields) {
    const first = ESSENTIAL.has(field.key) && !seen.has(field.key);
    seen.add(field.key);
    const length = field.end - field.start;
    const fits = size + length <= limits.headerBytes && count < limits.headerFields;
    if (!fits && !first) continue;
    if (length > limits.headerFieldBytes && /^(to|cc|bcc|reply-to|from)$/.test(field.key)) {
      warnings.add('addresses-truncated');
    }
    pieces.push(cutField(raw, field, limits.headerFieldBytes));
    size += Math.min(length, limits.headerFieldBytes);
    count += 1;
  }
  pieces.push(raw.subarray(end));
  return { bytes: Buffer.concat(pieces), warnings: [...warnings] };
}

function cutField(raw: Uint8Array, field: Field, max: number): Uint8Array {
  if (field.end - field.start <= max) return raw.subarray(field.start, field.end);
  return Buffer.concat([raw.subarray(field.start, field.start + max), Buffer.from('\r\n')]);
}

function readFields(raw: Uint8Array, limits: DecodeLimits) {
  const fields: Field[] = [];
  let oversize = false;
  let start = 0;
  let pos = 0;
  while (pos < raw.length) {
    const eol = lineEnd(raw, pos);
    if (contentEnd(raw, pos, eol) === pos) break;
    pos = Math.min(eol + 1, raw.length);
    if (pos < raw.length && isFold(raw[pos])) continue;
    const colon = raw.subarray(start, Math.min(start + 80, pos)).indexOf(0x3a);
    const key =
      colon > 0
        ? latin1(raw, start, start + colon)
            .trim()
            .toLowerCase()
        : '';
    if (pos - start > limits.headerFieldBytes) oversize = true;
    fields.push({ start, end: pos, key });
    start = pos;
  }
  return { fields, end: pos, oversize };
}
