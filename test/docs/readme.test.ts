import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openProjectRig } from '../support/project.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(`${root}README.md`, 'utf8');

interface Block {
  readonly language: string;
  readonly text: string;
}

const blocks: readonly Block[] = [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(
  ([, language = '', text = '']) => ({ language, text }),
);

function blocksOf(language: string): readonly string[] {
  return blocks.filter((block) => block.language === language).map((block) => block.text);
}

/** Commands that are shown to end otherwise than well. */
const expectedCodes: Readonly<Record<string, number>> = {
  'runbook run update-manual --input version=1.27.3-unhealthy --approve all': 1,
};

describe('code blocks of the README', () => {
  test('are all of a kind that is checked here', () => {
    expect([...new Set(blocks.map(({ language }) => language))].toSorted()).toEqual([
      'console',
      'sh',
      'text',
      'yaml',
    ]);
  });

  test('name scripts that the package has', () => {
    const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const line of blocksOf('sh').join('').trim().split('\n')) {
      const script = /^npm (?:run )?(\w+)$/.exec(line)?.[1];
      expect(Object.keys(scripts)).toContain(script);
    }
  });

  test('name playbooks that there are', () => {
    const playbooks = [...readme.matchAll(/^\$ ansible-playbook (\S+)$/gm)].map(([, name]) => name ?? '');
    expect(playbooks.length).toBeGreaterThan(0);
    expect(playbooks.filter((name) => !existsSync(`${root}ansible/${name}`))).toEqual([]);
  });

  test('show commands that work', async () => {
    await using rig = await openProjectRig();
    const lines = blocksOf('console').join('').split('\n');
    const commands = lines.flatMap((line) => /^\$ npx (runbook .*)$/.exec(line)?.[1] ?? []);
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) {
      const { code, stderr } = await rig.run(command.split(' ').slice(1));
      expect(`${command}: ${code} ${stderr}`).toBe(`${command}: ${expectedCodes[command] ?? 0} `);
    }
  });

  test('show runbooks that are valid', async () => {
    await using rig = await openProjectRig();
    for (const [index, text] of blocksOf('yaml').entries()) {
      const path = rig.write(`readme-${index}.yaml`, text);
      const { code, stdout, stderr } = await rig.run(['validate', path]);
      expect(`${stdout}${stderr}`).toContain('valid');
      expect(code).toBe(0);
    }
  });

  test('show a runbook that works, and whose undo does', async () => {
    await using rig = await openProjectRig();
    const [text = ''] = blocksOf('yaml');
    const here = text.replaceAll('/tmp', rig.folder);
    rig.write('replace-motd.yaml', here);
    const run = ['run', './replace-motd.yaml', '--input', 'text=hello'];
    expect((await rig.run(run)).code).toBe(0);
    expect(rig.read('motd')).toBe('hello\n');
    rig.write('replace-motd.yaml', here.replace('grep', 'false'));
    const failed = await rig.run([...run.slice(0, 3), 'text=other']);
    expect(failed.stdout).toMatch(/undone +flag, write/);
    expect([failed.code, rig.read('motd'), existsSync(rig.path('motd.new'))]).toEqual([1, 'hello\n', false]);
  });
});
