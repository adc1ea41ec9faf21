import { hash } from 'node:crypto';

const LEAF = 0;
const NODE = 1;

/** SHA-256(0x00 || text): the prefix keeps a leaf from ever passing for a node (RFC 6962). */
export function leafHash(text: string): Buffer {
  const bytes = Buffer.allocUnsafe(1 + Buffer.byteLength(text));
  bytes[0] = LEAF;
  bytes.write(text, 1);
  return hash('sha256', bytes, 'buffer');
}

function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([Uint8Array.of(NODE), left, right]), 'buffer');
}

/** The root of a Merkle tree as RFC 6962 builds it: the left half is the largest power of two that leaves a rest. */
export function merkleRoot(leaves: Iterable<Uint8Array>): Buffer {
  const whole: { size: number; hash: Uint8Array }[] = [];
  for (const leaf of leaves) {
    let top = { size: 1, hash: leaf };
    while (whole.at(-1)?.size === top.size) {
      top = { size: top.size * 2, hash: nodeHash(whole.pop()!.hash, top.hash) };
    }
    whole.push(top);
  }
  const root = whole.pop();
  if (root === undefined) throw new RangeError('a tree needs a leaf');
  return Buffer.from(whole.reduceRight((right, left) => nodeHash(left.hash, right), root.hash));
}
