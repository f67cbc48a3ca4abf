import type { Action } from '../actions/define-action.ts';
import type { MapNode } from '../parse/syntax-tree.ts';
import type { ObjectSchema, Schema } from '../runbook/schema.ts';
import { scalarAt } from './read-node.ts';

const stdoutKinds: { readonly [kind: string]: Schema } = {
  text: { type: 'string' },
  lines: { type: 'array', items: { type: 'string' } },
  json: {},
};

/**
 * Whether an action runs a program of the runbook's choice, of which only the runbook knows what
 * it does: its output is what the program prints, as the input `output` says.
 */
export function isProgram(action: Action): boolean {
  const { output } = action.input.properties ?? {};
  return output?.type === 'string' && Object.hasOwn(action.output.properties ?? {}, 'stdout');
}

/** The outputs of an action, with the type of `stdout` that its `output` asks for. */
export function outputsOf(action: Action, input: MapNode): ObjectSchema {
  if (!isProgram(action)) return action.output;
  const kind = scalarAt(input, 'output')?.value ?? 'text';
  const stdout = stdoutKinds[String(kind)] ?? {};
  return { ...action.output, properties: { ...action.output.properties, stdout } };
}
