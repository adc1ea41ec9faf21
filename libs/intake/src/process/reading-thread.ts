import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { DecodeOutcome } from './decode-work.js';

/** Why a mail could not be read: said in its verdict. */
export type ReadingFailure = 'too-long' | 'out-of-memory' | 'unreadable';
export type DecodeAnswer = { readonly outcome: DecodeOutcome } | { readonly failed: ReadingFailure };

export interface ThreadLimits {
  /** For one mail, from when the thread takes it. */
  readonly ms: number;
  /** Of the thread's own heap; the bytes of the mail lie outside. */
  readonly heapMb: number;
  /** An unused thread ends after this time and gives its memory back. */
  readonly idleMs: number;
}

export const THREAD_LIMITS: ThreadLimits = { ms: 20_000, heapMb: 160, idleMs: 10_000 };

interface Errand {
  readonly raw: Uint8Array;
  readonly done: (answer: DecodeAnswer) => void;
}

/**
 * One thread that reads unusual mails, one after the other. It starts with the first of them and ends when there are none; one
 * that hangs or runs out of memory is ended, and the next mail gets a new one. The process goes on with other work meanwhile.
 */
export class ReadingThread {
  private readonly waiting: Errand[] = [];
  private thread: Worker | undefined;
  private current: Errand | undefined;
  private timer: NodeJS.Timeout | undefined;
  private left = false;

  constructor(
    private readonly limits: ThreadLimits = THREAD_LIMITS,
    private readonly file: string = threadFile(),
  ) {}

  /** Mails it reads or has still to read. */
  get load(): number {
    return this.waiting.length + (this.current ? 1 : 0);
  }

  get runs(): boolean {
    return this.thread !== undefined;
  }

  /** Whoever used it goes away: an unused thread ends now, another after what it still has to read. */
  leave(): void {
    this.left = true;
    if (!this.current) this.end();
  }

  /** Never throws: a thread that dies over a mail is an answer as well. */
  decode(raw: Uint8Array): Promise<DecodeAnswer> {
    this.left = false;
    return new Promise((done) => {
      this.waiting.push({ raw, done });
      this.next();
    });
  }

  private next(): void {
    if (this.current) return;
    clearTimeout(this.timer);
    this.current = this.waiting.shift();
    if (!this.current && this.left) return this.end();
    if (!this.current) {
      this.timer = setTimeout(() => this.end(), this.limits.idleMs);
      this.timer.unref();
      return;
    }
    this.thread ??= this.start();
    // A copy of its own: the bytes themselves are still needed here.
    const bytes = new Uint8Array(this.current.raw);
    this.thread.postMessage(bytes, [bytes.buffer]);
    this.timer = setTimeout(() => this.give({ failed: 'too-long' }, true), this.limits.ms);
  }

  private start(): Worker {
    const thread = new Worker(this.file, {
      // Neither settings nor keys go in.
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: this.limits.heapMb, maxYoungGenerationSizeMb: 16 },
    });
    const ifCurrent = (act: () => void) => () => {
      if (this.thread === thread) act();
    };
    thread.on('message', (answer: DecodeAnswer) => ifCurrent(() => this.give(answer, false))());
    thread.on('error', (error: NodeJS.ErrnoException) =>
      ifCurrent(() =>
        this.give(
          { failed: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out-of-memory' : 'unreadable' },
          true,
        ),
      )(),
    );
    thread.on(
      'exit',
      ifCurrent(() => this.give({ failed: 'unreadable' }, true)),
    );
    // Last: a listener for messages holds the process again.
    thread.unref();
    return thread;
  }

  private end(): void {
    const thread = this.thread;
    this.thread = undefined;
    clearTimeout(this.timer);
    void thread?.terminate();
  }

  private give(answer: DecodeAnswer, thenEnd: boolean): void {
    const errand = this.current;
    this.current = undefined;
    if (thenEnd) this.end();
    errand?.done(answer);
    this.next();
  }
}

/** Beside this file; specs, which run from the sources, find it where their set-up compiled it. */
function threadFile(): string {
  const beside = fileURLToPath(new URL('./decode-thread.js', import.meta.url));
  const { dpoCompiled: compiled } = globalThis as { dpoCompiled?: string };
  if (!compiled || existsSync(beside)) return beside;
  return path.join(compiled, 'libs/intake/src/process/decode-thread.js');
}
