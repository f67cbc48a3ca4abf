import type { JournalEvent } from '../../../engine/journal/event.ts';
import type { RunProgress } from '../../../engine/report/run-progress.ts';
import { followRun } from '../../../engine/report/run-progress.ts';
import type { RunState } from '../../../engine/run/state.ts';
import type { Program } from '../../../engine/runbook/runbook.ts';
import { makeRunbook, makeStep } from '../../support/run/random-program.ts';
import { planOf, tellRun } from '../../support/told-run.ts';
import type { ToldRun } from '../../support/told-run.ts';

const read = { effect: 'read', undo: { kind: 'none' }, onInterrupt: 'rerun' } as const;
const constant = (value: string) => ({ kind: 'constant', value }) as const;

/** A small update with a called runbook, retries and a point of no return. */
export const updateProgram: Program = {
  root: 'update',
  runbooks: {
    update: makeRunbook({
      name: 'update',
      requires: [makeStep({ id: 'room', name: 'enough room on the disk', ...read })],
      steps: [
        makeStep({ id: 'current', name: 'what runs now', ...read }),
        makeStep({
          id: 'backup',
          needs: ['current'],
          body: { kind: 'call', runbook: 'backup', inputs: { kind: 'map', entries: {} } },
          undo: { kind: 'none' },
        }),
        makeStep({ id: 'swap', name: 'put the new image 新しい in place 🚀', needs: ['backup'] }),
        makeStep({
          id: 'healthy',
          name: 'the site answers',
          needs: ['swap'],
          ...read,
          retry: { attempts: 3, delay: 2000, backoff: 1, maxDelay: 2000, jitter: 0, exitCodes: [] },
        }),
        makeStep({
          id: 'agree',
          needs: ['healthy'],
          body: { kind: 'approval', message: constant('Open the site?'), confirm: constant('site') },
          ...read,
        }),
        makeStep({ id: 'open', name: 'open the gates', needs: ['agree'], commit: true }),
      ],
    }),
    backup: makeRunbook({
      name: 'backup',
      steps: [makeStep({ id: 'dump' }), makeStep({ id: 'store', needs: ['dump'], commit: true })],
      outputs: { set: constant('2026-11-23') },
    }),
  },
};

/** A run with everything that views take from it. */
export interface Story extends ToldRun {
  readonly events: readonly { readonly event: JournalEvent; readonly state: RunState }[];
  readonly progress: RunProgress;
}

const done = { kind: 'succeeded', outputs: {}, changed: true } as const;

/** Begins the update and tells it up to a health check whose first attempt failed. */
export function tellUpdate(): Story {
  const plan = planOf(updateProgram);
  const events: { event: JournalEvent; state: RunState }[] = [];
  const progress = followRun(plan);
  const run = tellRun(plan, (event, state) => {
    progress.take(event, state);
    events.push({ event, state: structuredClone(state) });
  });
  const end = (step: string, seconds: number): void => {
    run.wait(seconds);
    run.end(step, done);
  };
  end('requires:room', 0.1);
  end('current', 0.4);
  progress.output('backup/dump', ['dumping table issue', 'dumping table user']);
  end('backup/dump', 75);
  end('backup/store', 3);
  end('swap', 2.5);
  progress.output('healthy', ['connection refused']);
  run.wait(1);
  run.end('healthy', {
    kind: 'failed',
    error: { message: 'http://x answered with 502', help: 'look at its log' },
  });
  return Object.assign(run, { events, progress });
}

/** The health check fails for good, and all is undone. */
export function failUpdate(story: Story): void {
  for (const attempt of [2, 3]) {
    story.wait(2);
    story.tell({ event: 'retry-due', step: 'healthy', attempt });
    story.wait(1);
    story.end('healthy', {
      kind: 'failed',
      error: { message: 'http://x answered with 502', help: 'look at its log' },
    });
  }
  story.wait(0.2);
  story.end('swap!undo', { kind: 'succeeded', outputs: {}, changed: true });
}
