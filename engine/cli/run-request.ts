import type { Project } from '../app/load-project.ts';
import type { GivenInputs } from '../resolve/bind-inputs.ts';
import type { Parsed } from './command-spec.ts';
import { textOf } from './command-spec.ts';
import type { Io } from './io.ts';
import { inputsOf, stateDirectory } from './shared-flags.ts';

/** The part of a request to plan or run that the flags say. */
export interface BindingRequest {
  readonly project: Project;
  readonly environment?: string;
  readonly inputs: GivenInputs;
  readonly inputsFile?: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stateDirectory?: string;
}

/** A request that names its runbook. */
export type NamedRequest = BindingRequest & { readonly name: string };

/** Reads the flags that bind a runbook to an environment and to inputs. */
export function runRequest(parsed: Parsed, io: Io, project: Project): BindingRequest {
  const environment = textOf(parsed, 'env');
  const inputsFile = textOf(parsed, 'inputs-file');
  return {
    project,
    inputs: inputsOf(parsed),
    env: io.env,
    ...stateDirectory(parsed),
    ...(environment === undefined ? {} : { environment }),
    ...(inputsFile === undefined ? {} : { inputsFile }),
  };
}
