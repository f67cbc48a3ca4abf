import type { ImageFacts } from '../../../ports/containers.ts';

/** A service as the machine remembers it while it is off. */
export interface ServiceState {
  readonly image: ImageFacts;
  readonly container: string;
  /** Whether it runs when the machine is on, as with Docker's `restart: unless-stopped`. */
  readonly wanted: boolean;
  /** The volume that its data is on; the first one where it is not said. Only the database has any. */
  readonly volume?: string;
}

/** Ports of the loopback address; chosen when the machine is first switched on. */
export interface MachinePorts {
  readonly proxy: number;
  readonly forge: number;
  /** The proxy's, with TLS. */
  readonly secure: number;
}

/** The machine's memory. */
export interface MachineState {
  readonly ports: MachinePorts;
  /** Digests of the images that were pulled. */
  readonly images: readonly string[];
  readonly services: Readonly<Record<string, ServiceState>>;
}

/** The memory of a copy of the machine, which has to choose ports of its own. */
export function forgetPorts(state: MachineState): MachineState {
  return { ...state, ports: { proxy: 0, forge: 0, secure: 0 } };
}
