import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface SunkMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
}

type Code = number | undefined;
type Refusal = (address: string) => Code | Promise<Code>;

/** A mail server in memory: takes everything, except that an address may be given an answer of its own. */
export interface SmtpSink {
  readonly port: number;
  readonly url: string;
  readonly mails: readonly SunkMail[];
  /** From now on a recipient for whom this gives a code is refused with it; the sender waits for a promised one. */
  refuse(answer: Refusal): void;
  /** Resolves once `count` mails have come. */
  received(count: number, withinMs?: number): Promise<readonly SunkMail[]>;
  close(): Promise<void>;
}

export async function startSmtpSink(): Promise<SmtpSink> {
  const mails: SunkMail[] = [];
  let refusal: Refusal = () => undefined;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 200,
    onRcptTo: ({ address }, _session, done) => {
      const answer = (responseCode: Code): void =>
        done(responseCode === undefined ? null : Object.assign(new Error('refused'), { responseCode }));
      void Promise.resolve(refusal(address)).then(answer, done);
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks) });
        done();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: (answer) => void (refusal = answer),
    received: async (count, withinMs = 10_000) => {
      for (const until = Date.now() + withinMs; mails.length < count;) {
        if (Date.now() > until)
          throw new Error(`${mails.length} of ${count} mails came within ${withinMs} ms`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return mails;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
