import { connect, type Socket } from 'node:net';
import { Injectable } from '@nestjs/common';
import { SettingsService } from '#foundation';
import { ScannerTrouble, type VirusScanner } from '#intake';

/** Pieces of the stream; clamd reads them as they come. */
const PIECE = 256 * 1024;
/** Silence after which clamd counts as away. */
const SILENCE_MS = 30_000;
const END = Buffer.alloc(4);

/** Asks clamd by its own protocol: `zINSTREAM`, pieces with their length in front, an empty one, one line as the answer. */
@Injectable()
export class Clamd implements VirusScanner {
  constructor(private readonly settings: SettingsService) {}

  async scan(bytes: Uint8Array): Promise<string | null> {
    const answer = await this.ask((socket) => stream(socket, bytes));
    if (/: OK$/.test(answer)) return null;
    const found = /: (.+) FOUND$/.exec(answer);
    if (found) return found[1];
    throw new ScannerTrouble(/size limit exceeded/i.test(answer) ? 'too-large-for-scanner' : 'scanner-error');
  }

  async answers(): Promise<boolean> {
    return this.ask((socket) => socket.write('zPING\0')).then(
      (answer) => answer === 'PONG',
      () => false,
    );
  }

  /** One connection a question; what comes back until clamd closes it is the answer. */
  private ask(question: (socket: Socket) => unknown): Promise<string> {
    const { CLAMD_SOCKET, CLAMD_HOST, CLAMD_PORT } = this.settings.values;
    const target = CLAMD_SOCKET
      ? { path: CLAMD_SOCKET }
      : { host: CLAMD_HOST ?? '127.0.0.1', port: CLAMD_PORT };
    return new Promise((resolve, reject) => {
      const socket = connect({ ...target, timeout: SILENCE_MS });
      let answer = '';
      const end = () => {
        socket.destroy();
        const text = answer.replaceAll('\0', '').trim();
        if (text === '') reject(new ScannerTrouble('scanner-away'));
        else resolve(text);
      };
      socket.setEncoding('utf8');
      socket.once('connect', () => question(socket));
      socket.on('data', (chunk: string) => {
        answer = (answer + chunk).slice(0, 4096);
        if (answer.includes('\0')) end();
      });
      for (const event of ['end', 'error', 'timeout', 'close']) socket.once(event, end);
    });
  }
}

function stream(socket: Socket, bytes: Uint8Array): void {
  socket.write('zINSTREAM\0');
  let at = 0;
  const next = (): void => {
    while (at < bytes.length && !socket.destroyed) {
      const piece = bytes.subarray(at, at + PIECE);
      const size = Buffer.alloc(4);
      size.writeUInt32BE(piece.length);
      at += piece.length;
      socket.write(size);
      if (!socket.write(piece)) return void socket.once('drain', next);
    }
    socket.write(END);
  };
  next();
}
