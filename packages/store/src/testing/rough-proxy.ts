import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

/** A network on the way to a port, on which connections break. */
export type RoughProxy = { readonly port: number; readonly broken: () => number; readonly stop: () => Promise<void> };

/** `breaks` is asked at each piece that passes, from the client or to it, and says whether the connection breaks there. */
export async function roughProxy(to: number, breaks: (piece: number) => boolean): Promise<RoughProxy> {
  let pieces = 0;
  let broken = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(to, '127.0.0.1');
    const end = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const [from, into] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('error', end).on('close', end);
      from.on('data', (bytes) => {
        pieces += 1;
        if (breaks(pieces)) {
          broken += 1;
          end();
        } else into.write(bytes);
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    broken: () => broken,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
