import { PortError } from '../../ports/port-error.ts';
import type { TargetFiles, Transport, UnfinishedRun } from '../../ports/transport.ts';
import { checkName } from './check-name.ts';

/** The three calls of a Transport that keep the list of unfinished runs. */
export type Register = Pick<Transport, 'unfinished' | 'remember' | 'forget'>;

/**
 * Keeps one file per unfinished run below `<stateDirectory>/unfinished/<lock>/`, readable by its
 * owner only. What it cannot read is an error, never an empty list: not knowing of an unfinished
 * run would let the next one work on half of it.
 */
export function openRegister(files: TargetFiles, stateDirectory: string): Register {
  const folder = (lock: string): string => `${stateDirectory}/unfinished/${checkName('lock', lock)}`;
  const file = (lock: string, run: string): string => `${folder(lock)}/${checkName('run', run)}.json`;
  return {
    async unfinished(lock) {
      const directory = folder(lock);
      if ((await files.facts(directory)) === undefined) return [];
      // A name that starts with a dot is a write that was cut off before it counted.
      const names = (await files.list(directory)).filter((name) => !name.startsWith('.'));
      const runs: UnfinishedRun[] = [];
      for (const name of names) runs.push(await readEntry(files, `${directory}/${name}`, lock));
      return runs.toSorted((left, right) => (left.since < right.since ? -1 : 1));
    },
    async remember(entry) {
      const directory = folder(entry.lock);
      if ((await files.facts(directory)) === undefined) await files.makeDirectory(directory, 0o700);
      await files.write(file(entry.lock, entry.run), `${JSON.stringify(entry)}\n`, { mode: 0o600 });
    },
    forget: (lock, run) => files.remove(file(lock, run)),
  };
}

async function readEntry(files: TargetFiles, path: string, lock: string): Promise<UnfinishedRun> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of files.read(path)) chunks.push(chunk);
  const entry = parse(Buffer.concat(chunks).toString('utf8'));
  if (entry === undefined || entry.lock !== lock || !path.endsWith(`/${entry.run}.json`)) {
    throw new PortError('corrupt', `${path} does not describe an unfinished run of the lock ${lock}`, {
      help: 'look at the file; when no run is unfinished there, move it away',
    });
  }
  return entry;
}

function parse(text: string): UnfinishedRun | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isUnfinishedRun(value) ? value : undefined;
}

function isUnfinishedRun(value: unknown): value is UnfinishedRun {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  const texts = ['run', 'runbook', 'by', 'since', 'lock'].every(
    (name) => typeof fields.get(name) === 'string',
  );
  return texts && ['running', 'waiting', 'rollback-failed'].some((state) => state === fields.get('state'));
}
