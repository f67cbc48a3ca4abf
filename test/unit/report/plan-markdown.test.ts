import { describe, expect, test } from 'vitest';
import type { SavedPlan } from '../../../engine/plan/plan.ts';
import { planMarkdown } from '../../../engine/report/plan-markdown.ts';
import { plannedStep, plannedUpdate } from './planned-update.ts';

function withSteps(...steps: SavedPlan['forecast']['steps']): SavedPlan {
  return { ...plannedUpdate, forecast: { ...plannedUpdate.forecast, steps } };
}

/** The rows of all tables, each as its cells. */
function rowsOf(markdown: string): readonly (readonly string[])[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

describe('a plan as Markdown', () => {
  test('has a row of four cells for each step, and one for the point of no return', () => {
    const plan = withSteps(
      plannedStep({ key: 'look' }),
      plannedStep({ key: 'swap', effect: 'change', undo: ['puts the old one back'] }),
      plannedStep({ key: 'seal', effect: 'change', commit: true, irreversible: 'it is sent' }),
      plannedStep({ key: 'not', verdict: 'skip', commit: true, undo: ['nothing'] }),
    );
    const rows = rowsOf(planMarkdown(plan));
    expect(rows.every((row) => row.length === 4)).toBe(true);
    const told = rows.map(([, step = '', , undo = '']) => `${step} ${undo}`);
    expect(told.filter((row) => row.includes('`swap`'))).toEqual([
      expect.stringContaining('puts the old one back'),
    ]);
    expect(told.filter((row) => row.includes('`seal`'))).toEqual([
      expect.stringContaining('**cannot be undone:** it is sent'),
    ]);
    expect(told.filter((row) => row.includes('`not`')).join()).not.toContain('nothing');
    expect(rows.filter(([sign]) => sign === '🛑')).toHaveLength(1);
  });

  test('shows what stands in the way, above everything', () => {
    const obstacles = [{ key: 'look', message: 'there is no host' }];
    const text = planMarkdown({ ...plannedUpdate, forecast: { ...plannedUpdate.forecast, obstacles } });
    expect(text.split('\n')[2]).toBe('> **In the way:** `look` there is no host');
  });

  test('is not changed by what values hold', () => {
    const nasty = 'a | b\n\n# c <script>x</script> [l](u) `code` **b** @all \u001B[31m ![i](u)';
    const quiet = rowsOf(
      planMarkdown(withSteps(plannedStep({ key: 'a', title: 'x', does: 'x', undo: ['x'] }))),
    );
    const markdown = planMarkdown(
      withSteps(plannedStep({ key: 'a', title: nasty, does: nasty, undo: [nasty] })),
    );
    expect(rowsOf(markdown).map((row) => row.length)).toEqual(quiet.map((row) => row.length));
    expect(markdown).not.toMatch(/<script|\[l\]\(|`code`|@all/);
    expect(markdown).not.toContain('\u001B');
    expect(markdown.split('\n').filter((line) => line.startsWith('# '))).toEqual([]);
  });
});
