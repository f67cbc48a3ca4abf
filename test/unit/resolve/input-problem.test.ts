import { expect, test } from 'vitest';
import { actionsByName } from '../../../engine/actions/registry.ts';
import { secretText, seal } from '../../../engine/expression/secret-text.ts';
import { inputProblem } from '../../../engine/resolve/input-problem.ts';
import type { Json } from '../../../engine/runbook/json.ts';

function problem(action: string, input: Json): string | undefined {
  const rules = actionsByName.get(action);
  if (rules === undefined) throw new Error(`no action ${action}`);
  return inputProblem(rules, input);
}

test.each<readonly [action: string, input: Json, told: RegExp | undefined]>([
  ['tcp.check', { host: 'localhost', port: 22 }, undefined],
  ['tcp.check', { host: 'localhost', port: 65_536 }, /^the input has `port` that is 65536/],
  ['tcp.check', { host: { name: 'localhost' }, port: 22 }, /^the input has `host` that is a map/],
  ['tcp.check', { host: 'localhost', port: null }, /^the input has `port` that is null/],
  ['tcp.check', 'localhost', /^the input is text/],
  ['postgres.drop', { database: 'gitea; drop' }, /does not match/],
  ['http.check', { url: 'ftp://here' }, /^url: /],
  ['file.write', { path: '/tmp/x', content: secretText('token') }, undefined],
  ['file.write', { path: '/tmp/x', json: seal({ $secret: ['mine'] }) }, undefined],
])('%s takes %j, or says why not', (action, input, told) => {
  if (told === undefined) expect(problem(action, input)).toBeUndefined();
  else expect(problem(action, input)).toMatch(told);
});
