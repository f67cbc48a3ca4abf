import { randomInt } from 'node:crypto';
import { type Socket, createSocket } from 'node:dgram';
import { setTimeout as pause } from 'node:timers/promises';
import { listen } from '../http-service.ts';

/** A port of the loopback address that no other sandbox will take while this process lives. */
export interface PortClaim {
  readonly port: number;
  release(): Promise<void>;
}

/** Below the ports that the system gives to outgoing connections. */
const first = 20_000;
const last = 32_000;
const mostTries = 200;

/** How often, and after how many milliseconds, a preferred port is tried again. */
const patience = 40;
const interval = 50;

/**
 * Claims a port: the preferred one, or a random one where that stays taken (0 prefers none). The claim
 * is the UDP port of the same number, since the TCP port has to refuse connections while its
 * service is stopped, and another sandbox must not answer there in the meantime.
 */
export async function claimPort(preferred: number): Promise<PortClaim> {
  const claim = preferred === 0 ? undefined : await claimPatiently(preferred);
  if (claim !== undefined) return claim;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const other = await tryPort(randomInt(first, last));
    if (other !== undefined) return other;
  }
  throw new Error(`no free port between ${first} and ${last} on 127.0.0.1`);
}

/** A machine that goes off lets go of its lock a moment before the kernel has closed its ports; a run knows these. */
async function claimPatiently(port: number): Promise<PortClaim | undefined> {
  for (let tries = 0; tries < patience; tries += 1) {
    const claim = await tryPort(port);
    if (claim !== undefined) return claim;
    await pause(interval);
  }
  return undefined;
}

async function tryPort(port: number): Promise<PortClaim | undefined> {
  const socket = await bind(port);
  if (socket === undefined) return undefined;
  if (await isFree(port)) return { port, release: async () => close(socket) };
  await close(socket);
  return undefined;
}

async function bind(port: number): Promise<Socket | undefined> {
  const socket = createSocket('udp4');
  const { promise, resolve } = Promise.withResolvers<Socket | undefined>();
  socket.once('error', () => {
    socket.close();
    resolve(undefined);
  });
  socket.bind({ port, address: '127.0.0.1', exclusive: true }, () => resolve(socket));
  return promise;
}

async function close(socket: Socket): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  socket.close(() => resolve());
  await promise;
}

async function isFree(port: number): Promise<boolean> {
  try {
    const service = await listen(port, () => undefined);
    await service.close();
    return true;
  } catch {
    return false;
  }
}
