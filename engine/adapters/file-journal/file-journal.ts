import { existsSync, ftruncateSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseJournal } from '../../journal/parse-journal.ts';
import type { ParsedJournal } from '../../journal/parse-journal.ts';
import type { JournalStore, OpenJournal, ReadJournal } from '../../journal/journal-store.ts';
import { PortError } from '../../ports/port-error.ts';
import { fileError } from '../file-error.ts';
import { idsOf, listRuns, readBytes, runName } from './list-runs.ts';
import { openWriter } from './journal-writer.ts';
import { mendJournal } from './mend-journal.ts';
import { openOutputLog, readOutputLog } from './output-log.ts';
import {
  checkPrivate,
  makeNewDirectory,
  makePrivateDirectory,
  syncDirectory,
  writeNewFile,
} from './private-files.ts';
import { takeGuard } from './run-guard.ts';
import type { RunGuard } from './run-guard.ts';

/** Runs under a state directory: `runs/<run>/{plan.json,forecast.json,journal.jsonl,output.jsonl,engine.lock}`, `plans/<digest>`. */
export function openFileJournal(stateDirectory: string): JournalStore {
  const runs = join(stateDirectory, 'runs');
  const folderOf = (run: string): string => existingFolder(runs, run);
  return {
    location: stateDirectory,
    async create(run, plan, forecast) {
      checkPrivate(stateDirectory, runs);
      const folder = join(runs, run);
      makeNewDirectory(folder);
      return makeRun(folder, run, { plan, forecast });
    },
    async open(run, { mend = false } = {}) {
      const folder = folderOf(run);
      checkPrivate(stateDirectory, runs, folder);
      const guard = held(await takeGuard(join(folder, 'engine.lock'), true), run);
      try {
        if (mend) mendJournal(join(folder, 'journal.jsonl'));
        const { read, length } = readFolder(folder, run);
        return { journal: openJournal(folder, run, length, guard), read };
      } catch (error) {
        await guard.release();
        throw error;
      }
    },
    read: async (run) => readFolder(folderOf(run), run).read,
    async engineOf(run) {
      const path = join(folderOf(run), 'engine.lock');
      const guard = await takeGuard(path, false);
      await guard?.release();
      if (guard !== undefined) return undefined;
      // Whoever took it a moment ago has not signed yet.
      const engine = Number.parseInt(readText(path), 10);
      return Number.isNaN(engine) ? undefined : engine;
    },
    list: async () => listRuns(runs),
    ids: async () => idsOf(runs),
    async forget(run) {
      const folder = folderOf(run);
      checkPrivate(stateDirectory, runs, folder);
      await removeRun(folder, run);
    },
    logs: (run, step) => readOutputLog(join(folderOf(run), 'output.jsonl'), step),
    async planUsedBy(digest) {
      const path = join(stateDirectory, 'plans', digest);
      if (!existsSync(path)) return undefined;
      checkPrivate(stateDirectory, join(stateDirectory, 'plans'), path);
      return readText(path);
    },
    async usePlan(digest, run) {
      makePrivateDirectory(join(stateDirectory, 'plans'));
      checkPrivate(stateDirectory, join(stateDirectory, 'plans'));
      writeNewFile(join(stateDirectory, 'plans', digest), run);
    },
  };
}

/** Fills the folder of a new run; of one that cannot be filled, as on a full disk, nothing is left. */
async function makeRun(
  folder: string,
  run: string,
  { plan, forecast }: { readonly plan: string; readonly forecast: string | undefined },
): Promise<OpenJournal> {
  let guard: RunGuard | undefined;
  try {
    guard = held(await takeGuard(join(folder, 'engine.lock'), true), run);
    writeNewFile(join(folder, 'plan.json'), plan);
    if (forecast !== undefined) writeNewFile(join(folder, 'forecast.json'), forecast);
    writeNewFile(join(folder, 'journal.jsonl'), '');
    syncDirectory(dirname(folder));
    return openJournal(folder, run, 0, guard);
  } catch (error) {
    await guard?.release();
    rmSync(folder, { recursive: true, force: true });
    throw fileError(`make the run's folder ${folder}`, error);
  }
}

/** What begins with a dot is no run, so half of a removed one is never seen; the next removal takes it, too. */
async function removeRun(folder: string, run: string): Promise<void> {
  const guard = held(await takeGuard(join(folder, 'engine.lock'), true), run);
  try {
    const runs = dirname(folder);
    renameSync(folder, join(runs, `.${run}`));
    const gone = readdirSync(runs).filter((name) => name.startsWith('.') && runName.test(name.slice(1)));
    for (const name of gone) rmSync(join(runs, name), { recursive: true, force: true });
  } catch (error) {
    throw fileError(`remove ${folder}`, error);
  } finally {
    await guard.release();
  }
}

function existingFolder(runs: string, run: string): string {
  const folder = join(runs, run);
  if (runName.test(run) && existsSync(join(folder, 'journal.jsonl'))) return folder;
  throw new PortError('not-found', `there is no run ${run} in ${runs}`, {
    help: '`runbook history` lists the runs',
  });
}

function held(guard: RunGuard | undefined, run: string): RunGuard {
  if (guard !== undefined) return guard;
  throw new PortError('refused', `another engine is working on run ${run}`, {
    help: `wait for it, or stop it with \`runbook cancel ${run}\``,
  });
}

function readFolder(folder: string, run: string): { read: ReadJournal; length: number } {
  const plan = join(folder, 'plan.json');
  const forecast = join(folder, 'forecast.json');
  const journal = join(folder, 'journal.jsonl');
  checkPrivate(dirname(dirname(folder)), dirname(folder), folder, plan, journal, forecast);
  const parsed = parseFolder(folder, run);
  const read: ReadJournal = {
    plan: readText(plan),
    forecast: existsSync(forecast) ? readText(forecast) : undefined,
    events: parsed.events,
  };
  return { read, length: parsed.length };
}

function parseFolder(folder: string, run: string): Extract<ParsedJournal, { ok: true }> {
  const path = join(folder, 'journal.jsonl');
  const parsed = parseJournal(readBytes(path));
  if (parsed.ok) return parsed;
  throw new PortError('corrupt', `${path}:${parsed.line}: the journal is damaged: ${parsed.reason}`, {
    help: `look at the host, then close the run with \`runbook resolve ${run} --reason …\``,
  });
}

function readText(path: string): string {
  return new TextDecoder().decode(readBytes(path));
}

function openJournal(folder: string, run: string, length: number, guard: RunGuard): OpenJournal {
  const path = join(folder, 'journal.jsonl');
  const fd = openSync(path, 'r+');
  ftruncateSync(fd, length);
  const writer = openWriter(fd, path, length);
  const log = openOutputLog(join(folder, 'output.jsonl'));
  let isOpen = true;
  // Once: the number of a closed file may belong to another one by now.
  const letGo = async (forever: boolean): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await writer.close();
    log.close();
    if (forever) rmSync(folder, { recursive: true, force: true });
    await guard.release();
  };
  return {
    run,
    append: (events, { busy } = { busy: false }) => writer.append(events, busy),
    log: (step, attempt, text) => log.write(step, attempt, text),
    close: () => letGo(false),
    discard: () => letGo(true),
  };
}
