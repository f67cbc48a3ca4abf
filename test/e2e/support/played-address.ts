import { connect, createServer, type Server, type Socket } from 'node:net';

/** An address of a cloud, which leads to the container that plays the host at the time. */
export interface PlayedAddress {
  /** Leads there from now on; undefined leads nowhere. */
  lead(to: string | undefined): void;
  end(): Promise<void>;
}

/**
 * Listens on these addresses and passes on what is asked there. moto gives out addresses of the loopback, so that any process of
 * this machine can be one of them.
 */
export async function playAddress(
  addresses: readonly string[],
  ports: readonly number[],
): Promise<PlayedAddress> {
  let host: string | undefined;
  const sockets = new Set<Socket>();
  const pass = (port: number, incoming: Socket): void => {
    if (host === undefined) return void incoming.destroy();
    const outgoing = connect(port, host);
    for (const [one, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy()).on('close', () => sockets.delete(one));
      one.pipe(other);
    }
  };
  const servers = await Promise.all(
    addresses.flatMap((address) => ports.map((port) => listen(address, port, (one) => pass(port, one)))),
  );
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    lead(to) {
      cut();
      host = to;
    },
    async end() {
      cut();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

function listen(address: string, port: number, then: (socket: Socket) => void): Promise<Server> {
  const server = createServer(then);
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, address, () => resolve(server));
  });
}
