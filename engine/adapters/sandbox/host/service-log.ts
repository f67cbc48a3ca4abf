import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

/** Adds a line to the log of a service; what `docker logs` would show. */
export function logLine(directory: string, service: string, line: string): void {
  appendFileSync(join(directory, `${service}.log`), `${new Date().toISOString()} ${line}\n`);
}
