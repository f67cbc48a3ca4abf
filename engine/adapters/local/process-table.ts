import { closeSync, openSync, readFileSync, readSync, readdirSync } from 'node:fs';
import { markers } from '../posix/environment.ts';

/** One living process as the kernel lists it. */
export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  /** Clock ticks since boot; with the pid it names a process for good, since pids are used again. */
  readonly started: string;
}

/** Whose processes to look for: those of a whole run, or of one attempt of a step. */
export interface Mark {
  readonly run: string;
  readonly step?: string;
  readonly attempt?: number;
}

/** The flag of the kernel's own threads (PF_KTHREAD of include/linux/sched.h). */
const KERNEL_THREAD = 0x0020_0000;

/**
 * The living processes of this machine, without the kernel's threads, and zombies left out: nobody may
 * ever reap those, as in a container without an init. Empty where there is no /proc (macOS); only process groups work there.
 */
export function processTable(): readonly ProcessEntry[] {
  const entries: ProcessEntry[] = [];
  for (const name of processNames()) {
    const entry = readEntry(name);
    if (entry !== undefined) entries.push(entry);
  }
  return entries;
}

function processNames(): readonly string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function readEntry(name: string): ProcessEntry | undefined {
  const stat = readProcessFile(name, 'stat').toString('latin1');
  // The name in parentheses may hold anything, so the fields are counted from the last one.
  const [state, parent, group, session, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const started = rest[15];
  if (started === undefined || state === 'Z' || state === 'X') return undefined;
  if ((Number(rest[2]) & KERNEL_THREAD) !== 0) return undefined;
  return {
    pid: Number(name),
    parent: Number(parent),
    group: Number(group),
    session: Number(session),
    started,
  };
}

/** Whether a process was started with the markers of a run or an attempt in its environment. */
export function isMarked(pid: number, mark: Mark): boolean {
  const environment = readProcessFile(String(pid), 'environ');
  if (!environment.includes('RUNBOOK_RUN=')) return false;
  const variables = new Set(environment.toString('latin1').split('\0'));
  return Object.entries(markers({ step: '', attempt: 0, ...mark }))
    .filter(([name]) => name === 'RUNBOOK_RUN' || mark.step !== undefined)
    .every(([name, value]) => variables.has(Buffer.from(`${name}=${value}`).toString('latin1')));
}

/** Whether any process carries a mark: half the work of the whole table, for the usual case that none does. */
export function anyMarked(mark: Mark): boolean {
  return processNames().some((name) => isMarked(Number(name), mark));
}

/** What nearly every environment fits into. */
const buffer = Buffer.allocUnsafeSlow(32 * 1024);

/** A file of /proc, empty when it cannot be read; valid until the next call. */
function readProcessFile(pid: string, file: 'stat' | 'environ'): Buffer {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(`/proc/${pid}/${file}`, 'r');
    const start = buffer.subarray(0, readSync(descriptor, buffer));
    return start.length < buffer.length ? start : Buffer.concat([start, readFileSync(descriptor)]);
  } catch {
    return buffer.subarray(0, 0); // It ended meanwhile, or it belongs to somebody else.
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
