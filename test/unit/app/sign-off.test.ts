import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCancelSwitch } from '../../../engine/app/cancel-switch.ts';
import { clock } from '../../../engine/app/compose.ts';
import { openProject } from '../../../engine/app/load-project.ts';
import { startRun } from '../../../engine/app/start-run.ts';

const runbook = `apiVersion: runbook/v1
name: locked
summary: Reads something under a lock
lock: host
steps:
  - id: read
    effect: read
    run: "true"
`;

/** What a kill between the register and the last record would leave must be a run that can be resumed. */
test('a run has left the register before its end is written down', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-sign-off-'));
  try {
    mkdirSync(join(folder, 'state'), { mode: 0o700 });
    writeFileSync(join(folder, 'locked.yaml'), runbook);
    const register = join(folder, 'state', 'target', 'unfinished', 'host');
    const seen: [string, number][] = [];
    const end = await startRun({
      name: join(folder, 'locked.yaml'),
      project: openProject({ cwd: folder }),
      inputs: {},
      env: {},
      stateDirectory: join(folder, 'state'),
      observer: () => {},
      approvals: [],
      waitForLock: false,
      cancel: createCancelSwitch(),
      seam: {
        clock,
        executor: (inner) => inner,
        journal: (inner) => ({
          run: inner.run,
          log: (...line) => inner.log(...line),
          close: () => inner.close(),
          discard: () => inner.discard(),
          async append(events) {
            for (const { event } of events) {
              if (event !== 'run-started') seen.push([event, readdirSync(register).length]);
            }
            await inner.append(events);
          },
        }),
      },
    });
    expect(end.exitCode).toBe(0);
    expect(seen.find(([event]) => event === 'attempt-started')).toEqual(['attempt-started', 1]);
    expect(seen.find(([event]) => event === 'run-finished')).toEqual(['run-finished', 0]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
