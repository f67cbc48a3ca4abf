import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createDraw } from '../support/draw.ts';
import { openProjectRig } from '../support/project.ts';
import type { ProjectRig } from '../support/project.ts';
import type { Finished } from '../support/rig.ts';
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

interface Cut {
  readonly run: string | undefined;
  readonly verb: 'resume' | 'rollback';
  readonly ended: Finished | undefined;
  readonly story: string;
}

/** Kills a run, and sometimes the engine that carries it on as well, and then carries it on to its end. */
async function cutAndGoOn(
  rig: ProjectRig,
  line: readonly string[],
  { name, lines }: Scenario,
  draw: (below: number) => number,
): Promise<Cut> {
  const moments = [`${draw(lines)} lines + ${draw(60)} ms`];
  const [at = 0, pauseFor = 0] = moments[0]?.match(/\d+/g)?.map(Number) ?? [];
  const run = runOf(await killed(rig, line, at, pauseFor));
  const verb = draw(10) < 7 ? 'resume' : 'rollback';
  const goOn = [verb, run ?? 'none', ...(verb === 'resume' ? ['--approve', 'all'] : []), '--json'];
  if (run !== undefined && draw(3) === 0) {
    const [again, behind] = [draw(40), draw(60)];
    moments.push(`${again} lines + ${behind} ms`);
    await killed(rig, goOn, again, behind);
  }
  const ended = run === undefined ? undefined : await rig.run(goOn);
  return { run, verb, ended, story: `${name}, killed at ${moments.join(' and at ')}, then ${verb}` };
}

/** Exit codes that fit a world; 2 is of a run that had ended before it was cut, or never began. */
const fitting = { before: [0, 1, 2, undefined], after: [0, 1, 2, 4], neither: [] } as const;

const seeds = Array.from({ length: kills }, (_, index) => firstSeed + index);

test.for(seeds)('seed %i', { timeout: 300_000 }, async (seed, { annotate }) => {
  const draw = createDraw(seed);
  const scenario = scenarios[seed % scenarios.length];
  if (scenario === undefined) throw new Error('no scenario');
  const after = await uncutEnd(scenario);
  const { rig, line } = await prepare(scenario);
  await using _ = rig;
  const before = await readWorld(rig, []);
  const { run, verb, ended, story } = await cutAndGoOn(rig, line, scenario, draw);
  await annotate(`${story}: ${ended?.code ?? 'never began'}`);

  const world = await readWorld(rig, run === undefined ? [] : [run]);
  const whole = same(world, before) ? 'before' : same(world, after) ? 'after' : 'neither';
  const mustBeBefore = verb === 'rollback' && ended?.code === 0 && !same(before, after);
  const codes: readonly (number | null | undefined)[] = fitting[whole];
  const isGood = codes.includes(ended?.code) && (!mustBeBefore || whole === 'before');
  // The story is part of what is compared, so that a failure tells it.
  expect({ story, whole, isGood, told: isGood ? '' : tell(ended, world, before, after) }).toEqual({
    story,
    whole: expect.stringMatching(/before|after/),
    isGood: true,
    told: '',
  });
  expect(await rig.run(['run', 'health-check', '--quiet'])).toMatchObject({ code: 0 });
});

function tell(ended: Finished | undefined, world: World, before: World, after: World): string {
  return [
    `exit ${ended?.code ?? 'never began'}`,
    ended?.stdout ?? '',
    ended?.stderr ?? '',
    `not as before: ${difference(world, before)}`,
    `not as after: ${difference(world, after)}`,
  ].join('\n');
}
