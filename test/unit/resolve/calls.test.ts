import { describe, expect, test } from 'vitest';
import { compositeText, problems, resolve, resolved, runbookText, stepOf } from './resolve-support.ts';

const child = runbookText(
  `inputs:
  reason: { type: string, description: why }
  count: { type: integer, default: 2 }
steps:
  - { id: a, uses: test.look }
outputs:
  digest: "{{ steps.a.outputs.map.digest }}"
  count: "{{ steps.a.outputs.count }}"
`,
  'child',
);

function call(inputs: string, more = ''): string {
  return runbookText(`secrets: { s: { from: x } }
steps:
  - id: c
    uses: runbook.run
    with: { runbook: child, inputs: ${inputs} }
${more}`);
}

describe('calling a runbook', () => {
  test('fills in defaults, and gives typed outputs', () => {
    const text = call(
      '{ reason: "{{ run.id }}" }',
      '  - { id: d, uses: test.look, with: { text: "{{ steps.c.outputs.digest }}/{{ steps.c.outputs.outcome }}", count: "{{ steps.c.outputs.count }}" } }\n',
    );
    const result = resolve(text, { child });
    if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
    expect(Object.keys(result.value.runbooks)).toEqual(['main', 'child']);
    expect(stepOf(resolved(text, { child }), 'c')).toMatchObject({
      effect: 'read',
      outputs: ['digest', 'count', 'outcome'],
      body: {
        kind: 'call',
        runbook: 'child',
        inputs: {
          kind: 'map',
          entries: { reason: { kind: 'expression' }, count: { kind: 'constant', value: 2 } },
        },
      },
    });
  });

  test.each([
    ['{ raeson: x, reason: y }', 'RB336 raeson'],
    ['{}', 'RB337 runbook.run'],
    ['{ reason: 3 }', 'RB325 3'],
    ['{ reason: x, count: "{{ run.id }}" }', 'RB325 run.id'],
    ['{ reason: "{{ secrets.s }}" }', 'RB309 secrets.s'],
  ])('with %s', (inputs, problem) => {
    expect(problems(call(inputs), { child })).toEqual([problem]);
  });

  test.each([
    ['{ id: c, uses: runbook.run, with: { runbook: chld } }', ['RB334 chld']],
    ['{ id: c, uses: runbook.run, with: { runbook: "{{ run.id }}" } }', ['RB311 "{{ run.id }}"']],
    ['{ id: c, uses: runbook.run }', ['RB337 runbook.run']],
    ['{ id: c, uses: ./none.yaml }', ['RB334 ./none.yaml']],
    [
      '{ id: c, uses: runbook.run, with: { runbook: child, inputs: { reason: x } }, retry: { attempts: 2 } }',
      ['RB338 retry'],
    ],
    [
      '{ id: c, uses: runbook.run, with: { runbook: child, input: { reason: x } } }',
      ['RB201 input', 'RB337 runbook.run'],
    ],
    [
      '{ id: c, uses: test.inverse, rollback: [ { uses: runbook.run, with: { runbook: child, inputs: { reason: x } } } ] }',
      ['RB339 runbook.run'],
    ],
  ])('%s', (step, found) => {
    expect(problems(runbookText(`steps:\n  - ${step}\n`), { child }).toSorted()).toEqual(found);
  });

  test('an output that the child does not have', () => {
    const text = call(
      '{ reason: x }',
      '  - { id: d, uses: test.look, with: { text: "{{ steps.c.outputs.digst }}" } }\n',
    );
    expect(problems(text, { child })).toEqual(['RB303 digst']);
  });

  test('mistakes of a child are reported with its file, once', () => {
    const broken = child.replace('map.digest', 'map.digst');
    const twice = runbookText(`steps:
  - { id: a, uses: runbook.run, with: { runbook: child, inputs: { reason: x } } }
  - { id: b, uses: runbook.run, with: { runbook: child, inputs: { reason: x } } }
`);
    const { diagnostics } = resolve(twice, { child: broken });
    expect(diagnostics.map((diagnostic) => [diagnostic.code, diagnostic.primary?.span.file])).toEqual([
      ['RB301', 'child.yaml'],
    ]);
  });

  test('an envelope that does not hold is not read any further', () => {
    const found = problems(call('{ reason: x }'), {
      child: 'apiVersion: runbook/v1\nname: child\nsummary: s\nsteeps: []\n',
    });
    expect(found.every((problem) => problem.startsWith('RB2'))).toBe(true);
    expect(found.length).toBeGreaterThan(0);
  });

  test('a change in a child makes the call one', () => {
    const changing = runbookText('steps: [ { id: a, uses: test.inverse } ]\n', 'child');
    const text = runbookText(`steps:
  - { id: c, uses: runbook.run, with: { runbook: child } }
  - { id: d, uses: test.inverse, needs: [], commit: true }
`);
    expect(problems(text, { child: changing })).toEqual(['RB404 c']);
  });
});

describe('recursion', () => {
  const calls = (name: string, other: string): string =>
    runbookText(`steps: [ { id: x, uses: runbook.run, with: { runbook: ${other} } } ]\n`, name);

  test('of a runbook that calls itself', () => {
    const text = calls('main', 'main');
    const { diagnostics } = resolve(text, { main: text });
    expect(diagnostics.map((diagnostic) => diagnostic.message)).toEqual([
      'this call leads back to itself: `main` calls `main`',
    ]);
  });

  test('through others', () => {
    const { diagnostics } = resolve(calls('main', 'one'), {
      one: calls('one', 'two'),
      two: calls('two', 'one'),
    });
    expect(diagnostics.map((diagnostic) => [diagnostic.code, diagnostic.message])).toEqual([
      ['RB335', 'this call leads back to itself: `one` calls `two` calls `one`'],
    ]);
  });
});

describe('composites', () => {
  const part = compositeText(`inputs: { name: { type: string } }
steps: [ { id: a, uses: test.look, with: { text: "{{ inputs.name }}" } } ]
outputs: { text: "{{ steps.a.outputs.text }}" }
`);

  test('take their inputs as with, and give outputs', () => {
    const text = runbookText(`steps:
  - { id: c, uses: ./part.yaml, with: { name: x } }
  - { id: d, uses: test.look, with: { text: "{{ steps.c.outputs.text }}" } }
`);
    const files = { './part.yaml': part };
    expect(problems(text, files)).toEqual([]);
    expect(stepOf(resolved(text, files), 'c').body).toMatchObject({ kind: 'call', runbook: './part.yaml' });
    expect(problems(text.replace('name: x', 'nmae: x'), files)).toEqual(['RB337 ./part.yaml', 'RB336 nmae']);
  });

  test('of another kind of document are refused', () => {
    expect(
      problems(runbookText('steps: [ { id: c, uses: ./part.yaml } ]\n'), { './part.yaml': child })[0],
    ).toMatch(/^RB2/);
  });
});

describe('size', () => {
  test('a chain of 10,000 steps that read across it', () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, index) =>
        `  - { id: s${index}, uses: test.look, with: { text: "{{ ${index < 2 ? 'run.id' : `steps.s${(index * 7) % (index - 1)}.outputs.text`} }}" } }`,
    );
    const runbook = resolved(runbookText(`steps:\n${lines.join('\n')}\n`));
    expect(runbook.steps).toHaveLength(10_000);
  });
});
