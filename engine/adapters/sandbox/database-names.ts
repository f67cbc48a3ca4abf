import { join } from 'node:path';
import type { MachineState } from './host/machine-state.ts';
import { readJsonFile } from './json-file.ts';
import { hostLayout, sandboxLayout } from './layout.ts';
import { volumeFolder } from './volumes.ts';

/** Names of all databases of the sandbox in `directory`, sorted; its machine may be on or off. */
export async function databaseNames(directory: string): Promise<readonly string[]> {
  const layout = hostLayout(sandboxLayout(directory).host);
  const { services } = await readJsonFile<MachineState>(layout.state);
  const folder = volumeFolder(layout, services['postgres']?.volume);
  const catalogue = await readJsonFile<{ readonly databases: object }>(join(folder, 'catalogue.json'));
  return Object.keys(catalogue.databases).toSorted();
}
