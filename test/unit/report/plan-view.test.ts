import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../../engine/report/display-width.ts';
import { planLines } from '../../../engine/report/plan-view.ts';
import { ansiPaint, noPaint } from '../../../engine/report/style.ts';
import { plannedUpdate as plan, plannedStep as step } from './planned-update.ts';

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
