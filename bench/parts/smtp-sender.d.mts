/** Sends the mails; with `retry` a mail that was not answered 250 is sent again, as any mail server does. */
export function sendAll(options: {
  port: number;
  mails: readonly Uint8Array[];
  connections?: number;
  to?: string;
  retry?: boolean;
  onSent?: (index: number) => void;
  onRefused?: (index: number, reply: string | undefined) => void;
}): Promise<void>;
/** Dot-stuffed and without the last line end, as `sendAll` wants it. */
export function stuffed(raw: Buffer): Buffer;
