import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as secure, type ConnectionOptions } from 'node:tls';

/** An SMTP client that says exactly what the spec tells it to. */
export class SmtpDialogue {
  private buffer = '';
  private ended = false;
  private waiting: (() => void) | undefined;

  private constructor(readonly socket: Socket) {
    socket.on('data', (chunk) => {
      this.buffer += chunk.toString('latin1');
      this.waiting?.();
    });
    for (const event of ['close', 'error'])
      socket.on(event, () => {
        this.ended = true;
        this.waiting?.();
      });
  }

  static async open(port: number, hello = 'EHLO spec.example'): Promise<SmtpDialogue> {
    const dialogue = new SmtpDialogue(connect(port, '127.0.0.1'));
    await dialogue.answer();
    await dialogue.say(hello);
    return dialogue;
  }

  /** Sends one line (or bytes) and returns the whole answer. */
  async say(line: string): Promise<string> {
    this.socket.write(`${line}\r\n`, 'latin1');
    return this.answer();
  }

  send(bytes: string | Uint8Array): void {
    this.socket.write(bytes);
  }

  /** The next complete answer; empty when the connection ended. */
  async answer(): Promise<string> {
    for (;;) {
      const match = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(this.buffer);
      if (match) {
        this.buffer = this.buffer.slice(match[0].length);
        return match[0].trimEnd();
      }
      if (this.ended) return '';
      await new Promise<void>((resolve) => (this.waiting = resolve));
    }
  }

  /** STARTTLS: the dialogue that goes on inside. `pipelined` leaves in clear with the command, as an attacker on the line would add it. */
  async startTls(options: ConnectionOptions, pipelined = ''): Promise<SmtpDialogue> {
    const answer = await this.say(`STARTTLS${pipelined && `\r\n${pipelined}`}`);
    if (!answer.startsWith('220')) throw new Error(`STARTTLS was answered by ${answer}`);
    this.socket.removeAllListeners('data');
    const inside = secure({ ...options, socket: this.socket });
    await once(inside, 'secureConnect');
    return new SmtpDialogue(inside);
  }

  /** One mail from MAIL to the answer after the data, or the first refusal. */
  async deliver(
    raw: Uint8Array | string,
    to = ['contact@mailo.com'],
    from = 'a@example.com',
  ): Promise<string> {
    for (const command of [`MAIL FROM:<${from}>`, ...to.map((address) => `RCPT TO:<${address}>`), 'DATA']) {
      const answer = await this.say(command);
      if (!/^[23]/.test(answer)) return answer;
    }
    this.send(stuffed(raw));
    return this.answer();
  }

  close(): void {
    this.socket.destroy();
  }
}

/** Dot-stuffed, with the end of data. The mail must end its last line by CRLF to arrive byte for byte. */
export function stuffed(raw: Uint8Array | string): Buffer {
  const text = Buffer.from(raw).toString('latin1');
  return Buffer.from(
    `${text.replace(/(^|\r\n)\./g, '$1..')}${text.endsWith('\r\n') ? '' : '\r\n'}.\r\n`,
    'latin1',
  );
}
