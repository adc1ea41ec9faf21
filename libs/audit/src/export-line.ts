import type { EventLine, ExportLine } from './export-format.js';

/** The first thing that is wrong ends the verification. */
export class Bad extends Error {
  constructor(
    reason: string,
    readonly place: { seal?: number; event?: string } = {},
  ) {
    super(reason);
  }
}

/** Reads a line; one that is broken, or lacks what every line of its kind has, is a fault like any other. */
export function parseLine(text: string): ExportLine {
  try {
    const line = JSON.parse(text) as ExportLine;
    if (isRecord(line) && isWhole(line)) return line;
  } catch {
    // Said below.
  }
  throw new Bad('the line cannot be read');
}

const isRecord = (value: unknown): boolean => value !== null && typeof value === 'object';

function isWhole(line: ExportLine): boolean {
  switch (line.kind) {
    case 'journal':
      return Array.isArray(line.prunings);
    case 'key':
      return typeof line.publicKey === 'string';
    case 'seal':
      return isRecord(line.statement) && Array.isArray(line.leaves) && typeof line.signature === 'string';
    case 'event':
      return isRecord(line.event) && isRecord(line.event.content) && hasWholeDetail(line);
    default:
      return true;
  }
}

function hasWholeDetail({ detail }: EventLine): boolean {
  if (detail === null) return true;
  if (!isRecord(detail) || !isRecord(detail.values) || typeof detail.salt !== 'string') return false;
  return Buffer.from(detail.salt, 'base64url').toString('base64url') === detail.salt;
}

/** Strict: a text that merely decodes to the same bytes is not the text that was written. */
export function fromBase64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new Bad('a key or signature cannot be read');
  return bytes;
}

/** Says what happened to an event whose leaf is not the one sealed in this place. */
export function misplaced(leaves: readonly string[], place: number, leaf: string, line: EventLine): string {
  if (!leaves.includes(leaf)) return 'the event was altered';
  return line.index !== null && line.index > place
    ? 'an event before this one is missing'
    : 'the event stands in another place than it was sealed in';
}
