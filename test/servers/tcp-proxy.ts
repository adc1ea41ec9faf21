import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A TCP proxy between the product and a server, to take the network away. */
export interface TcpProxy {
  readonly port: number;
  /** Connections that are open now. */
  connections(): number;
  /** Breaks every open connection with a reset; new ones are taken again. */
  drop(): void;
  /** Breaks every connection and refuses new ones until `up()`. */
  down(): void;
  up(): void;
  /** From the server to the product: breaks each connection once it has carried this many bytes. */
  dropAfter(bytes: number | null): void;
  /** Open connections stay open and carry nothing: a network that swallows packets. */
  freeze(frozen: boolean): void;
  close(): Promise<void>;
}

export async function startTcpProxy(target: { host?: string; port: number }): Promise<TcpProxy> {
  const pairs = new Set<[Socket, Socket]>();
  let isDown = false;
  let limit: number | null = null;
  const server = createServer((inner) => {
    if (isDown) return void inner.resetAndDestroy();
    const outer = connect(target.port, target.host ?? '127.0.0.1');
    const pair: [Socket, Socket] = [inner, outer];
    pairs.add(pair);
    let carried = 0;
    const end = (): void => {
      pairs.delete(pair);
      inner.destroy();
      outer.destroy();
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
    inner.pipe(outer);
    outer.on('data', (chunk: Buffer) => {
      carried += chunk.length;
      if (limit !== null && carried > limit) return void inner.resetAndDestroy();
      if (!inner.write(chunk)) {
        outer.pause();
        inner.once('drain', () => outer.resume());
      }
    });
    outer.on('end', () => inner.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const drop = (): void => {
    for (const [inner, outer] of pairs) {
      inner.resetAndDestroy();
      outer.resetAndDestroy();
    }
  };
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => pairs.size,
    drop,
    down: () => {
      isDown = true;
      drop();
    },
    up: () => void (isDown = false),
    dropAfter: (bytes) => void (limit = bytes),
    freeze: (frozen) => {
      for (const socket of [...pairs].flat())
        if (frozen) socket.pause();
        else socket.resume();
    },
    close: async () => {
      drop();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
