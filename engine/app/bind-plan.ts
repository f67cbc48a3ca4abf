import { availableParallelism } from 'node:os';
import { dirname, normalize, relative, resolve } from 'node:path';
import { actionsByName } from '../actions/registry.ts';
import type { BoundPlan, PlannedSource } from '../plan/plan.ts';
import { projectFilesOf } from '../plan/project-files.ts';
import { bindInputs } from '../resolve/bind-inputs.ts';
import type { GivenInputs } from '../resolve/bind-inputs.ts';
import type { Environment } from '../runbook/environment.ts';
import { isObject } from '../runbook/json.ts';
import type { JsonObject } from '../runbook/json.ts';
import { attributeNames, bindAttributes, mergeVars } from '../runbook/merge-vars.ts';
import type { Program, Runbook } from '../runbook/runbook.ts';
import { toValue } from '../validate/to-value.ts';
import { targetsOfInfrastructure } from './compose-infrastructure.ts';
import { openPorts } from './compose.ts';
import type { OpenPorts } from './compose.ts';
import { fileDigest } from './file-digest.ts';
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
  /** What a saved plan binds; variables and flags that say otherwise win, so that the difference is seen. */
  readonly planned?: Pick<BoundPlan, 'inputs' | 'sources'> | undefined;
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

function bound(request: RunRequest, parts: Parts): BoundPlan {
  const { path, environment, program, root, inputs, folder, vars } = parts;
  const defaultTarget = defaultTargetOf(environment);
  return {
    format: 1,
    engine: engineVersion,
    core: coreVersion,
    runbook: root.name,
    path: relative(folder, path),
    program,
    folder,
    environment,
    vars,
    inputs,
    maxParallel: root.maxParallel ?? availableParallelism(),
    defaultTarget,
    locks: locksOf(program, defaultTarget),
    sources: sourcesOf(request, parts),
    ...pendingIn(program, environment),
  };
}

/** Where a program makes the infrastructure, the targets that it tells about are known only behind that. */
function pendingIn(program: Program, environment: Environment): Pick<BoundPlan, 'pendingTargets'> {
  const makes = Object.values(program.runbooks)
    .flatMap(({ steps }) => steps)
    .some(({ body }) => body.kind === 'action' && actionsByName.get(body.action)?.makesTargets === true);
  const pendingTargets = makes ? targetsOfInfrastructure(environment) : [];
  return pendingTargets.length === 0 ? {} : { pendingTargets };
}

/** Everything that was read, the files that steps will read, and what a saved plan was made from besides, such as a file of inputs. */
function sourcesOf({ project, planned }: RunRequest, parts: Parts): readonly PlannedSource[] {
  const { folder, program, inputs, vars } = parts;
  const digests = new Map<string, string>();
  for (const { path, sha256 } of project.sources.files) digests.set(relative(folder, path), sha256);
  const further = [
    ...projectFilesOf(program, { inputs, vars }, actionsByName).map(normalize),
    ...(planned?.sources ?? []).map(({ path }) => path),
  ];
  for (const path of further) {
    const sha256 = digests.has(path) ? undefined : fileDigest(resolve(folder, path));
    if (sha256 !== undefined) digests.set(path, sha256);
  }
  return [...digests]
    .map(([path, sha256]) => ({ path, sha256 }))
    .toSorted((left, right) => (left.path < right.path ? -1 : 1));
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
  if (attributeNames('containers', vars).length === 0) return vars;
  return bindAttributes('containers', vars, await (await ports.containers()).attributes());
}

function inputsOf(request: RunRequest, root: Runbook): JsonObject {
  const read = bindInputs(root.inputs, {
    ...request.planned?.inputs,
    ...fromVariables(request.env, root),
    ...fromFile(request),
    ...request.inputs,
  });
  if (read.ok) return read.value;
  throw new Refusal(read.diagnostics, { sources: request.project.sources.sources });
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
  if (isObject(value)) return value;
  throw refuse('RB603', `${inputsFile} is not a map of inputs`, { help: 'write `name: value` lines' });
}
