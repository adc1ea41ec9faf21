import { createServer, type AddressInfo, type Socket } from 'node:net';

/** An IMAP server that misbehaves as it is told; made for what no real server does on demand. */
export interface LyingImap {
  readonly port: number;
  /** For these UIDs FETCH is answered with OK and nothing else. */
  readonly hidden: Set<number>;
  /** A FETCH that names one of these is refused as a whole. */
  readonly refused: Set<number>;
  /** A FETCH of the body of one of these ends the connection. */
  readonly deadly: Set<number>;
  /** Commands as they came, without their tags. */
  readonly commands: readonly string[];
  /** What may be changed while it runs. */
  readonly manner: Manner;
  /** Sends a line that nobody asked for to every client. */
  tell(line: string): void;
  close(): Promise<void>;
}

export interface Manner {
  /** After so many milliseconds of IDLE the server takes its leave. */
  idleMs: number | null;
  /** MOVE and COPY are refused. */
  refusesMoves: boolean;
}

interface State extends Pick<LyingImap, 'hidden' | 'refused' | 'deadly' | 'manner'> {
  readonly mails: readonly string[];
}

/** Serves these mails as UIDs 1, 2, 3 … in INBOX; every user and password is right. */
export async function startLyingImap(mails: readonly string[]): Promise<LyingImap> {
  const manner: Manner = { idleMs: null, refusesMoves: false };
  const state: State = { mails, hidden: new Set(), refused: new Set(), deadly: new Set(), manner };
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    serve(socket, state, commands);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...state,
    port: (server.address() as AddressInfo).port,
    commands,
    tell: (line) => {
      for (const socket of sockets) socket.write(`${line}\r\n`);
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function serve(socket: Socket, state: State, commands: string[]): void {
  let buffer = '';
  let idle: { tag: string; timer: NodeJS.Timeout | undefined } | undefined;
  const command = (line: string): void => {
    if (line === 'DONE' && idle) {
      clearTimeout(idle.timer);
      socket.write(`${idle.tag} OK done\r\n`);
      idle = undefined;
      return;
    }
    const [, tag, rest] = /^(\S+) (.*)$/.exec(line) ?? [];
    if (tag === undefined || rest === undefined) return;
    commands.push(rest);
    if (rest === 'IDLE') {
      socket.write('+ idling\r\n');
      const { idleMs } = state.manner;
      const leave = (): void => void socket.end('* BYE idle for too long\r\n');
      idle = { tag, timer: idleMs === null ? undefined : setTimeout(leave, idleMs) };
      return;
    }
    const answer = answerTo(rest, state);
    if (answer === null) return void socket.destroy();
    const verdict = answer === 'NO' ? 'NO not possible' : 'OK done';
    socket.write(`${answer === 'NO' ? '' : answer}${tag} ${verdict}\r\n`, 'latin1');
  };
  socket.on('close', () => clearTimeout(idle?.timer));
  socket.write('* OK ready\r\n');
  socket.on('data', (chunk) => {
    buffer += chunk.toString('latin1');
    for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
      const line = buffer.slice(0, end);
      buffer = buffer.slice(end + 2);
      command(line);
    }
  });
}

/** The untagged lines; `NO` for a refusal, null to end the connection. */
function answerTo(command: string, state: State): string | null {
  const { mails } = state;
  const [, verb, rest] = /^((?:UID )?\w+) ?(.*)$/i.exec(command) ?? [];
  switch (verb?.toUpperCase()) {
    case 'CAPABILITY':
      return '* CAPABILITY IMAP4rev1 IDLE MOVE UIDPLUS\r\n';
    case 'LIST':
    case 'LSUB':
      return `* ${verb} (\\HasNoChildren) "/" INBOX\r\n`;
    case 'SELECT':
    case 'EXAMINE':
      return `* ${mails.length} EXISTS\r\n* FLAGS ()\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT ${mails.length + 1}] ok\r\n`;
    case 'UID MOVE':
    case 'UID COPY':
      return state.manner.refusesMoves ? 'NO' : '';
    case 'UID SEARCH': {
      const set = /UID ([\d:*,]+)/.exec(rest)?.[1] ?? '1:*';
      return `* SEARCH ${uidsOf(set, mails.length).join(' ')}\r\n`;
    }
    case 'UID FETCH':
      return fetched(rest, state);
    default:
      return '';
  }
}

function fetched(rest: string, { mails, hidden, refused, deadly }: State): string | null {
  const uids = uidsOf(/^\S+/.exec(rest)![0], mails.length);
  const body = rest.includes('BODY.PEEK[]');
  if (body && uids.some((uid) => deadly.has(uid))) return null;
  if (body && uids.some((uid) => refused.has(uid))) return 'NO';
  const rows = uids
    .filter((uid) => !hidden.has(uid))
    .map((uid) => {
      const raw = mails[uid - 1];
      const source = body
        ? ` INTERNALDATE "02-Nov-2026 08:15:30 +0000" BODY[] {${raw.length}}\r\n${raw}`
        : '';
      return `* ${uid} FETCH (UID ${uid} RFC822.SIZE ${raw.length}${source})\r\n`;
    });
  return rows.join('');
}

function uidsOf(set: string, last: number): number[] {
  const uids = set.split(',').flatMap((range) => {
    const [from, to] = range.split(':').map((end) => (end === '*' ? last : Number(end)));
    const [low, high] = [Math.min(from, to ?? from), Math.max(from, to ?? from)];
    return Array.from({ length: high - low + 1 }, (_, i) => low + i);
  });
  return uids.filter((uid) => uid >= 1 && uid <= last);
}
