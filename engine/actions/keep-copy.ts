import { PortError } from '../ports/port-error.ts';
import { ActionError, type ActionContext } from './define-action.ts';
import { removeUnfinished } from './remove-unfinished.ts';
import { besidePath, directoryOf, joined, nameOf } from './target-path.ts';

/** What an undo needs to know about the file that was there before; never its content. */
export interface KeptCopy {
  /** Whether a file was there. */
  readonly existed: boolean;
  /** Its permission bits. */
  readonly mode: number;
  /** Where execute keeps the old content on the target. */
  readonly copy: string;
  readonly [key: string]: string | number | boolean;
}

const purpose = 'kept';
/** Copies of earlier runs that stay beside a file. */
const copiesKept = 5;

/** Read-only: what is there now, and where its copy will be. Throws an ActionError for anything that is no file. */
export async function planCopy(path: string, context: ActionContext): Promise<KeptCopy> {
  const facts = await context.target.files.facts(path);
  if (facts !== undefined && facts.kind !== 'file') {
    throw new ActionError(`${path} is a ${facts.kind}, not a file`, {
      help: 'name a file; a link has to be named by what it leads to',
    });
  }
  const copy = besidePath(path, purpose, context);
  return { existed: facts !== undefined, mode: facts?.mode ?? 0, copy };
}

/**
 * Keeps the old file beside itself (mode 0600) before it is replaced, and removes what a killed attempt left. A
 * retry finds the copy of the first attempt and leaves it, so the copy is never of something that this step wrote.
 */
export async function keepCopy(path: string, context: ActionContext): Promise<void> {
  const { files } = context.target;
  const copy = besidePath(path, purpose, context);
  await removeUnfinished([path, copy], context);
  if ((await files.facts(path)) === undefined || (await files.facts(copy)) !== undefined) return;
  try {
    await files.write(copy, files.read(path), { mode: 0o600, ifAbsent: true });
  } catch (error) {
    if (!(error instanceof PortError && error.kind === 'exists')) throw error;
  }
}

/** Puts the old file back, or removes the new one where there was none. Safe to run twice. */
export async function restoreCopy(path: string, kept: KeptCopy, context: ActionContext): Promise<void> {
  const { files } = context.target;
  await removeUnfinished([path, kept.copy], context);
  if (!kept.existed) {
    await files.remove(path);
    await files.remove(kept.copy);
    return;
  }
  // Without a copy the step was cut off before it touched the file, or an earlier undo was complete.
  if ((await files.facts(kept.copy)) === undefined) return;
  await files.write(path, files.read(kept.copy), { mode: kept.mode });
  await files.remove(kept.copy);
}

/** Removes all but the newest copies that earlier runs left beside a file. */
export async function pruneCopies(path: string, context: ActionContext): Promise<void> {
  const { files } = context.target;
  const directory = directoryOf(path);
  const prefix = `.${nameOf(path)}.${purpose}-`;
  const names = (await files.list(directory)).filter((name) => name.startsWith(prefix));
  if (names.length <= copiesKept) return;
  const aged = await Promise.all(
    names.map(async (name) => {
      const copy = joined(directory, name);
      return { copy, modifiedAt: (await files.facts(copy))?.modifiedAt ?? 0 };
    }),
  );
  aged.sort((left, right) => right.modifiedAt - left.modifiedAt);
  for (const { copy } of aged.slice(copiesKept)) await files.remove(copy);
}
