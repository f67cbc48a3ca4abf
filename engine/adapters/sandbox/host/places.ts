import { errorCode } from '../../file-error.ts';
import { type HttpService, type Listen, listen } from '../http-service.ts';
import type { MachinePorts } from './machine-state.ts';
import type { Memory } from './memory.ts';
import { type PortClaim, claimPort } from './port-claim.ts';

/** A place where a service of the machine listens. */
export type Place = keyof MachinePorts;

/** The ports of the machine, its own for as long as it is on. */
export type Places = (place: Place) => Listen;

/** Claims the ports that the machine remembers, or others, which it then remembers; `log` is told of those. */
export async function claimPlaces(memory: Memory, log: (line: string) => void): Promise<Places> {
  const claims: Record<Place, PortClaim> = {
    proxy: await claim(memory, 'proxy', log),
    forge: await claim(memory, 'forge', log),
    secure: await claim(memory, 'secure', log),
  };
  return (place) => {
    return async (listener, identity): Promise<HttpService> => {
      try {
        return await listen(memory.state.ports[place], listener, identity);
      } catch (error) {
        if (errorCode(error) !== 'EADDRINUSE') throw error;
        // Somebody came while the service was stopped.
        await claims[place].release();
        claims[place] = await claim(memory, place, log);
        return listen(memory.state.ports[place], listener, identity);
      }
    };
  };
}

async function claim(memory: Memory, place: Place, log: (line: string) => void): Promise<PortClaim> {
  const { ports } = memory.state;
  const claimed = await claimPort(ports[place]);
  if (claimed.port === ports[place]) return claimed;
  if (ports[place] !== 0) {
    log(`port ${ports[place]} (${place}) is taken by another program; now on ${claimed.port}`);
  }
  await memory.remember({ ports: { ...ports, [place]: claimed.port } });
  return claimed;
}
