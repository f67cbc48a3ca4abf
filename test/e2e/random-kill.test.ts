import { readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDraw } from '../support/draw.ts';
import type { Running } from '../support/rig.ts';
import { record } from './support/cases.ts';
import { docker } from './support/docker.ts';
import { type Engine, openEngine, runOf } from './support/engine.ts';
import { addIssue, newestSet } from './support/gitea.ts';
import { deployment, fingerprint, fsck, runImage, services } from './support/host.ts';
import { changes, inventory } from './support/inventory.ts';
import { look, type Scenario, scenarios, starts } from './support/kill-scenarios.ts';
import { openPlace, type Place, redeploy } from './support/place.ts';
import { siteAnswers } from './support/watch-site.ts';
import { lostOf, startWriter } from './support/writer.ts';

/**
 * kill -9 of the engine at moments that a seed chooses, then resume or rollback, while somebody pushes and writes.
 * The long run: `RUNBOOK_KILLS=200 npm run test:e2e -- test/e2e/random-kill.test.ts`
 */
const kills = Number(process.env['RUNBOOK_KILLS'] ?? 6);
const firstSeed = Number(process.env['RUNBOOK_KILL_SEED'] ?? 1);

/** What was found behind one kill. */
interface Finding {
  readonly scenario: string;
  /** The step that had begun last; undefined when it was cut before the first. */
  readonly at: string | undefined;
  readonly verb: 'resume' | 'rollback';
  /** Whether it was still under way; a run that had ended is not counted. */
  readonly isCut: boolean;
  readonly isAsBefore: boolean;
  /** Seconds from the resume to the site's first answer. */
  readonly back: number;
}

/** How a run that was cut ended. */
interface Story {
  readonly at: string | undefined;
  readonly verb: 'resume' | 'rollback';
  readonly code: number | null;
  readonly back: number;
  /** For messages. */
  readonly told: string;
}

