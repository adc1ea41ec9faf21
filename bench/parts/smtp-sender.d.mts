/** Sends the mails over several connections; with `retry` until each was answered 250. */
export function sendAll(options: {
  port: number;
  mails: readonly Buffer[];
  connections?: number;
  to?: string;
  retry?: boolean;
  onSent?: (index: number) => void;
  onRefused?: (index: number, reply: string | undefined) => void;
}): Promise<void>;
/** Dot-stuffing, done before the clock starts. */
export function stuffed(raw: Buffer): Buffer;
