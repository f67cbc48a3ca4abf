import { describe, expect, test } from 'vitest';
import type { PlannedStep, SavedPlan } from '../../../engine/plan/plan.ts';
import { displayWidth } from '../../../engine/report/display-width.ts';
import { planLines } from '../../../engine/report/plan-view.ts';
import { ansiPaint, noPaint } from '../../../engine/report/style.ts';
import { planOf } from '../../support/told-run.ts';
import { updateProgram } from './update-story.ts';

function step(given: Partial<PlannedStep> & { readonly key: string }): PlannedStep {
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

const plan: SavedPlan = {
  bound: {
    ...planOf(updateProgram, { name: 'play', containers: { kind: 'sandbox', directory: '/x' } }),
    inputs: { service: 'gitea', version: '1.27.3', retries: 3 },
    locks: [{ name: 'gitea-host', target: 'host' }],
  },
  forecast: {
    requires: [
      step({ key: 'requires:room', does: 'disk.free', observations: { free: '12.5GiB' } }),
      step({ key: 'requires:reach', does: 'tcp.check', obstacle: 'db:5432 does not answer' }),
    ],
    steps: [
      step({ key: 'current', does: 'compose.inspect', title: 'what runs now' }),
      step({ key: 'backup', does: 'runbook backup', effect: 'change' }),
      step({
        key: 'backup/dump',
        depth: 1,
        does: 'postgres.dump',
        effect: 'change',
        verdict: 'unknown',
        because: 'reads steps.work.outputs.path, not known before the run',
      }),
      step({
        key: 'backup/store',
        depth: 1,
        does: 'objects.put',
        effect: 'change',
        commit: true,
        irreversible: 'backups are never removed',
      }),
      step({
        key: 'swap',
        does: 'compose.recreate',
        title: 'put the new image 新しい in place 🚀',
        effect: 'change',
        wouldChange: true,
        before: 'gitea: gitea/gitea:1.22.6 (sha256:ab36805761e9), running',
        after: 'gitea: gitea/gitea:1.27.3 (sha256:cf7d81d83b96)',
        undo: ['compose.recreate the old image', 'http.check'],
      }),
      step({ key: 'tag', effect: 'change', wouldChange: false, before: 'tag is set' }),
      step({ key: 'each[3]', effect: 'change', before: '1', after: '2', undo: ['takes it back'] }),
      step({ key: 'agree', does: 'approval' }),
      step({ key: 'open', does: 'compose.start', effect: 'change', commit: true, undo: ['compose.stop'] }),
      step({ key: 'maybe', verdict: 'skip', because: 'its `if` does not hold' }),
    ],
    finally: [
      step({
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

describe('the plan on a terminal', () => {
  test.for([100, 80, 40])('%i columns wide', (width, { expect: see }) => {
    const lines = planLines(plan, { width, paint: noPaint });
    see(lines.join('\n')).toMatchSnapshot();
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
  });

  test('says who agreed already', () => {
    const agreed = {
      ...plan,
      approvals: [{ step: 'agree', by: 'a@b', at: '2026-11-23T12:30:00.000Z', plan: '' }],
    };
    expect(planLines(agreed, { width: 80, paint: noPaint })).toContain(
      '  agree: given by a@b at 2026-11-23 12:30 UTC',
    );
  });

  test('colour adds nothing but colour', () => {
    const plain = planLines(plan, { width: 80, paint: noPaint });
    const coloured = planLines(plan, { width: 80, paint: ansiPaint });
    // oxlint-disable-next-line no-control-regex
    expect(coloured.map((line) => line.replaceAll(/\u001B\[\d+m/g, '').trimEnd())).toEqual(
      plain.map((line) => line.trimEnd()),
    );
    expect(coloured).not.toEqual(plain);
  });

  test('draws no point of no return behind a step that is skipped', () => {
    const skipped = { ...plan.forecast, steps: [step({ key: 'open', commit: true, verdict: 'skip' })] };
    expect(planLines({ ...plan, forecast: skipped }, { width: 80, paint: noPaint }).join('\n')).not.toContain(
      'point of no return',
    );
  });
});
