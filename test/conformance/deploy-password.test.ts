import { chmodSync, cpSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openProjectRig } from '../support/project.ts';
import type { ProjectRig } from '../support/project.ts';

const password = 'made-by-the-infrastructure';

/** A sandbox whose environment says that the infrastructure made the database's password. */
async function open(): Promise<ProjectRig> {
  const rig = await openProjectRig();
  const compose = fileURLToPath(new URL('../../compose', import.meta.url));
  cpSync(compose, rig.path('compose'), { recursive: true });
  // Its services run already, as if an earlier deployment had begun.
  rig.write('.runbook/host/host/deployment/nginx/live/gitea.conf', '# of before\n');
  const file = 'runbooks/environments/sandbox.yaml';
  const secrets = `secrets: { kind: file, path: ${rig.path('secrets.json')} }\n`;
  rig.write(file, `${rig.read(file)}  databaseSecret: true\n${secrets}`);
  chmodSync(rig.write('secrets.json', JSON.stringify({ database: { username: 'gitea', password } })), 0o600);
  return rig;
}

const passwordFile = (rig: ProjectRig): string =>
  join(rig.sandbox, 'host', 'deployment', 'secrets', 'postgres', 'password');

test('deploy takes the password that the infrastructure made, shows it nowhere, and asks for it once', async () => {
  await using rig = await open();
  const { code, stdout, stderr } = await rig.run(['run', 'deploy', '--json']);
  expect(code, stdout.slice(-2000)).toBe(0);
  expect(readFileSync(passwordFile(rig), 'utf8')).toBe(password);
  const run = /"run":"(?<run>[^"]+)"/.exec(stdout)?.groups?.['run'] ?? '';
  const kept = readdirSync(rig.path(`state/runs/${run}`), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => rig.read(`state/runs/${run}/${name}`));
  for (const text of [stdout, stderr, ...kept]) expect(text).not.toContain(password);
  // A host that knows its password is asked for nothing.
  rig.write('secrets.json', '');
  const again = await rig.run(['run', 'deploy']);
  expect(again.code, again.stdout).toBe(0);
  expect(again.stdout).toContain('nothing had to change');
});

test('deploy makes no password of its own when that one cannot be read, and nothing else', async () => {
  await using rig = await open();
  rig.write('secrets.json', '{}');
  const { code, stdout } = await rig.run(['run', 'deploy']);
  expect(code, stdout).toBe(1);
  expect(stdout).toMatch(/secret.*database/);
  expect(readdirSync(join(rig.sandbox, 'host', 'deployment'))).toEqual(['nginx']);
});
