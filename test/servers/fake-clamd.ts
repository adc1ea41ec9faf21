import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The harmless file that every antivirus finds (eicar.org), never written out whole. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join(
  '',
);
/** In a mail it stands in base64. */
const SIGNS = [EICAR, Buffer.from(EICAR).toString('base64').slice(0, 80)];

/** Speaks clamd's protocol as its manual has it: `zPING`, `zINSTREAM` with pieces of a four-byte length; finds EICAR. */
export class FakeClamd {
  /** How many streams it was sent to their end. */
  streams = 0;
  /** Answers nothing, as a clamd that loads its signatures. */
  mute = false;
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;

  constructor(private readonly maxBytes = 30_000_000) {}

  get port(): number {
    return (this.server!.address() as AddressInfo).port;
  }

  async start(port = 0): Promise<this> {
    this.server = createServer((socket) => this.serve(socket));
    await new Promise<void>((resolve) => this.server!.listen(port, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => {}).on('close', () => this.sockets.delete(socket));
    let bytes = Buffer.alloc(0);
    const say = (answer: string) => socket.end(`${answer}\0`);
    socket.on('data', (chunk) => {
      if (this.mute) return;
      bytes = Buffer.concat([bytes, chunk]);
      const text = bytes.toString('latin1', 0, 11);
      if (text.startsWith('zPING\0')) return void say('PONG');
      if (!text.startsWith('zINSTREAM\0'.slice(0, text.length))) return void say('UNKNOWN COMMAND');
      const stream = pieces(bytes.subarray(10));
      if (stream.size > this.maxBytes) return void say('INSTREAM size limit exceeded. ERROR');
      if (!stream.ended) return;
      this.streams += 1;
      const found = SIGNS.some((sign) => stream.content.replaceAll('\r\n', '').includes(sign));
      say(found ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK');
    });
  }
}

/** What stands behind the lengths; ended by a length of nothing. */
function pieces(bytes: Buffer): { content: string; size: number; ended: boolean } {
  let content = '';
  for (let at = 0; at + 4 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return { content, size: content.length, ended: at + 4 === bytes.length };
    content += bytes.toString('latin1', at + 4, at + 4 + length);
    at += 4 + length;
  }
  return { content, size: content.length, ended: false };
}
