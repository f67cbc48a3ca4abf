import { chmodSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { openProjectRig } from '../support/project.ts';
import type { ProjectRig } from '../support/project.ts';
import { readWorld } from '../support/world.ts';

interface Keys {
  readonly identity: string;
  readonly recipient: string;
}

async function newKeys(): Promise<Keys> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** The sandbox with a role that only encrypts, and another that reads with an identity. */
function encryptFor(rig: ProjectRig, recipients: readonly string[], identity?: string): void {
  const file = 'runbooks/environments/sandbox.yaml';
  const plain = '  backups: { kind: directory, path: ../../.runbook/backups }';
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  const [start = '', rest = ''] = text.split(/^stores:\n(?: {2}.*\n)+/mu);
  const names = `recipients: [${recipients.join(', ')}]`;
  const reader = identity === undefined ? '' : ', identity: { from: backup/identity }';
  const directory = plain.slice(plain.indexOf('{') + 2, -2);
  const stores = `stores:\n  backups: { ${directory}, ${names} }\n  reader: { ${directory}${reader} }\n`;
  const secrets = 'secrets: { kind: file, path: ../../secrets.json }\n';
  const vars = rest.replace('vars:\n', 'vars:\n  stores: { restore: reader, maintenance: backups }\n');
  rig.write(file, `${start}${stores}${secrets}${vars}`);
  if (identity === undefined) return;
  rig.write('secrets.json', JSON.stringify({ 'backup/identity': `# a comment\n${identity}\n` }));
  chmodSync(rig.path('secrets.json'), 0o600);
}

function onlySet(rig: ProjectRig): string {
  const [set = ''] = readdirSync(rig.path('.runbook/backups/sets'));
  return set;
}

describe('an encrypted backup', () => {
  test('is stored so that only the recipients can read it, and is drilled and restored with an identity', async () => {
    await using rig = await openProjectRig();
    const [one, two] = [await newKeys(), await newKeys()];
    encryptFor(rig, [one.recipient, two.recipient], two.identity);
    const before = await rig.snapshot();
    const backup = await rig.run(['run', 'backup', '--json']);
    expect(backup.code, backup.stdout.slice(-2000)).toBe(0);
    const set = onlySet(rig);
    const names = readdirSync(rig.path(`.runbook/backups/sets/${set}`)).filter(
      (name) => !name.startsWith('.'),
    );
    expect(names.toSorted()).toEqual(['data.tar.zst.age', 'database.dump.age', 'manifest.json']);
    for (const name of ['data.tar.zst.age', 'database.dump.age']) {
      const stored = readFileSync(rig.path(`.runbook/backups/sets/${set}/${name}`), 'latin1');
      expect(stored.startsWith('age-encryption.org/v1\n')).toBe(true);
      expect(stored).not.toContain('CREATE TABLE');
    }
    const manifest: unknown = JSON.parse(rig.read(`.runbook/backups/sets/${set}/manifest.json`));
    expect(manifest).toMatchObject({
      encryption: { suffix: '.age', recipients: [one.recipient, two.recipient] },
    });

    const drill = await rig.run(['run', 'restore-drill', '--json']);
    expect(drill.code, drill.stdout.slice(-2000)).toBe(0);
    expect(existsSync(rig.path(`.runbook/backups/sets/${set}/verified.json`))).toBe(true);
    const restore = await rig.run(['run', 'restore', '--input', `set=${set}`, '--approve', 'all', '--json']);
    expect(restore.code, restore.stdout.slice(-2000)).toBe(0);
    const { dump, refs } = await rig.snapshot();
    expect({ dump, refs }).toEqual({ dump: before.dump, refs: before.refs });
    const secret = two.identity.slice('AGE-SECRET-KEY-1'.length);
    for (const { stdout, stderr } of [backup, drill, restore]) expect(stdout + stderr).not.toContain(secret);
    const runs = readdirSync(rig.path('state'), { recursive: true, withFileTypes: true });
    for (const entry of runs.filter((each) => each.isFile())) {
      expect(readFileSync(`${entry.parentPath}/${entry.name}`, 'latin1')).not.toContain(secret);
    }
  });

  test('is refused by whoever has no identity, or another one, and nothing live is touched', async () => {
    await using rig = await openProjectRig();
    const [right, wrong] = [await newKeys(), await newKeys()];
    encryptFor(rig, [right.recipient]);
    expect((await rig.run(['run', 'backup', '--quiet'])).code).toBe(0);
    const set = onlySet(rig);
    const before = await readWorld(rig, []);
    const words = ['run', 'restore', '--input', `set=${set}`, '--approve', 'all', '--json'];
    const without = await rig.run(words);
    expect(without.code, without.stdout.slice(-2000)).toBe(1);
    expect(without.stdout).toContain('the store `reader` has no identity to decrypt it with');
    const drill = await rig.run(['run', 'restore-drill', '--json']);
    expect(drill.code).toBe(1);
    expect(await readWorld(rig, [])).toEqual(before);

    encryptFor(rig, [right.recipient], wrong.identity);
    const other = await rig.run(words);
    expect(other.code, other.stdout.slice(-2000)).toBe(1);
    expect(other.stdout).toContain('was encrypted for others than the identity of the store `reader`');
    expect(other.stdout).not.toContain('"step":"close"');
    expect(other.stdout + other.stderr).not.toContain(wrong.identity.slice(20));
    expect(await readWorld(rig, [])).toEqual(before);
  });

  test('is not begun for a recipient that is none', async () => {
    await using rig = await openProjectRig();
    const { recipient } = await newKeys();
    encryptFor(rig, [recipient.replace(/.$/u, recipient.endsWith('q') ? 'p' : 'q')]);
    const { code, stdout, stderr } = await rig.run(['run', 'backup']);
    expect(code, stdout + stderr).toBe(7);
    expect(stdout + stderr).toContain('is no recipient of age');
    expect(existsSync(rig.path('.runbook/backups/sets'))).toBe(false);
  });
});
