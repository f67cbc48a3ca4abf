import { PortError } from '../ports/port-error.ts';
import { isTemporaryOf } from '../ports/temporary-name.ts';
import type { ActionContext } from './define-action.ts';
import { directoryOf, joined, nameOf } from './target-path.ts';

/**
 * Removes what an engine that was killed while it wrote these files left beside them. Nobody else may write them
 * meanwhile, which is what the run's lock is for.
 */
export async function removeUnfinished(
  paths: readonly string[],
  { target: { files } }: ActionContext,
): Promise<void> {
  for (const directory of new Set(paths.map(directoryOf))) {
    const wanted = paths.filter((path) => directoryOf(path) === directory).map(nameOf);
    for (const name of await files.list(directory).catch(noneIfMissing)) {
      if (wanted.some((file) => isTemporaryOf(file, name))) await files.remove(joined(directory, name));
    }
  }
}

function noneIfMissing(error: unknown): readonly string[] {
  if (error instanceof PortError && error.kind === 'not-found') return [];
  throw error;
}
