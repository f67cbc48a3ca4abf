import { availableParallelism } from 'node:os';
import { dirname, relative } from 'node:path';
import type { BoundPlan } from '../plan/plan.ts';
import { bindInputs } from '../resolve/bind-inputs.ts';
import type { GivenInputs } from '../resolve/bind-inputs.ts';
import type { Environment } from '../runbook/environment.ts';
import { isObject } from '../runbook/json.ts';
import type { JsonObject } from '../runbook/json.ts';
import { bindVars, containerNames, mergeVars } from '../runbook/merge-vars.ts';
import type { Program, Runbook } from '../runbook/runbook.ts';
import { toValue } from '../validate/to-value.ts';
import { openPorts } from './compose.ts';
import type { OpenPorts } from './compose.ts';
import { loadEnvironment } from './load-environment.ts';
import { loadProgram } from './load-program.ts';
import type { Project } from './load-project.ts';
import { Refusal, refuse, refuseOn } from './refusal.ts';
import { stateDirectoryOf } from './state-directory.ts';
import type { EnvironmentVariables } from './state-directory.ts';
import { coreVersion, engineVersion } from './version.ts';

/** A runbook that is asked for, with its inputs. */
export interface RunRequest {
  /** Name of a runbook of the project, or a path. */
  readonly name: string;
  readonly project: Project;
  readonly environment?: string | undefined;
  readonly inputs: GivenInputs;
  /** A YAML map of inputs; the ones in `inputs` win. */
  readonly inputsFile?: string | undefined;
  readonly env: EnvironmentVariables;
  readonly stateDirectory?: string | undefined;
  /** Leads the environment elsewhere; undefined but in fault exploration. */
  readonly relocate?: ((environment: Environment) => Environment) | undefined;
}

/** A plan with the ports that its environment leads to. */
export interface BoundRun {
  readonly plan: BoundPlan;
  readonly ports: OpenPorts;
  /** Absolute. */
  readonly stateDirectory: string;
}

/** Binds everything that can be bound before the world is looked at; throws a Refusal with every problem. */
export async function bindPlan(request: RunRequest): Promise<BoundRun> {
  const { project, env } = request;
  const stateDirectory = stateDirectoryOf(request.stateDirectory, env, project.cwd);
  const path = project.find(request.name);
  const named = loadEnvironment(project, request.environment, stateDirectory);
  const environment = request.relocate?.(named) ?? named;
  const merged = mergeVars(project.settings.vars, environment.vars);
  const program = programOf(project, path, environment, merged);
  const root = rootOf(program);
  const inputs = inputsOf(request, root);
  const folder = project.folder ?? dirname(path);
  const ports = openPorts({ environment, folder, stateDirectory, env });
  const vars = await varsOf(merged, ports).catch(async (error: unknown) => {
    await ports.close();
    return refuseOn('RB707', 7)(error);
  });
  const plan = bound(request, { path, environment, program, root, inputs, folder, vars });
  return { plan, ports, stateDirectory };
}

interface Parts {
  readonly path: string;
  readonly environment: Environment;
  readonly program: Program;
  readonly root: Runbook;
  readonly inputs: JsonObject;
  readonly folder: string;
  readonly vars: JsonObject;
}

function bound({ project }: RunRequest, parts: Parts): BoundPlan {
  const { environment, program, root, inputs, folder, vars } = parts;
  const defaultTarget = defaultTargetOf(environment);
  return {
    format: 1,
    engine: engineVersion,
    core: coreVersion,
    runbook: root.name,
    program,
    folder,
    environment,
    vars,
    inputs,
    maxParallel: root.maxParallel ?? availableParallelism(),
    defaultTarget,
    locks: locksOf(program, defaultTarget),
    sources: project.sources.files
      .map((file) => ({ path: relative(folder, file.path), sha256: file.sha256 }))
      .toSorted((left, right) => (left.path < right.path ? -1 : 1)),
  };
}

function programOf(project: Project, path: string, environment: Environment, vars: JsonObject): Program {
  const targets = Object.keys(environment.targets);
  const loaded = loadProgram(project, path, { vars, targets });
  if (loaded.ok) return loaded.value;
  throw new Refusal(loaded.diagnostics, { sources: project.sources.sources });
}

function rootOf(program: Program): Runbook {
  const root = program.runbooks[program.root];
  if (root === undefined) throw new Error(`no runbook in the program: ${program.root}`);
  if (root.kind === 'runbook') return root;
  throw refuse('RB601', `${root.name} is a composite action, not a runbook`, {
    help: 'call it from a runbook with `uses:`',
  });
}

/** The first target that the environment names, or the built-in one. */
function defaultTargetOf({ targets }: Environment): string {
  return Object.keys(targets)[0] ?? 'local';
}

/** The union of all locks, sorted, so that two runs take them in the same order. */
function locksOf(program: Program, defaultTarget: string): BoundPlan['locks'] {
  const locks = new Map<string, string>();
  for (const runbook of Object.values(program.runbooks)) {
    for (const name of runbook.locks) locks.set(name, runbook.target ?? defaultTarget);
  }
  return [...locks]
    .map(([name, target]) => ({ name, target }))
    .toSorted((left, right) => (left.name < right.name ? -1 : 1));
}

async function varsOf(vars: JsonObject, ports: OpenPorts): Promise<JsonObject> {
  if (containerNames(vars).length === 0) return vars;
  return bindVars(vars, await (await ports.containers()).attributes());
}

function inputsOf(request: RunRequest, root: Runbook): JsonObject {
  const bound = bindInputs(root.inputs, {
    ...fromVariables(request.env, root),
    ...fromFile(request),
    ...request.inputs,
  });
  if (bound.ok) return bound.value;
  throw new Refusal(bound.diagnostics, { sources: request.project.sources.sources });
}

/** `RUNBOOK_INPUT_VERSION` is the input `version`. */
function fromVariables(env: EnvironmentVariables, root: Runbook): GivenInputs {
  const given = Object.keys(root.inputs).flatMap((name): [string, string][] => {
    const value = env[`RUNBOOK_INPUT_${name.toUpperCase().replaceAll('-', '_')}`];
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(given);
}

function fromFile({ inputsFile, project }: RunRequest): GivenInputs {
  if (inputsFile === undefined) return {};
  const file = project.sources.load(inputsFile);
  const tree = file.ok ? file.value.tree : file;
  if (!tree.ok) throw new Refusal(tree.diagnostics, { sources: project.sources.sources });
  const value = toValue(tree.value.root);
  if (isObject(value)) return value as JsonObject;
  throw refuse('RB603', `${inputsFile} is not a map of inputs`, { help: 'write `name: value` lines' });
}
