import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../runbook/json.ts';
import { openPorts } from '../compose.ts';
import type { OpenPorts } from '../compose.ts';
import { sandboxFolders } from '../compose-sandbox.ts';
import { loadEnvironment } from '../load-environment.ts';
import type { Project } from '../load-project.ts';
import { refuse } from '../refusal.ts';
import { relocate, sandboxOf, stateOf } from './cell-place.ts';
import { runEngine } from './run-engine.ts';
import { readWorld } from './world.ts';
import type { World } from './world.ts';

/** A prepared sandbox, switched off, that cells copy. */
export interface Base {
  readonly folder: string;
  readonly world: World;
  /** Outputs of the runbook that prepared it. */
  readonly outputs: JsonObject;
}

/** What a sandbox is prepared for. */
export interface BaseRequest {
  readonly project: Project;
  readonly environment: string | undefined;
  /** Absolute path of a runbook that is run once; undefined for none. */
  readonly prepare: string | undefined;
  /** A fresh sandbox to copy; undefined makes one, which takes seconds. */
  readonly fresh: string | undefined;
  /** Missing folder that it is made in. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Makes a sandbox and brings it into the state that a runbook is simulated from. Throws a Refusal when that fails. */
export async function prepareBase(request: BaseRequest): Promise<Base> {
  const { folder, fresh, prepare } = request;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (fresh !== undefined) await sandboxFolders.clone(sandboxOf(fresh), sandboxOf(folder));
  const switchOff = await sandboxFolders.switchOn(sandboxOf(folder));
  const ports = portsOf(request);
  try {
    const outputs = prepare === undefined ? {} : await runPreparation(request, prepare);
    const world = await readWorld(folder, ports);
    return { folder, world, outputs };
  } finally {
    await ports.close();
    await switchOff();
  }
}

function portsOf({ project, environment, folder }: BaseRequest): OpenPorts {
  const stateDirectory = stateOf(folder);
  const named = loadEnvironment(project, environment, stateDirectory);
  return openPorts({
    environment: relocate(named, folder),
    folder: project.folder ?? project.cwd,
    stateDirectory,
    env: {},
  });
}

async function runPreparation(request: BaseRequest, runbook: string): Promise<JsonObject> {
  const { project, environment, folder, signal } = request;
  const end = await runEngine(
    {
      project: project.folder ?? project.cwd,
      runbook,
      environment,
      inputs: {},
      cell: folder,
      verb: 'start',
      run: undefined,
      fault: undefined,
      result: join(folder, 'engine.json'),
    },
    signal,
  );
  const state = end.kind === 'result' ? end.result.state : {};
  if (state['outcome'] === 'succeeded') return (state['outputs'] ?? {}) as JsonObject;
  const why =
    end.kind === 'result'
      ? end.result.refusal || JSON.stringify(state['unwinding'])
      : end.kind === 'broken'
        ? end.reason
        : 'it was killed';
  throw refuse('RB606', `the sandbox could not be prepared by ${runbook}: ${why}`, { exitCode: 1 });
}
