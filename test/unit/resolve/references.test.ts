import { describe, expect, test } from 'vitest';
import { problems, resolve, runbookText } from './resolve-support.ts';

const head = `inputs:
  service: { type: string, enum: [nginx, gitea] }
  count: { type: integer, default: 3 }
  flag: { type: boolean, default: false }
  opt: { type: string, required: false }
  hosts: { type: list, items: { type: string }, default: [a] }
secrets:
  database: { from: gitea/database }
steps:
  - { id: first, uses: test.look }
  - { id: maybe, uses: test.look, if: inputs.flag }
  - { id: many, uses: test.look, foreach: "{{ inputs.hosts }}" }
  - { id: tolerated, uses: test.look, continueOnError: true }
  - { id: lines, run: ls, effect: read, with: { output: lines } }
  - { id: script, run: ls, effect: read }
`;

/** A step behind those of the head. */
function step(text: string): string {
  return runbookText(`${head}  - { id: here, uses: test.look, ${text} }\n`);
}

describe('what can be read', () => {
  test.each([
    'with: { text: "{{ inputs.service }}" }',
    'with: { text: "{{ vars.images.nginx.digest }}" }',
    'with: { text: "{{ steps.first.outputs.map.digest }}" }',
    'with: { text: "{{ steps.first.outputs.list.[0] }}" }',
    'with: { text: "{{ steps.first.outputs.any.what.ever }}" }',
    'with: { list: "{{ steps.many.outputs.text }}" }',
    'with: { list: "{{ steps.lines.outputs.stdout }}" }',
    'with: { text: "{{ steps.script.outputs.stdout }}" }',
    'with: { text: "{{ default steps.maybe.outputs.text inputs.service }}" }',
    'with: { text: "{{ default (lower steps.maybe.outputs.text) \'x\' }}" }',
    'with: { text: "{{ default inputs.opt steps.first.outputs.maybe \'x\' }}" }',
    'with: { text: "{{ default steps.tolerated.outputs.text \'x\' }}" }',
    'with: { text: "{{ run.id }} of {{ run.runbook }}" }',
    'with: { text: "{{ inputs.count }} and {{ inputs.flag }}" }',
    'with: { text: "{{ concat inputs.count }}" }',
    'with: { count: "{{ inputs.count }}" }',
    'with: { token: "{{ secrets.database }}" }',
    'with: { token: "postgres://{{ secrets.database }}@db" }',
    'with: { text: "{{ item }}/{{ index }}" }, foreach: [a, b]',
    'with: { text: "{{ item }}" }, foreach: "{{ inputs.hosts }}"',
    'with: { text: "{{ env.A }}" }, env: { A: "{{ inputs.count }}" }',
    'env: { A: "{{ secrets.database }}" }',
    'if: eq inputs.service "nginx"',
    'if: and (gt inputs.count 2) (not inputs.flag)',
    'target: "{{ item }}", foreach: [host, db]',
    String.raw`with: { text: '\{{ inputs.nothing }}' }`,
  ])('%s', (text) => {
    expect(problems(step(text))).toEqual([]);
  });

  test('anything below vars when no environment is known', () => {
    expect(
      problems(
        step('with: { text: "{{ vars.what.ever }}" }, target: anything'),
        {},
        { vars: undefined, targets: undefined },
      ),
    ).toEqual([]);
  });
});

