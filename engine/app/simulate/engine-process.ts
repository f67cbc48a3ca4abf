// One engine of a simulation, as a process of its own: what `kill -9` leaves of it is what a real one leaves.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { JsonObject } from '../../runbook/json.ts';
import { createCancelSwitch } from '../cancel-switch.ts';
import { carryOn } from '../carry-on.ts';
import { clock } from '../compose.ts';
import { openProject } from '../load-project.ts';
import { Refusal } from '../refusal.ts';
import type { Operator, RunEnd } from '../run-observer.ts';
import type { Participation } from '../session.ts';
import { startRun } from '../start-run.ts';
import { relocate, stateOf } from './cell-place.ts';
import type { EngineJob, EngineResult, InjectedFault } from './engine-job.ts';
import { injectFault } from './inject-fault.ts';
import type { FaultHooks } from './inject-fault.ts';

const none: InjectedFault = { kind: 'none', step: '', trigger: '', delay: 0 };

function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => {});
}

/** Agrees to everything but what the fault says. */
function operatorOf({ kind, step }: InjectedFault, hooks: FaultHooks): Operator | undefined {
  if (kind === 'waits') return undefined;
  return {
    async approve(question) {
      if (question.step !== step) return 'yes';
      if (kind === 'killed-mid-effect') await hooks.die();
      if (kind !== 'cancelled') return kind === 'refused' ? 'no' : 'yes';
      hooks.cancel();
      return new Promise((resolve) => {
        question.signal.addEventListener('abort', () => resolve('wait'), { once: true });
      });
    },
    choose: () => Promise.resolve('rollback'),
  };
}

function participation(job: EngineJob): Participation {
  const cancel = createCancelSwitch();
  const fault = job.fault ?? none;
  const hooks: FaultHooks = { die, clock, cancel: () => cancel.request('simulate') };
  return {
    observer: () => {},
    operator: operatorOf(fault, hooks),
    approvals: [],
    waitForLock: false,
    cancel,
    seam: injectFault(fault, hooks),
  };
}

async function work(job: EngineJob): Promise<RunEnd> {
  const { verb, run = '', cell, environment, inputs } = job;
  const stateDirectory = stateOf(cell);
  const part = participation(job);
  if (verb !== 'start') return carryOn({ ...part, run, verb, stateDirectory, env: {} });
  return startRun({
    ...part,
    name: job.runbook,
    project: openProject({ cwd: job.project, dir: job.project }),
    environment,
    inputs,
    env: {},
    stateDirectory,
    relocate: (named) => relocate(named, cell),
  });
}

async function report(job: EngineJob): Promise<EngineResult> {
  try {
    const { run, status, exitCode, state } = await work(job);
    return { run, status, exitCode, refusal: '', state: state as unknown as JsonObject };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { message, exitCode } = error;
    return { run: job.run ?? '', status: 'refused', exitCode, refusal: message, state: {} };
  }
}

async function main(path: string): Promise<void> {
  const job = JSON.parse(readFileSync(path, 'utf8')) as EngineJob;
  const result = await report(job);
  writeFileSync(`${job.result}.new`, JSON.stringify(result), { mode: 0o600 });
  renameSync(`${job.result}.new`, job.result);
  process.exit(0);
}

void main(process.argv[2] ?? '');
