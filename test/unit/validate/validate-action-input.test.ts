import { describe, expect, it } from 'vitest';
import { actions } from '../../../engine/actions/registry.ts';
import { parseYaml } from '../../../engine/parse/parse-yaml.ts';
import { validators } from '../../../engine/validate/generated/actions.js';
import { validateActionInput } from '../../../engine/validate/validate-action-input.ts';

const parent = { file: 'a.yaml', start: 0, end: 0 };

function problems(action: string, text: string): readonly string[] {
  const source = { path: 'a.yaml', text };
  const parsed = parseYaml(source);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  return validateActionInput(action, parsed.value.root, parent, source).map(
    ({ code, primary }) => `${code} ${text.slice(primary?.span.start, primary?.span.end)}`,
  );
}

describe('validators', () => {
  it('exist for every action, and for the short form of command', () => {
    const names = [...actions.map((action) => action.name), 'run'];
    expect(Object.keys(validators).toSorted()).toEqual(names.toSorted());
  });
});

describe('validateActionInput', () => {
  it('leaves values with expressions to the check of types', () => {
    expect(problems('http.check', '{ url: "{{ vars.url }}", status: "{{ inputs.status }}" }')).toEqual([]);
    expect(problems('http.check', '{ url: "{{ vars.url }}", status: many }')).toEqual(['RB203 many']);
  });

  it('finds unknown keys and wrong values within lists', () => {
    expect(problems('command', '{ argv: [ls, 5], exitCodes: [0, 256], shell: true }')).toEqual([
      'RB201 shell',
      'RB203 5',
      'RB206 256',
    ]);
  });

  it('reports a missing input at the key above', () => {
    expect(validateActionInput('http.check', undefined, parent)).toMatchObject([
      { code: 'RB202', message: '`http.check` lacks the key `url`', primary: { span: parent } },
    ]);
  });

  it('allows with `run` what a script can have, and neither program nor script again', () => {
    expect(problems('run', '{ cwd: /tmp, output: json, exitCodes: [0], stdin: x }')).toEqual([]);
    expect(problems('run', '{ argv: [ls] }')).toEqual(['RB201 argv']);
  });

  it('is silent about unknown actions and about a `with` that is no map, which others report', () => {
    expect(problems('no.such', '{ a: 1 }')).toEqual([]);
    expect(problems('constructor', '{ a: 1 }')).toEqual([]);
    expect(problems('http.check', '"{{ vars.all }}"')).toEqual([]);
  });
});
