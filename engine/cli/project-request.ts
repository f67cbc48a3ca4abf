import { openProject } from '../app/load-project.ts';
import type { Project, ProjectRequest } from '../app/load-project.ts';
import type { Parsed } from './command-spec.ts';
import { textOf } from './command-spec.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';

/** Where a command looks for runbooks. */
export function projectRequest(parsed: Parsed, io: Io): ProjectRequest {
  const dir = textOf(parsed, 'dir');
  return { cwd: io.cwd, ...(dir === undefined ? {} : { dir }) };
}

/** A project that is on disk. */
export interface PlacedProject extends Project {
  readonly folder: string;
}

/** The project for a command that is about the whole of it. Throws a UsageError where there is none: nothing is never well. */
export function openPlacedProject(parsed: Parsed, io: Io): PlacedProject {
  const project = openProject(projectRequest(parsed, io));
  const { folder } = project;
  if (folder === undefined)
    throw new UsageError('no folder from here upwards holds `runbooks/`', [
      'go to a project, or name one with --dir',
    ]);
  return { ...project, folder };
}
