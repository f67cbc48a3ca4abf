import { command } from '../../../engine/actions/command/command.ts';
import { defineAction, type Action } from '../../../engine/actions/define-action.ts';
import type { Diagnostic, Result } from '../../../engine/diagnostics/diagnostic.ts';
import { parseYaml } from '../../../engine/parse/parse-yaml.ts';
import type { SyntaxTree } from '../../../engine/parse/syntax-tree.ts';
import type { LoadedDocument } from '../../../engine/resolve/resolution.ts';
import { resolveProgram, type ResolveRequest } from '../../../engine/resolve/resolve-program.ts';
import type { Program, Runbook, Step } from '../../../engine/runbook/runbook.ts';

const nothing = { type: 'object', properties: {}, additionalProperties: false } as const;

/** A read with outputs of every kind, one of them optional. */
const look: Action = defineAction({
  name: 'test.look',
  summary: 'Look',
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      text: { type: 'string' },
      mode: { type: 'string', enum: ['fast', 'slow'] },
      count: { type: 'integer' },
      list: { type: 'array', items: { type: 'string' } },
      map: { type: 'object', properties: { a: { type: 'number' } }, additionalProperties: false },
      token: { type: 'string' },
    },
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      text: { type: 'string' },
      count: { type: 'integer' },
      ratio: { type: 'number' },
      flag: { type: 'boolean' },
      list: { type: 'array', items: { type: 'string' } },
      map: {
        type: 'object',
        properties: { digest: { type: 'string' } },
        required: ['digest'],
        additionalProperties: false,
      },
      maybe: { type: 'string' },
      any: {},
    },
    required: ['text', 'count', 'ratio', 'flag', 'list', 'map', 'any'],
    additionalProperties: false,
  },
  secretInputs: ['token'],
  check: (input) =>
    input['text'] === 'wrong' ? [{ path: ['text'], message: 'is wrong', help: 'make it right' }] : [],
  execute: () => Promise.reject(new Error('not executed here')),
  compensation: { kind: 'not-needed', reason: 'only looks' },
  example: '',
});

function change(name: string, compensation: Action['compensation'], settles: boolean): Action {
  return defineAction({
    name,
    summary: 'Change',
    effect: 'change',
    input: { ...nothing, properties: { text: { type: 'string' } } },
    output: {
      type: 'object',
      properties: { text: { type: 'string' } },
      required: ['text'],
      additionalProperties: false,
    },
    execute: () => Promise.reject(new Error('not executed here')),
    compensation,
    ...(settles ? { settle: () => Promise.resolve({ verdict: 'not-started' as const }) } : {}),
    example: '',
  });
}

const inverse: Action['compensation'] = {
  kind: 'inverse',
  summary: 'puts it back',
  undo: () => Promise.resolve(),
};

/** Actions of every kind of undo. */
const testActions: readonly Action[] = [
  command,
  look,
  change('test.declared', { kind: 'declared' }, false),
  change('test.inverse', inverse, true),
  change('test.harmless', { kind: 'not-needed', reason: 'leaves nothing behind' }, false),
  change('test.final', { kind: 'irreversible', reason: 'sent is sent' }, false),
];

/** Parses a document; a mistake in its YAML is one of the test. */
function tree(path: string, text: string): SyntaxTree {
  const parsed = parseYaml({ path, text });
  if (!parsed.ok) throw new Error(parsed.diagnostics.map((diagnostic) => diagnostic.message).join('; '));
  return parsed.value;
}

/** A runbook with the given keys below the header. */
export function runbookText(body: string, name = 'main'): string {
  return `apiVersion: runbook/v1\nname: ${name}\nsummary: s\n${body}`;
}

/** A composite with the given keys below the header. */
export function compositeText(body: string, name = 'part'): string {
  return `apiVersion: runbook/v1\nkind: Action\nname: ${name}\nsummary: s\n${body}`;
}

export interface Files {
  readonly [name: string]: string;
}

/** Resolves a text; `files` holds what it calls, by runbook name or path. */
export function resolve(
  text: string,
  files: Files = {},
  more: Partial<ResolveRequest> = {},
): Result<Program> {
  const load = (name: string): Result<LoadedDocument> => {
    const found = files[name];
    return found === undefined
      ? { ok: false, diagnostics: [] }
      : { ok: true, value: { key: name, tree: tree(`${name}.yaml`, found) }, diagnostics: [] };
  };
  return resolveProgram({
    root: { key: 'main', tree: tree('main.yaml', text) },
    load,
    actions: new Map(testActions.map((action) => [action.name, action])),
    vars: { url: 'https://example.org', images: { nginx: { digest: 'sha256:1' } }, port: 80 },
    targets: ['host', 'db'],
    ...more,
  });
}

/** Each problem as `code at "text": message`. */
export function problems(
  text: string,
  files: Files = {},
  more: Partial<ResolveRequest> = {},
): readonly string[] {
  return resolve(text, files, more).diagnostics.map((diagnostic) =>
    shown(diagnostic, { 'main.yaml': text, ...named(files) }),
  );
}

function named(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${name}.yaml`, text]));
}

function shown({ code, primary }: Diagnostic, texts: Files): string {
  const span = primary?.span;
  return `${code} ${span === undefined ? '' : (texts[span.file] ?? '').slice(span.start, span.end)}`;
}

/** The runbook of a text that has to resolve. */
export function resolved(text: string, files: Files = {}, more: Partial<ResolveRequest> = {}): Runbook {
  const result = resolve(text, files, more);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics, null, 1));
  const runbook = result.value.runbooks[result.value.root];
  if (runbook === undefined) throw new Error('the root is not in the program');
  return runbook;
}

/** One step of a runbook. */
export function stepOf(runbook: Runbook, id: string): Step {
  const step = runbook.steps.find((candidate) => candidate.id === id);
  if (step === undefined) throw new Error(`no step ${id}`);
  return step;
}
