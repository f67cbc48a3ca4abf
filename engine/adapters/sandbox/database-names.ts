import { join } from 'node:path';
import { readJsonFile } from './json-file.ts';
import { hostLayout, sandboxLayout } from './layout.ts';

/** Names of all databases of the sandbox in `directory`, sorted; its machine may be on or off. */
export async function databaseNames(directory: string): Promise<readonly string[]> {
  const { postgres } = hostLayout(sandboxLayout(directory).host);
  const catalogue = await readJsonFile<{ readonly databases: object }>(join(postgres, 'catalogue.json'));
  return Object.keys(catalogue.databases).toSorted();
}