describe('what cannot be read', () => {
  test.each([
    ['with: { text: "{{ input.service }}" }', 'RB301 input'],
    ['with: { text: "{{ service }}" }', 'RB301 service'],
    ['with: { text: "{{ inputs }}" }', 'RB301 inputs'],
    ['with: { text: "{{ inputs.servce }}" }', 'RB301 servce'],
    ['with: { text: "{{ inputs.service.name }}" }', 'RB301 name'],
    ['with: { text: "{{ vars.images.apache.digest }}" }', 'RB301 apache'],
    ['with: { token: "{{ secrets.databse }}" }', 'RB301 databse'],
    ['with: { token: "{{ secrets.database.key }}" }', 'RB301 key'],
    ['with: { text: "{{ steps.frist.outputs.text }}" }', 'RB301 frist'],
    ['with: { text: "{{ steps.first.text }}" }', 'RB301 text'],
    ['with: { text: "{{ steps.first.outputs.map.digests }}" }', 'RB301 digests'],
    ['with: { text: "{{ run.idd }}" }', 'RB301 idd'],
    ['with: { text: "{{ env.A }}" }', 'RB301 A'],
    ['if: eq env.A "x"', 'RB301 env'],
    ['with: { text: "{{ steps.here.outputs.text }}" }', 'RB302 here'],
    ['with: { text: "{{ steps.script.outputs.stdout }}" }, needs: [first]', 'RB302 script'],
    ['with: { text: "{{ steps.first.outputs.txt }}" }', 'RB303 txt'],
    ['with: { text: "{{ steps.maybe.outputs.text }}" }', 'RB304 steps.maybe.outputs.text'],
    ['with: { text: "a {{ lower steps.maybe.outputs.text }}" }', 'RB304 steps.maybe.outputs.text'],
    ['with: { text: "{{ steps.tolerated.outputs.text }}" }', 'RB304 steps.tolerated.outputs.text'],
    ['with: { text: "{{ inputs.opt }}" }', 'RB304 inputs.opt'],
    ['with: { text: "{{ steps.first.outputs.maybe }}" }', 'RB304 steps.first.outputs.maybe'],
    ['with: { text: "{{ default inputs.opt steps.maybe.outputs.text }}" }', 'RB304 inputs.opt'],
    ['with: { text: "{{ item }}" }', 'RB305 item'],
    ['if: eq item "a", foreach: [a]', 'RB305 item'],
    ['with: { text: "{{ captured.a.text }}" }', 'RB306 captured'],
    ['with: { text: "{{ run.outcome }}" }', 'RB308 outcome'],
    ['with: { text: "{{ secrets.database }}" }', 'RB309 secrets.database'],
    ['if: eq secrets.database "x"', 'RB309 secrets.database'],
    ['foreach: ["{{ secrets.database }}"]', 'RB309 secrets.database'],
    ['target: "{{ secrets.database }}"', 'RB309 secrets.database'],
    ['name: "{{ inputs.service }}"', 'RB311 "{{ inputs.service }}"'],
    ['with: { text: "{{ lowr inputs.service }}" }', 'RB322 lowr'],
    ['with: { text: "{{ lower inputs.service \'x\' }}" }', "RB323 {{ lower inputs.service 'x' }}"],
    ['if: eq inputs.count "3"', 'RB324 eq inputs.count "3"'],
    ['if: eq inputs.service "ngnix"', 'RB324 "ngnix"'],
    ['if: gt inputs.service 1', 'RB324 inputs.service'],
    ['with: { text: "{{ inputs.count }}" }', 'RB325 {{ inputs.count }}'],
    ['with: { text: "{{ inputs.hosts }}" }', 'RB325 inputs.hosts'],
    ['with: { text: "a {{ inputs.hosts }}" }', 'RB325 inputs.hosts'],
    ['with: { count: "{{ inputs.count }} " }', 'RB325 "{{ inputs.count }} "'],
    ['with: { count: "{{ steps.first.outputs.ratio }}" }', 'RB325 steps.first.outputs.ratio'],
    ['with: { mode: "{{ inputs.service }}" }', 'RB325 inputs.service'],
    ['with: { list: [ "{{ inputs.count }}" ] }', 'RB325 inputs.count'],
    ['with: { map: { a: "{{ inputs.service }}" } }', 'RB325 inputs.service'],
    ['with: { map: "{{ steps.first.outputs.map }}" }', 'RB325 steps.first.outputs.map'],
    ['foreach: inputs.hosts', 'RB325 inputs.hosts'],
    ['foreach: "{{ inputs.service }}"', 'RB325 inputs.service'],
    ['env: { A: "{{ inputs.hosts }}" }', 'RB325 "{{ inputs.hosts }}"'],
    ['with: { text: wrong }', 'RB325 wrong'],
    ['if: inputs.count', 'RB326 inputs.count'],
    ['if: "{{ inputs.flag }}"', 'RB327 "{{ inputs.flag }}"'],
    ['if: inputs.flag == true', 'RB320 ='],
    ['with: { text: "{{#if a}}b{{/if}}" }', 'RB321 {{#if a}}b{{/if}}'],
    ['target: hots', 'RB340 hots'],
  ])('%s', (text, problem) => {
    // Whether quotes and braces belong to the place says nothing.
    const bare = (line: string): string => line.replaceAll(/["{}]/g, '').replaceAll(/ +/g, ' ').trim();
    expect(problems(step(text)).map(bare)).toEqual([bare(problem)]);
  });

  test('one unknown step is one problem, not one for each use of it', () => {
    const text = runbookText(`steps:
  - { id: a, uses: test.loook }
  - { id: b, uses: test.look, with: { text: "{{ steps.a.outputs.x }}", list: "{{ steps.a.outputs.y }}" } }
`);
    expect(problems(text)).toEqual(['RB333 test.loook']);
  });

  test('a near miss is named', () => {
    const { diagnostics } = resolve(step('with: { text: "{{ inputs.servce }}" }'));
    expect(diagnostics[0]?.help).toBe('did you mean `service`?');
  });

  test('places are found in every style of YAML', () => {
    const text = runbookText(`inputs: { ok: { type: string } }
steps:
  - id: a
    uses: test.look
    with:
      text: >-
        some folded text
        with {{ inputs.one }} in it
  - id: b
    uses: test.look
    with:
      text: |
        a literal
          {{ inputs.two }}
  - id: c
    uses: test.look
    with: { text: 'it''s {{ inputs.three }}' }
  - id: d
    uses: test.look
    with: { text: "tab\\t \\"q\\" \\u00e9 {{ inputs.four }}" }
  - id: e
    uses: test.look
    with:
      text: plain
        over lines {{ inputs.five }}
`);
    expect(problems(text)).toEqual(['RB301 one', 'RB301 two', 'RB301 three', 'RB301 four', 'RB301 five']);
  });
});

describe('scripts', () => {
  test('refuse expressions and show the step with env', () => {
    const text = runbookText(`inputs: { service: { type: string } }
steps:
  - id: restart
    irreversible: none
    run: systemctl restart {{ inputs.service }} "by {{ run.id }}"
`);
    const { diagnostics } = resolve(text);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.code).toBe('RB310');
    expect(diagnostics[0]?.help).toContain(`  id: restart
  env:
    SERVICE: "{{ inputs.service }}"
    ID: "{{ run.id }}"
  run: systemctl restart "$SERVICE" "by \${ID}"`);
  });

  test('the long form as well', () => {
    const text = runbookText(`steps:
  - { id: a, uses: command, effect: read, with: { script: "echo {{ run.id }}" } }
`);
    expect(problems(text)).toEqual(['RB310 {{ run.id }}']);
  });

  test('braces of another program are written with a backslash', () => {
    const text = runbookText(`steps:
  - id: a
    effect: read
    run: docker ps --format '\\{{.ID}}'
`);
    expect(problems(text)).toEqual([]);
    expect(problems(text.replace('\\{{', '{{'))).toEqual(['RB310 {{.ID}}']);
  });

  test('an argument list takes values but no secrets', () => {
    const text = runbookText(`secrets: { a: { from: b } }
steps:
  - { id: a, uses: command, effect: read, with: { argv: [echo, "{{ run.id }}", "{{ secrets.a }}"] } }
`);
    expect(problems(text)).toEqual(['RB309 secrets.a']);
  });
});

describe('rollback, finally, requires and outputs', () => {
  const guarded = (rollback: string): string =>
    runbookText(`steps:
  - { id: before, uses: test.look }
  - id: swap
    uses: test.declared
    needs: [before]
    foreach: [a]
    capture:
      old: { uses: test.look }
    rollback:
      - { uses: test.look, with: { text: "${rollback}" } }
  - { id: beside, uses: test.look, needs: [] }
`);

  test.each(['{{ steps.before.outputs.text }}', '{{ captured.old.map.digest }}', '{{ item }}'])(
    'a rollback reads %s',
    (text) => {
      expect(problems(guarded(text))).toEqual([]);
    },
  );

  test.each([
    ['{{ steps.swap.outputs.text }}', 'RB307 swap'],
    ['{{ steps.beside.outputs.text }}', 'RB302 beside'],
    ['{{ captured.odl.text }}', 'RB301 odl'],
    ['{{ captured.old.txt }}', 'RB301 txt'],
  ])('a rollback cannot read %s', (text, problem) => {
    expect(problems(guarded(text))).toEqual([problem]);
  });

  test("outputs of rollback and finally steps are nobody's", () => {
    const text = runbookText(`steps:
  - { id: a, uses: test.look }
finally:
  - { id: clean, uses: test.look }
  - { uses: test.look, with: { text: "{{ steps.clean.outputs.text }}" } }
`);
    expect(problems(text)).toEqual(['RB302 clean']);
  });

  test('finally knows the outcome, and needs a default for outputs', () => {
    const text = (value: string): string =>
      runbookText(`steps:
  - { id: a, uses: test.look }
finally:
  - { uses: test.look, if: ne run.outcome "unchanged", with: { text: "${value}" } }
`);
    expect(problems(text("{{ run.failure }} {{ default steps.a.outputs.text 'none' }}"))).toEqual([]);
    expect(problems(text('{{ steps.a.outputs.text }}'))).toEqual(['RB304 steps.a.outputs.text']);
  });

  test('requires come before every step', () => {
    const text = runbookText(`requires:
  - { uses: test.look, with: { text: "{{ steps.a.outputs.text }}" } }
steps:
  - { id: a, uses: test.look }
`);
    expect(problems(text)).toEqual(['RB302 a']);
  });

  test('an output needs a default where a finish can come before it', () => {
    const text = (value: string): string =>
      runbookText(`inputs: { done: { type: boolean } }
steps:
  - { id: current, uses: test.look }
  - { id: end, uses: finish, if: inputs.done }
  - { id: swap, uses: test.look }
outputs: { digest: "${value}" }
`);
    expect(problems(text('{{ steps.swap.outputs.text }}'))).toEqual(['RB304 steps.swap.outputs.text']);
    expect(problems(text('{{ steps.current.outputs.text }}'))).toEqual([]);
    expect(problems(text('{{ default steps.swap.outputs.text steps.current.outputs.text }}'))).toEqual([]);
  });
});
