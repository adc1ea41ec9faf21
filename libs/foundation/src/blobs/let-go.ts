const WORTH_BYTES = 1024 * 1024;

/**
 * Gives the memory of large bytes back at once instead of at some later collection: a mail of 25 MB passes through several
 * copies, and a process at rest collects nothing. Only for bytes that nobody else can hold; they are empty afterwards.
 */
export function letGo(bytes: Uint8Array): void {
  const memory = bytes.buffer;
  if (bytes.byteLength < WORTH_BYTES || bytes.byteLength !== memory.byteLength) return;
  if (memory instanceof ArrayBuffer) structuredClone(null, { transfer: [memory] });
}
