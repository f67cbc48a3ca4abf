import { describe, expect, test } from 'vitest';
import { compositeText, problems, resolve, resolved, runbookText, stepOf } from './resolve-support.ts';

function steps(text: string): string {
  return runbookText(`steps:\n${text}`);
}

describe('order', () => {
  test('a step without needs needs the one above it', () => {
    const runbook = resolved(
      steps(`  - { id: a, uses: test.look }
  - { id: b, uses: test.look }
  - { id: c, uses: test.look, needs: [] }
  - { id: d, uses: test.look, needs: [a, c, a] }
`),
    );
    expect(runbook.steps.map((step) => step.needs)).toEqual([[], ['a'], [], ['a', 'c']]);
  });

  test.each([
    ['an unknown need', '[frist]', 'RB330 frist'],
    ['itself', '[b]', 'RB332 b'],
  ])('%s', (_, needs, problem) => {
    expect(
      problems(
        steps(`  - { id: first, uses: test.look }\n  - { id: b, uses: test.look, needs: ${needs} }\n`),
      ),
    ).toEqual([problem]);
  });

  test('a cycle is named step by step, once', () => {
    const { diagnostics } = resolve(
      steps(`  - { id: a, uses: test.look, needs: [c] }
  - { id: b, uses: test.look }
  - { id: c, uses: test.look, needs: [b] }
  - { id: d, uses: test.look, with: { text: "{{ steps.c.outputs.text }}" } }
`),
    );
    expect(diagnostics.map((diagnostic) => diagnostic.message)).toEqual([
      'these steps wait for each other: `a` needs `c` needs `b` needs `a`',
    ]);
    expect(diagnostics[0]?.secondary).toHaveLength(2);
  });

  test('every cycle is reported, and what only waits for one is not', () => {
    const text = steps(`  - { id: a, uses: test.look, needs: [b] }
  - { id: b, uses: test.look, needs: [a] }
  - { id: c, uses: test.look, needs: [d] }
  - { id: d, uses: test.look, needs: [c, a] }
  - { id: e, uses: test.look, needs: [d] }
`);
    expect(resolve(text).diagnostics.map(({ message }) => message.replace(/.*: /, ''))).toEqual([
      '`a` needs `b` needs `a`',
      '`c` needs `d` needs `c`',
    ]);
  });

  test('an id is used once in a whole runbook', () => {
    const text = runbookText(`steps:
  - { id: a, uses: test.declared, rollback: [ { id: a, uses: test.look } ] }
  - { id: b, uses: test.look }
  - { id: b, uses: test.look }
finally:
  - { id: b, uses: test.look }
`);
    expect(problems(text)).toEqual(['RB331 a', 'RB331 b', 'RB331 b']);
  });
});

