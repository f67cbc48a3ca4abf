import { readJsonFile, writeJsonFile } from '../json-file.ts';
import type { MachineState, ServiceState } from './machine-state.ts';

/** What the machine remembers while it is off; a change is on disk when it resolves. */
export interface Memory {
  readonly state: MachineState;
  remember(changes: Partial<MachineState>): Promise<void>;
  rememberService(service: string, state: ServiceState): Promise<void>;
}

/** Reads the machine's memory. Changes are made one after the other by the caller. */
export async function readMemory(path: string): Promise<Memory> {
  let state = await readJsonFile<MachineState>(path);
  const remember = async (changes: Partial<MachineState>): Promise<void> => {
    const next = { ...state, ...changes };
    await writeJsonFile(path, next);
    state = next;
  };
  return {
    get state() {
      return state;
    },
    remember,
    rememberService: async (service, changed) => {
      await remember({ services: { ...state.services, [service]: changed } });
    },
  };
}
