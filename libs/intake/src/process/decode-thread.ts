import { parentPort } from 'node:worker_threads';
import type { DecodeAnswer } from './reading-thread.js';
import { decodeWork } from './decode-work.js';

// The inside of the reading thread: it may run out of memory or be ended at any time, and nobody else notices.
parentPort!.on('message', (raw: Uint8Array) => {
  void decodeWork(raw).then(
    (outcome) => answer({ outcome }, ownBuffers(outcome.mail.attachments)),
    () => answer({ failed: 'unreadable' }, []),
  );
});

function answer(message: DecodeAnswer, transfer: ArrayBuffer[]): void {
  parentPort!.postMessage(message, transfer);
}

/** Bodies that fill their memory alone change hands; the others are copied. */
function ownBuffers(attachments: readonly { bytes: Uint8Array }[]): ArrayBuffer[] {
  const own = attachments
    .filter(({ bytes }) => bytes.byteLength > 0 && bytes.byteLength === bytes.buffer.byteLength)
    .map(({ bytes }) => bytes.buffer as ArrayBuffer);
  return [...new Set(own)];
}
