import { readingThread } from './process/decode-guarded.js';
import { THREAD_LIMITS } from './process/reading-thread.js';

/** Gives the reading thread of this process so many milliseconds a mail, for what a specification can wait for; null as ever. */
export function hurryReading(ms: number | null): void {
  Object.assign(readingThread, { limits: { ...THREAD_LIMITS, ms: ms ?? THREAD_LIMITS.ms } });
}

export { png } from './attachments/testing-files.js';
