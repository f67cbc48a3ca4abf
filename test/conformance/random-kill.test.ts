import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createDraw } from '../support/draw.ts';
import { openProjectRig } from '../support/project.ts';
import type { ProjectRig } from '../support/project.ts';
import { readWorld } from '../support/world.ts';
import type { World } from '../support/world.ts';

/**
 * kill -9 of the engine at moments that a seed chooses, then resume or rollback. A long run:
 * `RUNBOOK_KILLS=100 RUNBOOK_KILL_SEED=1000 npm test -- test/conformance/random-kill.test.ts`
 */
const kills = Number(process.env['RUNBOOK_KILLS'] ?? 12);
const firstSeed = Number(process.env['RUNBOOK_KILL_SEED'] ?? 1);

interface Scenario {
  readonly name: string;
  readonly args: readonly string[];
  /** About as many lines as an uncut run prints with --json. */
  readonly lines: number;
  /** Needs a backup set, whose name is added as input. */
  readonly fromSet?: true;
}

const scenarios: readonly Scenario[] = [
  {
    name: 'update-manual',
    args: ['update-manual', '--input', 'service=gitea', '--input', 'version=1.27.3'],
    lines: 127,
  },
  {
    name: 'update-manual to a bad version',
    args: ['update-manual', '--input', 'service=gitea', '--input', 'version=1.27.3-unhealthy'],
    lines: 160,
  },
  { name: 'backup', args: ['backup'], lines: 70 },
  { name: 'restore', args: ['restore'], lines: 62, fromSet: true },
  { name: 'update-auto', args: ['update-auto', '--input', 'backup=false'], lines: 40 },
  {
    name: 'update-auto to a bad image',
    args: ['update-auto', '--input', 'backup=false', '--input', 'image=nginx:1.30.6-unhealthy'],
    lines: 45,
  },
];

/** The run's id, which is printed first; undefined when the engine died before. */
function runOf(stdout: string): string | undefined {
  return /\b\d{8}-\d{6}-[0-9a-z]{4}\b/.exec(stdout)?.[0];
}

/** A rig in which the scenario can begin, and its command line. */
async function prepare({ args, fromSet }: Scenario): Promise<{ rig: ProjectRig; line: readonly string[] }> {
  const rig = await openProjectRig();
  if (fromSet === undefined) return { rig, line: ['run', ...args, '--approve', 'all', '--json'] };
  const { stdout } = await rig.run(['run', 'backup', '--json']);
  const set = runOf(stdout) ?? '';
  return { rig, line: ['run', ...args, '--input', `set=${set}`, '--approve', 'all', '--json'] };
}

const uncut = new Map<string, Promise<World>>();

/** The world that an uncut run of the scenario leaves. */
function uncutEnd(scenario: Scenario): Promise<World> {
  const known =
    uncut.get(scenario.name) ??
    (async () => {
      const { rig, line } = await prepare(scenario);
      await using _ = rig;
      const { stdout } = await rig.run(line);
      return await readWorld(rig, [runOf(stdout) ?? '']);
    })();
  uncut.set(scenario.name, known);
  return known;
}

/** Starts a command and kills it behind so many lines and milliseconds; what it printed by then. */
async function killed(
  rig: ProjectRig,
  line: readonly string[],
  lines: number,
  milliseconds: number,
): Promise<string> {
  const running = rig.start(line);
  // It may have ended before: then nothing is cut.
  await running.until(new RegExp(`^(?:[^\\n]*\\n){${lines}}`)).catch(() => '');
  await pause(milliseconds);
  running.kill('SIGKILL');
  return (await running.ended).stdout;
}

function same(left: World, right: World): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** The parts of a world that differ from another, short enough to read. */
function difference(world: World, other: World): string {
  const parts = Object.entries(world).map(([name, part]) => [name, JSON.stringify(part)] as const);
  const others = new Map(Object.entries(other).map(([name, part]) => [name, JSON.stringify(part)]));
  return parts
    .filter(([name, part]) => part !== others.get(name))
    .map(
      ([name, part]) => `${name}: ${part.slice(0, 400)} instead of ${others.get(name)?.slice(0, 400) ?? ''}`,
    )
    .join('\n');
}

const seeds = Array.from({ length: kills }, (_, index) => firstSeed + index);

test.for(seeds)('seed %i', { timeout: 300_000 }, async (seed) => {
  const draw = createDraw(seed);
  const scenario = scenarios[seed % scenarios.length] ?? scenarios[0];
  if (scenario === undefined) throw new Error('no scenario');
  const after = await uncutEnd(scenario);
  const { rig, line } = await prepare(scenario);
  await using _ = rig;
  const before = await readWorld(rig, []);

  const moments = [{ lines: draw(scenario.lines), milliseconds: draw(60) }];
  const run = runOf(await killed(rig, line, moments[0]?.lines ?? 0, moments[0]?.milliseconds ?? 0));
  const verb = draw(10) < 7 ? 'resume' : 'rollback';
  const goOn = [verb, run ?? 'none', ...(verb === 'resume' ? ['--approve', 'all'] : []), '--json'];
  if (run !== undefined && draw(3) === 0) {
    const again = { lines: draw(40), milliseconds: draw(60) };
    moments.push(again);
    await killed(rig, goOn, again.lines, again.milliseconds);
  }
  const story = `${scenario.name}, killed at ${JSON.stringify(moments)}, then ${verb}`;
  const ended = run === undefined ? undefined : await rig.run(goOn);
  const told = `${story}: ${ended?.code ?? 'never began'}\n${ended?.stdout ?? ''}${ended?.stderr ?? ''}`;
  if (process.env['RUNBOOK_KILLS'] !== undefined) console.log(`seed ${seed}: ${told.split('\n')[0] ?? ''}`);

  const world = await readWorld(rig, run === undefined ? [] : [run]);
  const isWhole = same(world, before) ? 'before' : same(world, after) ? 'after' : 'neither';
  const differs = `not as before: ${difference(world, before)}\nnot as after: ${difference(world, after)}`;
  expect(isWhole, `${told}\n${differs}`).not.toBe('neither');
  // 2: it had ended before it was cut, or never begun.
  const allowed = { before: [0, 1, 2, undefined], after: [0, 1, 2, 4], neither: [] } as const;
  expect(allowed[isWhole], told).toContain(ended?.code);
  if (verb === 'rollback' && ended?.code === 0 && !same(before, after)) expect(isWhole, told).toBe('before');
  const health = await rig.run(['run', 'health-check', '--quiet']);
  expect(health, told).toMatchObject({ code: 0 });
});