describe('undo', () => {
  test.each([
    ['{ id: a, uses: test.look }', { kind: 'none' }],
    ['{ id: a, uses: test.inverse }', { kind: 'inverse', summary: 'puts it back' }],
    ['{ id: a, uses: test.harmless }', { kind: 'none' }],
    ['{ id: a, uses: test.final }', { kind: 'irreversible', reason: 'sent is sent' }],
    ['{ id: a, uses: test.inverse, irreversible: why }', { kind: 'irreversible', reason: 'why' }],
    ['{ id: a, run: x, effect: read }', { kind: 'none' }],
    ['{ id: a, uses: test.inverse, rollback: [ { uses: test.declared } ] }', { kind: 'steps' }],
  ])('%s', (step, undo) => {
    expect(stepOf(resolved(steps(`  - ${step}\n`)), 'a').undo).toMatchObject(undo);
  });

  test('rollback steps are changes without undo of their own, one after the other', () => {
    const { undo } = stepOf(
      resolved(
        steps(
          '  - { id: a, uses: test.inverse, rollback: [ { uses: test.declared }, { id: x, uses: test.look } ] }\n',
        ),
      ),
      'a',
    );
    if (undo.kind !== 'steps') throw new Error('no rollback steps');
    expect(undo.steps.map(({ id, needs, undo: own }) => [id, needs, own.kind])).toEqual([
      ['a-rollback-1', [], 'none'],
      ['x', ['a-rollback-1'], 'none'],
    ]);
  });

  test.each([
    ['{ id: a, uses: test.declared }', ['RB401 a']],
    ['{ id: a, run: x }', ['RB401 a']],
    [
      '{ id: a, uses: test.declared, irreversible: x, rollback: [ { uses: test.look } ] }',
      ['RB402 irreversible'],
    ],
    ['{ id: a, uses: test.look, rollback: [ { uses: test.look } ] }', ['RB403 rollback']],
    ['{ id: a, uses: test.look, irreversible: x }', ['RB403 irreversible']],
    ['{ id: a, uses: test.inverse, capture: { x: { uses: test.declared } } }', ['RB406 test.declared']],
    ['{ id: a, uses: test.inverse, capture: { x: { uses: test.lok } } }', ['RB333 test.lok']],
    ['{ id: a, uses: test.final, onInterrupt: probe }', ['RB407 probe']],
    ['{ id: a, uses: test.inverse, rollback: [ { uses: test.look, commit: true } ] }', ['RB408 commit']],
    ['{ id: a, uses: test.look, effect: read }', ['RB409 effect']],
    ['{ id: a, run: x, plan: true, irreversible: x }', ['RB409 plan']],
    ['{ id: a, uses: test.look, plan: true }', ['RB409 plan']],
  ])('%s', (step, found) => {
    expect(problems(steps(`  - ${step}\n`))).toEqual(found);
  });

  test('changes come before or after a point of no return', () => {
    const text = steps(`  - { id: before, uses: test.inverse }
  - { id: beside, uses: test.inverse, needs: [before] }
  - { id: reads, uses: test.look, needs: [before] }
  - { id: commit, uses: test.inverse, needs: [before], commit: true }
  - { id: after, uses: test.inverse }
`);
    expect(problems(text)).toEqual(['RB404 beside']);
  });

  test('a composite has no point of no return', () => {
    const part = compositeText('steps:\n  - { id: a, uses: test.inverse, commit: true }\n');
    expect(problems(steps('  - { id: a, uses: ./part.yaml }\n'), { './part.yaml': part })).toEqual([
      'RB405 commit',
    ]);
  });

  test.each([
    ['uses: test.look', 'rerun'],
    ['uses: test.inverse', 'probe'],
    ['uses: test.final', 'rollback'],
    ['uses: test.final, onInterrupt: ask', 'ask'],
  ])('after an interruption, %s', (step, expected) => {
    expect(stepOf(resolved(steps(`  - { id: a, ${step} }\n`)), 'a').onInterrupt).toBe(expected);
  });
});

describe('what is filled in', () => {
  test('limits', () => {
    const runbook = resolved(
      steps(
        '  - { id: a, uses: test.look }\n  - { id: b, uses: test.look, timeout: 2m, retry: { attempts: 3, delay: 5s } }\n',
      ),
    );
    expect(stepOf(runbook, 'a')).toMatchObject({ timeout: 600_000, retry: { attempts: 1 }, plannable: true });
    expect(stepOf(runbook, 'b')).toMatchObject({
      timeout: 120_000,
      retry: { attempts: 3, delay: 5000, backoff: 2, maxDelay: 60_000, jitter: 0.1, exitCodes: [] },
    });
  });

  test('scripts become commands, their variables text', () => {
    const step = stepOf(
      resolved(
        steps(
          '  - { id: a, run: ls, effect: read, plan: true, with: { cwd: /tmp }, env: { A: 3, B: "{{ run.id }}" } }\n',
        ),
      ),
      'a',
    );
    expect(step).toMatchObject({
      body: {
        kind: 'action',
        action: 'command',
        with: { kind: 'constant', value: { script: 'ls', cwd: '/tmp' } },
      },
      env: { A: { kind: 'constant', value: '3' }, B: { kind: 'text' } },
      plannable: true,
      effect: 'read',
      outputs: ['stdout', 'exitCode'],
    });
  });

  test('foreach in all its forms', () => {
    const foreach = (text: string): unknown =>
      stepOf(resolved(steps(`  - { id: a, uses: test.look, foreach: ${text} }\n`)), 'a').foreach;
    expect(foreach('[a, b]')).toEqual({
      items: { kind: 'constant', value: ['a', 'b'] },
      maxParallel: undefined,
      batch: undefined,
      maxFailures: 0,
    });
    expect(foreach('{ items: [a], maxParallel: 2, batch: 25%, maxFailures: 1 }')).toMatchObject({
      maxParallel: 2,
      batch: { share: 0.25 },
      maxFailures: 1,
    });
    expect(foreach('{ items: [a], batch: 1 }')).toMatchObject({ batch: { count: 1 } });
  });

  test('the header', () => {
    const runbook = resolved(
      runbookText(`docs: words
lock: [a, b]
timeout: 20m
target: host
maxParallel: 4
secrets: { x: { from: a/b, key: c }, y: { from: d } }
inputs: { reason: { type: string } }
schedule: { calendar: "Sun 03:15", jitter: 5m, inputs: { reason: timer } }
steps: [ { id: a, uses: test.look } ]
`),
    );
    expect(runbook).toMatchObject({
      kind: 'runbook',
      name: 'main',
      docs: 'words',
      locks: ['a', 'b'],
      timeout: 1_200_000,
      target: 'host',
      maxParallel: 4,
      secrets: { x: { from: 'a/b', key: 'c' }, y: { from: 'd' } },
      schedule: { calendar: 'Sun 03:15', jitter: 300_000, inputs: { reason: 'timer' }, overlap: 'queue' },
      place: { file: 'main.yaml', line: 1 },
    });
  });

  test('a program is plain JSON', () => {
    const result = resolve(steps('  - { id: a, uses: test.look, if: eq run.id "x" }\n'));
    if (!result.ok) throw new Error('does not resolve');
    expect(JSON.parse(JSON.stringify(result.value))).toEqual(JSON.parse(JSON.stringify(result.value)));
    expect(result.value.root).toBe('main');
  });
});

