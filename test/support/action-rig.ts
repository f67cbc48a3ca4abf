import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { actionsByName } from '../../engine/actions/registry.ts';
import type {
  ActionContext,
  ActionResult,
  Compensation,
  InputProblem,
  ProbeResult,
  Settlement,
} from '../../engine/actions/define-action.ts';
import { nodeCodec } from '../../engine/adapters/codec/codec.ts';
import { DirectoryStore } from '../../engine/adapters/directory-store/directory-store.ts';
import { openLocal } from '../../engine/adapters/local/open-local.ts';
import { systemNetwork } from '../../engine/adapters/network/network.ts';
import { DirectoryFiles } from '../../engine/adapters/project-files/directory-files.ts';
import { nodeCertificates } from '../../engine/adapters/x509/x509.ts';
import { systemClock } from '../../engine/adapters/system-clock.ts';
import type { Ports } from '../../engine/ports/ports.ts';
import type { Json, JsonObject } from '../../engine/runbook/json.ts';

/** An action without its types, as the driver sees it. */
export interface LooseAction {
  readonly name: string;
  readonly effect: 'read' | 'change';
  probe(input: JsonObject, context: ActionContext): Promise<ProbeResult>;
  capture(input: JsonObject, context: ActionContext): Promise<never>;
  execute(input: JsonObject, context: ActionContext): Promise<ActionResult<JsonObject>>;
  settle(input: JsonObject, captured: unknown, context: ActionContext): Promise<Settlement<JsonObject>>;
  readonly compensation: Compensation<JsonObject, unknown>;
}

/** The action of this name. */
export function actionNamed(name: string): LooseAction {
  const action: unknown = actionsByName.get(name);
  if (action === undefined) throw new Error(`there is no action ${name}`);
  return action as LooseAction;
}

/** What an action's own check says about an input. */
export function problemsOf(name: string): (input: JsonObject) => readonly InputProblem[] {
  return (input) => actionsByName.get(name)?.check?.(input) ?? [];
}

/** An output that has to be a text. */
export function textOf(value: Json | undefined): string {
  if (typeof value !== 'string') throw new Error(`no text: ${JSON.stringify(value)}`);
  return value;
}

/** A temporary folder, real adapters over it, and what the step printed. */
export interface Rig {
  /** Removed when the test has finished. */
  readonly folder: string;
  readonly context: ActionContext;
  readonly printed: () => string;
  readonly run: (
    name: string,
    input: JsonObject,
    changes?: Partial<ActionContext>,
  ) => Promise<ActionResult<JsonObject>>;
  /** Captures, executes, and returns how to undo. */
  readonly change: (
    name: string,
    input: JsonObject,
  ) => Promise<{
    readonly result: ActionResult<JsonObject>;
    readonly captured: unknown;
    readonly undo: () => Promise<void>;
  }>;
}

async function absent(): Promise<never> {
  throw new Error('this test has no such port');
}

/** Real ports over a new temporary folder; `ports` replaces some of them. */
export async function makeRig(ports: Partial<Ports> = {}): Promise<Rig> {
  const folder = await mkdtemp(join(tmpdir(), 'action-'));
  onTestFinished(async () => rm(folder, { recursive: true, force: true }));
  const target = openLocal({ target: 'host', stateDirectory: join(folder, 'state'), graceMilliseconds: 200 });
  let printed = '';
  const context: ActionContext = {
    ports: {
      clock: systemClock,
      codec: nodeCodec,
      certificates: nodeCertificates,
      network: systemNetwork,
      project: new DirectoryFiles(folder),
      target: async () => target,
      containers: absent,
      database: absent,
      store: async (name) => new DirectoryStore(join(folder, `store-${name}`)),
      secrets: absent,
      mail: absent,
      infrastructure: absent,
      ...ports,
    },
    target,
    signal: new AbortController().signal,
    identity: { run: 'r1', step: 'step', attempt: 1 },
    owner: 'step',
    env: {},
    print: (text) => {
      printed += typeof text === 'string' ? text : new TextDecoder().decode(text);
    },
  };
  return {
    folder,
    context,
    printed: () => printed,
    run: async (name, input, changes = {}) => actionNamed(name).execute(input, { ...context, ...changes }),
    change: async (name, input) => {
      const action = actionNamed(name);
      const { compensation } = action;
      if (compensation.kind !== 'inverse') throw new Error(`${name} has no inverse`);
      const captured: unknown = await action.capture(input, context);
      const result = await action.execute(input, context);
      return { result, captured, undo: async () => compensation.undo(input, captured, context) };
    },
  };
}
