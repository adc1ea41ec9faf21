/** What the head of a mail holds for the checks to look at; counted before anything is hashed. */
export interface SignatureCount {
  readonly dkim: number;
  readonly arc: number;
  /** More than a mail can need: checking it would cost more than it tells. */
  readonly tooMany: boolean;
}

const MOST_HEAD_BYTES = 128 * 1024;
const MOST_FIELDS = 1_000;
const MOST_SIGNATURES = 12;
/** Every signature may hash the body in a way of its own. */
const MOST_HASHED_BYTES = 200 * 1024 * 1024;

/** Counts signature fields without decoding the mail. */
export function signaturesIn(raw: Buffer): SignatureCount {
  const head = raw.toString('latin1', 0, MOST_HEAD_BYTES);
  const end = /\r?\n\r?\n/.exec(head)?.index;
  const fields = head.slice(0, end);
  const dkim = fields.match(/^dkim-signature[ \t]*:/gim)?.length ?? 0;
  const arc = fields.match(/^arc-seal[ \t]*:/gim)?.length ?? 0;
  const unended = end === undefined && raw.length > MOST_HEAD_BYTES;
  const many =
    dkim + arc > MOST_SIGNATURES ||
    (dkim + arc) * raw.length > MOST_HASHED_BYTES ||
    (fields.match(/\n(?![ \t])/g)?.length ?? 0) > MOST_FIELDS;
  return { dkim, arc, tooMany: unended || many };
}
