import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Steps of the files that curves are drawn from. */
export const curveSizes: readonly number[] = [10, 100, 1000, 10_000];

/** How the steps of a file hang together: one after the other, or not at all. */
export type Shape = 'chain' | 'wide';

const header = (name: string): string => `apiVersion: runbook/v1
name: ${name}
summary: Made for measuring
`;

/** The path of a runbook of `count` steps that run `true`. */
export function stepsFile(folder: string, shape: Shape, count: number, maxParallel: number): string {
  const path = join(folder, `${shape}-${count}-${maxParallel}.yaml`);
  const needs = shape === 'wide' ? '\n    needs: []' : '';
  const steps = numbers(count).map(
    (number) => `  - id: s${number}
    uses: command
    with: { argv: ["true"] }${needs}
    irreversible: it changes nothing
`,
  );
  writeFileSync(path, `${header(shape)}maxParallel: ${maxParallel}\nsteps:\n${steps.join('')}`);
  return path;
}

/** The path of a runbook as people write them, with inputs, expressions, conditions and outputs that later steps read. */
export function realisticFile(folder: string, count: number): string {
  const path = join(folder, `realistic-${count}.yaml`);
  const steps = numbers(count).map(
    (number) => `  - id: s${number}
    name: Step number ${number}
    if: ne inputs.word ""
    uses: command
    with:
      argv: [echo, "{{ inputs.word }}", "${number}"]
    env: { BEFORE: '{{ ${number === 0 ? 'inputs.word' : `default steps.s${number - 1}.outputs.stdout "none"`} }}' }
    timeout: 30s
    retry: { attempts: 3, delay: 1s }
    irreversible: it changes nothing
`,
  );
  const inputs = 'inputs:\n  word: { type: string, default: hello, description: What is said }\n';
  writeFileSync(path, `${header('realistic')}${inputs}steps:\n${steps.join('')}`);
  return path;
}

/** The path of a Makefile with one target a step, `true` each. */
export function makeFile(folder: string, shape: Shape, count: number): string {
  const path = join(folder, `${shape}-${count}.mk`);
  const all = `all: ${shape === 'chain' ? `s${count - 1}` : numbers(count).map(name).join(' ')}\n`;
  const rules = numbers(count).map((number) => `${name(number)}:${before(shape, number)}\n\t@true\n`);
  writeFileSync(path, `.PHONY: all ${numbers(count).map(name).join(' ')}\n${all}${rules.join('')}`);
  return path;
}

/** The path of a justfile with one recipe a step, `true` each. */
export function justFile(folder: string, shape: Shape, count: number): string {
  const path = join(folder, `${shape}-${count}.just`);
  const all =
    shape === 'chain'
      ? `all: ${name(count - 1)}\n`
      : `[parallel]\nall: ${numbers(count).map(name).join(' ')}\n`;
  const rules = numbers(count).map((number) => `${name(number)}:${before(shape, number)}\n  @true\n`);
  writeFileSync(path, [all, ...rules].join('\n'));
  return path;
}

/** The path of a playbook of `count` tasks. */
export function playbookFile(folder: string, count: number): string {
  const path = join(folder, `chain-${count}-playbook.yaml`);
  const tasks = numbers(count).map((number) => `    - name: step ${number}\n      command: "true"\n`);
  writeFileSync(
    path,
    `- hosts: localhost\n  connection: local\n  gather_facts: false\n  tasks:\n${tasks.join('')}`,
  );
  return path;
}

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, number) => number);

const name = (number: number): string => `s${number}`;

const before = (shape: Shape, number: number): string =>
  shape === 'chain' && number > 0 ? ` ${name(number - 1)}` : '';
