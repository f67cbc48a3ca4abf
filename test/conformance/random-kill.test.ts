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

/** What was done to a run, and how it ended. */
interface Story {
  /** Undefined when it was killed before it began. */
  readonly run: string | undefined;
  readonly verb: 'resume' | 'rollback';
  /** The exit code of the command that went on with it. */
  readonly code: number | null | undefined;
  /** For messages: the moments of the kills and what was printed. */
  readonly told: string;
}

/** Kills the scenario's run, goes on with it, which may be killed as well, and then lets it end. */
async function cutAndGoOn(
  rig: ProjectRig,
  line: readonly string[],
  { name, lines }: Scenario,
  draw: (below: number) => number,
): Promise<Story> {
  const first = { lines: draw(lines), milliseconds: draw(60) };
  const moments = [first];
  const run = runOf(await killed(rig, line, first.lines, first.milliseconds));
  const verb = draw(10) < 7 ? 'resume' : 'rollback';
  const story = (): string => `${name}, killed at ${JSON.stringify(moments)}, then ${verb}`;
  if (run === undefined) return { run, verb, code: undefined, told: `${story()}: never began\n` };
  const goOn = [verb, run, ...(verb === 'resume' ? ['--approve', 'all'] : []), '--json'];
  if (draw(3) === 0) {
    const again = { lines: draw(40), milliseconds: draw(60) };
    moments.push(again);
    await killed(rig, goOn, again.lines, again.milliseconds);
  }
  const asked = await rig.run(goOn);
  // It may have passed its point of no return, so only finding that out is safe.
  const isInDoubt = asked.code === 2 && `${asked.stdout}${asked.stderr}`.includes('may have passed it');
  const { code, stdout, stderr } = isInDoubt ? await rig.run(['resume', run, '--json']) : asked;
  return { run, verb, code, told: `${story()}: ${code ?? 'killed'}\n${stdout}${stderr}` };
}

/** The world must be as before or as after, and the exit code must fit to which. */
function expectWhole({ verb, code, told }: Story, world: World, before: World, after: World): void {
  const isWhole = same(world, before) ? 'before' : same(world, after) ? 'after' : 'neither';
  const differs = `not as before: ${difference(world, before)}\nnot as after: ${difference(world, after)}`;
  expect(isWhole, `${told}\n${differs}`).not.toBe('neither');
  // 2: it had ended before it was cut, or never begun.
  const allowed = { before: [0, 1, 2, undefined], after: [0, 1, 2, 4], neither: [] } as const;
  expect(allowed[isWhole], told).toContain(code);
  if (verb === 'rollback' && code === 0 && !same(before, after)) expect(isWhole, told).toBe('before');
}

test.for(seeds)('seed %i', { timeout: 300_000 }, async (seed) => {
  const draw = createDraw(seed);
  const scenario = scenarios[seed % scenarios.length] ?? scenarios[0];
  if (scenario === undefined) throw new Error('no scenario');
  const after = await uncutEnd(scenario);
  const { rig, line } = await prepare(scenario);
  await using _ = rig;
  const before = await readWorld(rig, []);

  const story = await cutAndGoOn(rig, line, scenario, draw);
  const { run, told } = story;
  if (process.env['RUNBOOK_KILLS'] !== undefined) console.log(`seed ${seed}: ${told.split('\n')[0] ?? ''}`);

  expectWhole(story, await readWorld(rig, run === undefined ? [] : [run]), before, after);
  const health = await rig.run(['run', 'health-check', '--quiet']);
  expect(health, told).toMatchObject({ code: 0 });
});
