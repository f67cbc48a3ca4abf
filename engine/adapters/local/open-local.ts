import { release } from 'node:os';
import type { Transport } from '../../ports/transport.ts';
import { checkName } from '../posix/check-name.ts';
import { smallEnvironment } from '../posix/environment.ts';
import { takeLock } from '../posix/lock-session.ts';
import { openRegister } from '../posix/register.ts';
import { endTree } from './end-tree.ts';
import { execLocal } from './exec-local.ts';
import { localFiles } from './local-files.ts';
import { startLocalLock } from './lock-local.ts';

/** How to reach this machine. */
export interface LocalSettings {
  /** The environment's name for it. */
  readonly target: string;
  /** Absolute; locks and the register of unfinished runs live there. */
  readonly stateDirectory: string;
  /** Milliseconds between TERM and KILL when a process tree is ended; 5,000 by default. */
  readonly graceMilliseconds?: number;
}

/** The machine that the engine runs on, as a place for steps. Costs nothing until something is asked of it. */
export function openLocal(settings: LocalSettings): Transport {
  const { target, stateDirectory, graceMilliseconds: grace = 5000 } = settings;
  const environment = smallEnvironment(process.env);
  return {
    target,
    description: 'local',
    files: localFiles,
    exec: (request, signal) => execLocal(request, signal, { grace, environment }),
    async lock(name, holder, { wait, signal, onWaiting }) {
      checkName('lock', name);
      signal.throwIfAborted();
      const process = startLocalLock(stateDirectory, name, wait ? 'wait' : 'try');
      return takeLock(process, { name, holder, signal, onWaiting, target: 'this machine' });
    },
    ...openRegister(localFiles, stateDirectory),
    endLeftovers: (run) => endTree({ mark: { run }, grace }),
    facts: async () => ({
      system: process.platform,
      architecture: process.arch,
      kernel: release(),
    }),
    close: async () => {},
  };
}
