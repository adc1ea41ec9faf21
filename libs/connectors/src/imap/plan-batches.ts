/** What one answer of the server may bring: so much that a round trip does not count, so little that memory does not either. */
const MAILS = 100;
const BYTES = 4 * 1024 * 1024;

export interface Batch {
  readonly uids: readonly number[];
  /** To be asked for alone: large, of unknown size, or under suspicion. */
  readonly alone: boolean;
}

/** In the order given. A UID without a size is asked for alone. */
export function planBatches(
  uids: readonly number[],
  sizes: ReadonlyMap<number, number>,
  suspects: { has(uid: number): boolean },
): Batch[] {
  const batches: Batch[] = [];
  let open: number[] = [];
  let bytes = 0;
  const close = (): void => {
    if (open.length > 0) batches.push({ uids: open, alone: false });
    open = [];
    bytes = 0;
  };
  for (const uid of uids) {
    const size = sizes.get(uid);
    if (size === undefined || size > BYTES || suspects.has(uid)) {
      close();
      batches.push({ uids: [uid], alone: true });
      continue;
    }
    if (open.length >= MAILS || bytes + size > BYTES) close();
    open.push(uid);
    bytes += size;
  }
  close();
  return batches;
}
