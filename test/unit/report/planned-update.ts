import type { PlannedStep, SavedPlan } from '../../../engine/plan/plan.ts';
import { planOf } from '../../support/told-run.ts';
import { updateProgram } from './update-story.ts';

/** One row of a plan, with nothing in it but what is given. */
export function plannedStep(given: Partial<PlannedStep> & { readonly key: string }): PlannedStep {
  return {
    depth: 0,
    runbook: 'update',
    kind: 'action',
    needs: [],
    with: undefined,
    early: false,
    expected: undefined,
    title: '',
    does: 'test.do',
    effect: 'read',
    verdict: 'run',
    because: undefined,
    before: undefined,
    after: undefined,
    wouldChange: undefined,
    obstacle: undefined,
    observations: {},
    undo: [],
    irreversible: undefined,
    commit: false,
    target: undefined,
    ...given,
  };
}

/** An update as a plan tells it. */
export const plannedUpdate: SavedPlan = {
  bound: {
    ...planOf(updateProgram, { name: 'play', containers: { kind: 'sandbox', directory: '/x' } }),
    inputs: { service: 'gitea', version: '1.27.3', retries: 3 },
    locks: [{ name: 'gitea-host', target: 'host' }],
  },
  forecast: {
    requires: [
      plannedStep({ key: 'requires:room', does: 'disk.free', observations: { free: '12.5GiB' } }),
      plannedStep({ key: 'requires:reach', does: 'tcp.check', obstacle: 'db:5432 does not answer' }),
    ],
    steps: [
      plannedStep({ key: 'current', does: 'compose.inspect', title: 'what runs now' }),
      plannedStep({ key: 'backup', does: 'runbook backup', effect: 'change' }),
      plannedStep({
        key: 'backup/dump',
        depth: 1,
        does: 'postgres.dump',
        effect: 'change',
        verdict: 'unknown',
        because: 'reads steps.work.outputs.path, not known before the run',
      }),
      plannedStep({
        key: 'backup/store',
        depth: 1,
        does: 'objects.put',
        effect: 'change',
        commit: true,
        irreversible: 'backups are never removed',
      }),
      plannedStep({
        key: 'swap',
        does: 'compose.recreate',
        title: 'put the new image 新しい in place 🚀',
        effect: 'change',
        wouldChange: true,
        before: 'gitea: gitea/gitea:1.22.6 (sha256:ab36805761e9), running',
        after: 'gitea: gitea/gitea:1.27.3 (sha256:cf7d81d83b96)',
        undo: ['compose.recreate the old image', 'http.check'],
      }),
      plannedStep({ key: 'tag', effect: 'change', wouldChange: false, before: 'tag is set' }),
      plannedStep({ key: 'each[3]', effect: 'change', before: '1', after: '2', undo: ['takes it back'] }),
      plannedStep({ key: 'agree', does: 'approval' }),
      plannedStep({
        key: 'open',
        does: 'compose.start',
        effect: 'change',
        commit: true,
        undo: ['compose.stop'],
      }),
      plannedStep({ key: 'maybe', verdict: 'skip', because: 'its `if` does not hold' }),
    ],
    finally: [
      plannedStep({
        key: 'finally:tell',
        does: 'notify.mail',
        effect: 'change',
        verdict: 'unknown',
        because: 'its `if` reads run.outcome',
      }),
    ],
    facts: {},
    secrets: ['gitea/database', 'gitea/mail'],
    approvals: ['agree'],
    obstacles: [{ key: 'requires:reach', message: 'db:5432 does not answer' }],
    expected: { median: 83_000, worst: 190_000, runs: 4 },
  },
  createdAt: '2026-11-23T12:00:00.000Z',
  expiresAt: '2026-11-24T12:00:00.000Z',
  by: 'somebody@somewhere',
  approvals: [],
};