describe('inputs', () => {
  test.each([
    ['{ type: string, enum: [a, b], default: c }', 'RB341 c'],
    ['{ type: integer, default: 1.5 }', 'RB341 1.5'],
    ['{ type: integer, minimum: 3, default: 2 }', 'RB341 2'],
    ['{ type: string, pattern: "[0-9]+", default: a1 }', 'RB341 a1'],
    ['{ type: list, items: { type: integer }, default: [1, x] }', 'RB341 [1, x]'],
    ['{ type: string, pattern: "[0-9" }', 'RB342 "[0-9"'],
    ['{ type: integer, enum: [1, 2] }', 'RB343 enum'],
    ['{ type: boolean, pattern: x }', 'RB343 pattern'],
    ['{ minimum: 3 }', 'RB343 minimum'],
    ['{ type: map, items: { type: string } }', 'RB343 items'],
    ['{ type: list, items: { type: string, maximum: 3 } }', 'RB343 maximum'],
  ])('%s', (input, problem) => {
    expect(problems(runbookText(`inputs: { a: ${input} }\nsteps: [ { id: a, uses: test.look } ]\n`))).toEqual(
      [problem],
    );
  });

  test.each([
    ['{}', 'RB337 schedule'],
    ['{ reason: x, raeson: y }', 'RB336 raeson'],
    ['{ reason: 3 }', 'RB325 3'],
  ])('a schedule with %s', (inputs, problem) => {
    const text = runbookText(`inputs: { reason: { type: string } }
schedule: { calendar: daily, inputs: ${inputs} }
steps: [ { id: a, uses: test.look } ]
`);
    expect(problems(text)).toEqual([problem]);
  });
});

describe('places and kinds of steps', () => {
  test.each(['approval', 'finish'])('%s among the steps', (uses) => {
    expect(problems(steps(`  - { id: a, uses: ${uses}, with: { message: "go {{ run.id }}" } }\n`))).toEqual(
      [],
    );
  });

  test.each([
    ['{ id: a, uses: approval, retry: { attempts: 2 } }', 'RB338 retry'],
    ['{ id: a, uses: finish, foreach: [a] }', 'RB338 foreach'],
    ['{ id: a, uses: approval, with: { mesage: x } }', 'RB201 mesage'],
    ['{ id: a, uses: test.inverse, rollback: [ { uses: approval } ] }', 'RB339 approval'],
    ['{ id: a, uses: test.inverse, rollback: [ { uses: finish } ] }', 'RB339 finish'],
    ['{ id: a, uses: test.inverse, rollback: [ { uses: test.look, needs: [] } ] }', 'RB338 needs'],
    ['{ id: a, uses: test.inverse, rollback: [ { uses: test.look, foreach: [a] } ] }', 'RB338 foreach'],
  ])('%s', (step, problem) => {
    expect(problems(steps(`  - ${step}\n`))).toEqual([problem]);
  });

  test('requires and invariants only read', () => {
    const text = runbookText(`requires: [ { uses: test.inverse } ]
steps: [ { id: a, uses: test.look } ]
invariants: [ { run: x }, { run: x, effect: read } ]
`);
    expect(problems(text)).toEqual(['RB339 test.inverse', 'RB339 x']);
  });

  test('a lock and a default target are fixed', () => {
    const text = runbookText(
      'lock: "{{ run.id }}"\ntarget: "{{ run.id }}"\nsteps: [ { id: a, uses: test.look } ]\n',
    );
    expect(problems(text)).toEqual(['RB311 "{{ run.id }}"', 'RB311 "{{ run.id }}"']);
  });
});
