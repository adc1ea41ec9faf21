import { createServer, type AddressInfo, type Socket } from 'node:net';

/** An IMAP server that answers OK to FETCH and sends nothing, for the UIDs it is told to hide. */
export interface LyingImap {
  readonly port: number;
  readonly hidden: Set<number>;
  /** Commands as they came, without their tags. */
  readonly commands: readonly string[];
  close(): Promise<void>;
}

/** Serves these mails as UIDs 1, 2, 3 … in INBOX; every user and password is right. */
export async function startLyingImap(mails: readonly string[]): Promise<LyingImap> {
  const hidden = new Set<number>();
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let buffer = '';
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    socket.write('* OK ready\r\n');
    socket.on('data', (chunk) => {
      buffer += chunk.toString('latin1');
      for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        const [, tag, command] = /^(\S+) (.*)$/.exec(line) ?? [];
        if (tag === undefined || command === undefined) continue;
        commands.push(command);
        socket.write(`${untagged(command, mails, hidden)}${tag} OK done\r\n`, 'latin1');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    hidden,
    commands,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function untagged(command: string, mails: readonly string[], hidden: ReadonlySet<number>): string {
  const [, verb, rest] = /^((?:UID )?\w+) ?(.*)$/i.exec(command) ?? [];
  switch (verb?.toUpperCase()) {
    case 'CAPABILITY':
      return '* CAPABILITY IMAP4rev1\r\n';
    case 'LIST':
    case 'LSUB':
      return `* ${verb} (\\HasNoChildren) "/" INBOX\r\n`;
    case 'SELECT':
    case 'EXAMINE':
      return `* ${mails.length} EXISTS\r\n* FLAGS ()\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT ${mails.length + 1}] ok\r\n`;
    case 'UID SEARCH': {
      const first = Number(/(\d+)(?::\*)?$/.exec(rest)?.[1] ?? 1);
      const last = /\d$/.test(rest) ? first : mails.length;
      const uids = mails.map((_, i) => i + 1).filter((uid) => uid >= first && uid <= last);
      return `* SEARCH ${uids.join(' ')}\r\n`;
    }
    case 'UID FETCH': {
      const uid = Number(/^\d+/.exec(rest)?.[0]);
      const raw = mails[uid - 1];
      if (hidden.has(uid)) return '';
      return `* ${uid} FETCH (UID ${uid} INTERNALDATE "02-Nov-2026 08:15:30 +0000" RFC822.SIZE ${raw.length} BODY[] {${raw.length}}\r\n${raw})\r\n`;
    }
    default:
      return '';
  }
}
