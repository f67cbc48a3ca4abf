import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { hostileValues } from '../../support/secrets/corpus.ts';
import type { HostileValue } from '../../support/secrets/corpus.ts';
import { changedValues, filesBelow, hostilePlace } from '../../support/secrets/hostile-place.ts';
import type { Place } from '../../support/secrets/hostile-place.ts';
import { tracesOf } from '../../support/secrets/spellings.ts';
import { startSshd } from '../../support/ssh/start-sshd.ts';

// The whole corpus takes minutes: `RUNBOOK_HOSTILE=all npx vitest … test/conformance/hostile`.
const whole = process.env['RUNBOOK_HOSTILE'] === 'all';
const corpus = hostileValues(whole ? 200 : 20);
const sshd = await startSshd();
afterAll(async () => {
  if (typeof sshd !== 'string') await sshd.stop();
});

/** What a mail program shows: the headers' words and the text. */
function opened(eml: string): string {
  const [head = '', body = ''] = eml.split('\r\n\r\n');
  const words = head.replaceAll(/=\?UTF-8\?B\?([^?]*)\?=(?:\r\n )?/g, (_, text: string) =>
    Buffer.from(text, 'base64').toString(),
  );
  return `${eml}\n${words}\n${Buffer.from(body, 'base64').toString()}`;
}

interface Seen {
  readonly code: number | null;
  /** Everything that people or programs can see of the run, by where. */
  readonly texts: Readonly<Record<string, string>>;
}

async function observe({ rig }: Place, all: boolean): Promise<Seen> {
  const texts: Record<string, string> = {};
  const keep = (name: string, { stdout, stderr }: { stdout: string; stderr: string }): void => {
    texts[name] = `${stdout}\n${stderr}`;
  };
  keep('plan', await rig.run(['plan', 'hostile', '-o', 'plan.json']));
  const json = await rig.run(['run', 'hostile', '--json']);
  keep('run --json', json);
  if (all) {
    keep('run', await rig.run(['run', 'hostile']));
    keep('run on a terminal', await rig.run(['run', 'hostile'], { terminal: { columns: 100, rows: 30 } }));
  }
  keep('logs', await rig.run(['logs', 'last']));
  keep('logs --output', await rig.run(['logs', 'last', '--output']));
  keep('logs --output --json', await rig.run(['logs', 'last', '--output', '--json']));
  keep('history', await rig.run(['history', '--json']));
  const report = await rig.run(['report', 'last', '-o', 'report.html']);
  keep('report', report);
  for (const path of filesBelow(rig.folder)) {
    const name = path.slice(rig.folder.length + 1);
    if (/^(?:state|plan\.json|report\.html)/.test(name)) texts[name] = readFileSync(path, 'utf8');
    if (name.startsWith('outbox/')) texts[name] = opened(readFileSync(path, 'utf8'));
    if (name.endsWith('/cmdlines')) texts[name] = readFileSync(path, 'utf8');
  }
  return { code: json.code, texts };
}

/** The first of each value's traces that is found, and where; one that is seen without the secret does not count. */
function hits(values: readonly HostileValue[], seen: Seen, control: Seen): readonly string[] {
  const ordinary = Object.values(control.texts).join('\n');
  return values.flatMap(({ name, value }) => {
    const traces = tracesOf(value).filter((trace) => !ordinary.includes(trace));
    return Object.entries(seen.texts).flatMap(([where, text]) => {
      const found = traces.find((trace) => text.includes(trace));
      return found === undefined ? [] : [`${name} in ${where}: ${JSON.stringify(found.slice(0, 60))}`];
    });
  });
}

const harmless: readonly HostileValue[] = corpus.map((_, index) => ({
  name: `harmless ${index}`,
  value: `harmless-value-${String(index).padStart(4, '0')}`,
}));

describe.each(['local', 'sandbox', 'ssh'] as const)('hostile secrets, %s', (on) => {
  test.skipIf(on === 'ssh' && typeof sshd === 'string')(
    'arrive as they are, and are seen nowhere',
    { timeout: whole ? 1_800_000 : 120_000 },
    async () => {
      const controlPlace = await hostilePlace({ from: 'secrets', on, sshd, values: harmless });
      const control = await observe(controlPlace, false);
      expect(control.code).toBe(0);
      const hostile = await hostilePlace({ from: 'secrets', on, sshd, values: corpus });
      const seen = await observe(hostile, on === 'local');
      expect(seen.code, seen.texts['logs']).toBe(0);
      expect(changedValues(hostile, corpus)).toEqual([]);
      expect(hits(corpus, seen, control)).toEqual([]);
      // The looking itself: a value that is not masked is found.
      expect(hits([{ name: 'word', value: 'run-started' }], seen, { code: 0, texts: {} })).not.toEqual([]);
    },
  );
});

test('a secret of fewer than 8 characters is refused when it is read, before the step begins', async () => {
  const { rig } = await hostilePlace({
    from: 'secrets',
    on: 'local',
    sshd,
    values: [{ name: 'short', value: '1234567' }],
  });
  rig.write(
    'runbooks/short.yaml',
    `apiVersion: runbook/v1
name: short
summary: For a test
target: host
secrets: { short: { from: s0 } }
steps:
  - { id: use, run: touch used, env: { SHORT: "{{ secrets.short }}" }, effect: read }
`,
  );
  const { code, stdout } = await rig.run(['run', 'short']);
  expect(code).toBe(1);
  expect(stdout).toContain('fewer than 8 characters');
  expect(filesBelow(rig.folder).filter((path) => path.endsWith('/used'))).toEqual([]);
});