describe('kill -9 at any moment', { timeout: 5 * 60_000 }, () => {
  let place: Place;
  let engine: Engine;
  /** What restore brings back, and the state that it stands for. */
  let kept: { readonly set: string; readonly state: string };
  const findings: Finding[] = [];

  beforeAll(async () => {
    redeploy();
    place = openPlace();
    engine = openEngine(place);
    await well('backup');
    kept = { set: newestSet(place), state: fingerprint() };
  }, 5 * 60_000);
  afterAll(async () => {
    await engine[Symbol.asyncDispose]();
    place.end();
    for (const { name } of scenarios)
      tell(findings.filter(({ scenario, isCut }) => isCut && scenario === name));
  });

  /** A run that is only a preparation. */
  async function well(...args: readonly string[]): Promise<void> {
    const { code, stdout } = await engine.begin(args).ended;
    expect(code, stdout).toBe(0);
  }

  /** Kills the engine behind so many lines and milliseconds; what it had printed. It may have ended before. */
  async function killed(running: Running, lines: number, milliseconds: number): Promise<string> {
    await running.until(new RegExp(`^(?:[^\\n]*\\n){${lines}}`, 'u')).catch(() => '');
    await pause(milliseconds);
    running.kill('SIGKILL');
    return (await running.ended).stdout;
  }

  /** Brings everything back to where the next kill starts from. */
  async function reset(): Promise<void> {
    rmSync(join(deployment, 'work/bad-images'), { force: true });
    await runImage('nginx', starts.nginx);
    if ((await services().inspect('gitea')).image.ref !== starts.gitea)
      await well('restore', '--input', `set=${kept.set}`);
    removeKept();
  }

  /** Kills a run, goes on with it, which may be killed as well, and then lets it end. */
  async function cutAndGoOn(
    { name, args, lines }: Scenario,
    draw: (below: number) => number,
  ): Promise<Story> {
    const first = await killed(engine.begin(args), draw(lines), draw(1200));
    const run = runOf(first);
    const at = /.*"event":"attempt-started"[^\n]*?"step":"(?<step>[^"]+)"/su.exec(first)?.groups?.['step'];
    const verb = draw(10) < 7 ? 'resume' : 'rollback';
    const isKilledAgain = draw(3) === 0;
    const isPowerCut = draw(4) === 0;
    const how = isPowerCut ? 'cut off by the power' : 'killed';
    const told = `${name}, ${how} at ${at ?? 'its beginning'}, then ${verb}`;
    const since = performance.now();
    const back = siteAnswers().then((moment) => (moment - since) / 1000);
    if (run === undefined) return { at, verb, code: 0, back: await back, told };
    if (isPowerCut) loseUnsynced(join(place.folder, 'state/runs', run, 'journal.jsonl'));
    const goOn = [verb, run, ...(verb === 'resume' ? ['--approve', 'all'] : [])];
    const words = [...goOn, '--json'];
    const second = isKilledAgain ? await killed(engine.start(words), draw(40), draw(800)) : '';
    const asked = await engine.run(words);
    // It may have passed its point of no return, so only finding that out is safe.
    const isInDoubt = asked.code === 2 && `${asked.stdout}${asked.stderr}`.includes('may have passed it');
    const { code, stdout, stderr } = isInDoubt ? await engine.run(['resume', run, '--json']) : asked;
    const printed = [first, second, stdout, stderr].join('\n');
    return { at, verb, code, back: await back, told: `${told}: ${code ?? 'killed'}\n${printed}` };
  }

  async function cut(scenario: Scenario, draw: (below: number) => number): Promise<Finding> {
    const isRestore = scenario.name === 'restore';
    if (isRestore) await addIssue('written after the set');
    const before = { state: fingerprint(), things: inventory(place), looks: await look(scenario, place) };
    // While a set takes the place of everything, nothing is promised to those who write.
    const writer = isRestore || draw(3) === 0 ? undefined : await startWriter(place.folder);
    const args = [...scenario.args, ...(isRestore ? ['--input', `set=${kept.set}`] : [])];
    const { at, verb, code, back, told } = await cutAndGoOn({ ...scenario, args }, draw);
    const written = await writer?.end();

    // 2: it had ended before it was killed.
    expect([0, 1, 2], told).toContain(code);
    // How long it took is for the table.
    expect(back, told).not.toBe(Infinity);
    expect(written === undefined ? [] : lostOf(written), told).toEqual([]);
    fsck();
    const looks = await look(scenario, place);
    const isAsBefore = looks === before.looks;
    if (!isAsBefore && scenario.changes !== 'sets')
      expect(looks, told).toBe(isRestore ? kept.state : scenario.becomes);
    if (writer === undefined && isAsBefore) expect(fingerprint(), told).toBe(before.state);
    const left = changes(before.things, inventory(place)).filter((each) => !isKept(each));
    expect(left, told).toEqual([]);
    const history = await engine.run(['history', '--json', '--limit', '1']);
    expect(history.stdout, told).not.toMatch(/"(?:interrupted|waiting|running|rollback-failed)"/u);
    return { scenario: scenario.name, at, verb, isCut: code !== 2, isAsBefore, back };
  }

  const seeds = Array.from({ length: kills }, (_, index) => firstSeed + index);
  test.for(seeds)('seed %i', async (seed) => {
    const scenario = scenarios[seed % scenarios.length];
    if (scenario === undefined) throw new Error('no scenario');
    await reset();
    const finding = await cut(scenario, createDraw(seed));
    findings.push(finding);
    if (process.env['RUNBOOK_KILLS'] !== undefined) console.log(JSON.stringify({ seed, ...finding }));
  });
});

/**
 * As if the power had failed: what the engine did not wait for is gone. It waits before a step begins, and before it
 * says that a run has ended.
 */
function loseUnsynced(journal: string): void {
  const text = readFileSync(journal, 'utf8');
  if (text.includes('"event":"run-finished"')) return;
  const [synced] = /^.*"event":"attempt-started"[^\n]*\n/su.exec(text) ?? [];
  if (synced !== undefined) truncateSync(journal, Buffer.byteLength(synced));
}

/** What a restore or an update sets aside on purpose, until somebody prunes it. */
function isKept(line: string): boolean {
  return /^left: (?:database gitea_before_|file \S+\/data\.before-|file \S+\/work\/bad-images)/u.test(line);
}

function removeKept(): void {
  for (const name of readdirSync(deployment).filter((each) => each.startsWith('data.before-')))
    rmSync(join(deployment, name), { recursive: true });
  const psql = ['exec', 'gitea-postgres-1', 'psql', '--username=gitea', '--no-align', '--tuples-only'];
  const query = "select datname from pg_database where datname like 'gitea_before_%'";
  const databases = docker(...psql, '--command', query).split('\n');
  for (const name of databases.filter((each) => each !== ''))
    docker(...psql, '--command', `drop database ${name}`);
}

function tell(findings: readonly Finding[]): void {
  const [first] = findings;
  if (first === undefined) return;
  const before = findings.filter(({ isAsBefore }) => isAsBefore).length;
  const moments = new Set(findings.map(({ at }) => at)).size;
  record({
    name: `kill -9: ${first.scenario}, ${findings.length} times at ${moments} steps`,
    outcome: `${before} as before, ${findings.length - before} as after`,
    interruption: Math.max(...findings.map(({ back }) => back)),
    data: 'nothing lost',
  });
}
