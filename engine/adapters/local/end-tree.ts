import { setTimeout as pause } from 'node:timers/promises';
import { PortError } from '../../ports/port-error.ts';
import { type Mark, type ProcessEntry, anyMarked, isMarked, processTable } from './process-table.ts';

/** What to end, and how patiently. */
export interface TreeToEnd {
  readonly mark: Mark;
  /** The process group (and session) that the attempt was started in, where it is known. */
  readonly group?: number;
  /** Milliseconds between TERM and KILL. */
  readonly grace: number;
}

/** How long a process may take to vanish after KILL before we say so; only a hanging disk takes longer than an instant. */
const KILL_PATIENCE = 30_000;

/**
 * Ends a process tree: TERM to all of it, KILL after the grace time, until nothing is alive. Found
 * are the group, the session, everything that carries the markers, and all their descendants, so
 * that forking twice, `setsid` or a cleared environment alone do not hide a process.
 * Resolves to how many processes there were; rejects with a PortError when one survives KILL.
 */
export async function endTree(tree: TreeToEnd): Promise<number> {
  const seen = new Map<number, string>();
  const asked = new Set<number>();
  const begun = performance.now();
  for (let wait = 2; ; wait = Math.min(wait * 2, 50)) {
    const alive = survivors(tree, seen);
    if (alive.length === 0) return seen.size;
    const elapsed = performance.now() - begun;
    if (elapsed > tree.grace + KILL_PATIENCE) throw survivedKill(alive);
    if (elapsed >= tree.grace) for (const pid of alive) send(pid, 'SIGKILL');
    else askToEnd(alive, asked);
    await pause(wait);
  }
}

/** TERM once to each; CONT after it, since a stopped process would not notice. */
function askToEnd(pids: readonly number[], asked: Set<number>): void {
  for (const pid of pids) {
    if (asked.has(pid)) continue;
    asked.add(pid);
    send(pid, 'SIGTERM');
    send(pid, 'SIGCONT');
  }
}

function survivors(tree: TreeToEnd, seen: Map<number, string>): readonly number[] {
  if (tree.group === undefined && seen.size === 0 && !anyMarked(tree.mark)) return [];
  const table = processTable();
  if (table.length === 0) return groupOnly(tree.group, seen);
  const children = new Map<number, ProcessEntry[]>();
  for (const entry of table) {
    const siblings = children.get(entry.parent);
    if (siblings === undefined) children.set(entry.parent, [entry]);
    else siblings.push(entry);
  }
  const found = new Set<ProcessEntry>();
  const add = (entry: ProcessEntry): void => {
    if (found.has(entry) || entry.pid === process.pid) return;
    found.add(entry);
    for (const child of children.get(entry.pid) ?? []) add(child);
  };
  for (const entry of table) if (belongs(entry, tree, seen)) add(entry);
  for (const entry of found) seen.set(entry.pid, entry.started);
  return [...found].map((entry) => entry.pid);
}

function belongs(entry: ProcessEntry, tree: TreeToEnd, seen: Map<number, string>): boolean {
  if (entry.pid === process.pid) return false;
  if (seen.get(entry.pid) === entry.started) return true;
  if (entry.group === tree.group || entry.session === tree.group) return true;
  return isMarked(entry.pid, tree.mark);
}

function groupOnly(group: number | undefined, seen: Map<number, string>): readonly number[] {
  if (group === undefined || !groupIsAlive(group)) return [];
  seen.set(-group, '');
  return [-group];
}

/** Whether a process group has a member; zombies that nobody reaped count. One system call. */
export function groupIsAlive(group: number): boolean {
  return send(-group, 0);
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    // EPERM: it is there, but changed its user; ESRCH: it is gone.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function survivedKill(pids: readonly number[]): PortError {
  return new PortError('failed', `these processes do not end, not even by KILL: ${pids.join(', ')}`, {
    help: 'they wait for a device or belong to another user; end them by hand, then resume the run',
  });
}
