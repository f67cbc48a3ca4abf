// A lock for one checkout that a killed holder cannot leave blocking. Plain JavaScript for Node 20.
//
// The lock is a folder holding one empty file for every process that relies on it: the setup itself and the
// npm or build it has started (which outlives a setup that is killed by SIGKILL). Taking it renames a prepared
// folder onto its name, which POSIX allows only while nothing or an empty folder is there, so just one taker
// wins. Whoever finds a file of a dead process removes that very file, whose name is unlike any later one, so
// two finders cannot remove the lock of a third.
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process on another machine or in another container cannot be looked at: believe it for this long. */
const foreignLifeMs = 20 * 60_000;

const host = hostname().replaceAll('/', '_');

/** State and start time of a process on Linux; on other systems, or when it is gone, undefined. */
function procStat(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0], started: fields[19] };
  } catch {
    return undefined;
  }
}

/** The name of a process, told apart from a later one with the same number. */
const nameOf = (pid) => `${pid}.${procStat(pid)?.started ?? '0'}.${host}`;

function isAlive(name, folder) {
  const [pid, started, ...rest] = name.split('.');
  if (rest.join('.') !== host) {
    try {
      return Date.now() - statSync(join(folder, name)).mtimeMs < foreignLifeMs;
    } catch {
      return false;
    }
  }
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  const stat = procStat(pid);
  // A zombie answers signals until its parent looks at it, but holds nothing.
  return stat === undefined || (stat.started === started && stat.state !== 'Z' && stat.state !== 'X');
}

function removeDead(folder) {
  let names;
  try {
    names = readdirSync(folder);
  } catch {
    return 0;
  }
  const living = names.filter((name) => isAlive(name, folder));
  for (const name of names) if (!living.includes(name)) rmSync(join(folder, name), { force: true });
  return living.length;
}

function tryTake(folder) {
  const name = nameOf(process.pid);
  const prepared = `${folder}-${name}`;
  mkdirSync(prepared, { recursive: true });
  writeFileSync(join(prepared, name), '');
  try {
    renameSync(prepared, folder);
    return true;
  } catch (error) {
    rmSync(prepared, { recursive: true, force: true });
    if (['ENOTEMPTY', 'EEXIST'].includes(error.code)) return false;
    throw error;
  }
}

function sweepPrepared(folder) {
  const prefix = `${folder}-`;
  for (const entry of readdirSync(dirname(folder))) {
    const path = join(dirname(folder), entry);
    if (path.startsWith(prefix) && !isAlive(path.slice(prefix.length), dirname(folder)))
      rmSync(path, { recursive: true, force: true });
  }
}

/**
 * Waits for the lock and takes it. `onWait` is called once if another living process holds it.
 * `cover(pid)` keeps the lock held while that process lives too, until the function it returns is called;
 * `release()` may be called more than once.
 */
export async function takeLock(folder, onWait) {
  for (let waited = false; !tryTake(folder);) {
    if (removeDead(folder) === 0) continue;
    if (!waited) onWait();
    waited = true;
    await sleep(100);
  }
  sweepPrepared(folder);
  const own = join(folder, nameOf(process.pid));
  return {
    cover(pid) {
      const file = join(folder, nameOf(pid));
      writeFileSync(file, '');
      return () => rmSync(file, { force: true });
    },
    release() {
      rmSync(own, { force: true });
      try {
        rmdirSync(folder);
      } catch {
        // Still covered by a child, or already taken by the next: both are as they should be.
      }
    },
  };
}
