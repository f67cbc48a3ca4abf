import type { CatalogueEntry } from './entry.ts';

/** Codes of runs: locks, unfinished runs, plans that are stale, failures of the world: RB7xx. */
export const runCodes = {
  RB701: {
    title: 'lock is held',
    explanation: `Another run holds the lock that this one needs, and two runs of one lock never overlap.
The message names the run, who started it and since when.

Wait for it, let this run queue with \`--wait\`, or stop the other one with \`runbook cancel RUN\`.
The lock belongs to a living process: it is free as soon as that one has ended, however it ended.`,
  },
  RB702: {
    title: 'unfinished run',
    explanation: `An earlier run of the same lock began and has not ended: its engine was killed, it waits for an
approval, or its rollback failed. Working on a host in that state could make it worse, so every
other run of the lock is refused.

- \`runbook resume RUN\` carries it on,
- \`runbook rollback RUN\` undoes it,
- \`runbook approve RUN\` agrees when it waits,
- \`runbook resolve RUN --reason "…"\` closes it when you repaired the host by hand.`,
  },
  RB703: {
    title: 'plan is stale',
    explanation: `A saved plan is carried out exactly or not at all. Before it runs, everything is planned again; the
runbook, its inputs, the environment or something on the host is not what was reviewed. Each
difference is named with its old and its new value.

Make a new plan with \`runbook plan … -o FILE\`, and have it reviewed again.`,
  },
  RB704: {
    title: 'plan was used before',
    explanation: `A saved plan stands for one run. This state directory remembers that it was carried out already, so
a second run would do what nobody agreed to.

Make a new plan with \`runbook plan … -o FILE\`.`,
  },
  RB705: {
    title: 'plan has expired',
    explanation: `What was reviewed too long ago is not what is wanted now. A plan says itself until when it may be used.

Make a new plan with \`runbook plan … -o FILE\`.`,
  },
  RB706: {
    title: 'not a saved plan',
    explanation: `The file is no plan that this engine can read: it is no JSON, something was changed in it, or another
version of the engine wrote it.

Make a new plan with \`runbook plan … -o FILE\`.`,
  },
  RB707: {
    title: 'environment cannot be reached',
    explanation: `Before the first step, something that the environment names did not answer or refused: a target, the
containers, a store. Nothing was changed.

The message says what was tried and what came back.`,
  },
  RB708: {
    title: 'lock was lost',
    explanation: `The process or connection that held the run's lock ended while the run went on. Without the lock
another run could begin, so this one was stopped where it was.

Look at the connection to the target, then \`runbook resume RUN\`.`,
  },
} as const;

runCodes satisfies Record<string, CatalogueEntry>;
