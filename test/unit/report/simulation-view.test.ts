import { expect, test } from 'vitest';
import { displayWidth } from '../../../engine/report/display-width.ts';
import { simulationHtml } from '../../../engine/report/simulation-html.ts';
import { simulationLines } from '../../../engine/report/simulation-view.ts';
import { cellId, faultKinds } from '../../../engine/report/simulation.ts';
import type { CellResult, SimulationResult } from '../../../engine/report/simulation.ts';
import { noPaint } from '../../../engine/report/style.ts';

function cellOf(step: string, fault: CellResult['fault'], problems: readonly string[] = []): CellResult {
  const cell = { case: 'newer', step, fault, trigger: '', delay: 3 };
  const story = problems.length === 0 ? [] : ['1 swap starts (1)', '2 swap failed: <b>exit code 3</b>'];
  return { ...cell, id: cellId(cell), outcome: 'rolled-back', problems, story, milliseconds: 900 };
}

const good: SimulationResult = {
  runbook: 'update-manual',
  seed: 7,
  possible: 90,
  cells: [
    ...faultKinds.map((fault) => cellOf('swap', fault)),
    cellOf('backup/a-step-whose-name-is-longer-than-what-fits!undo', 'fails-once'),
  ],
  milliseconds: 61_000,
};
const bad: SimulationResult = {
  ...good,
  cells: [...good.cells, cellOf('open', 'hangs', ['rows: + <old>, - new'])],
};
const look = { width: 80, paint: noPaint, words: false };

test('the matrix fits 80 columns with every fault, and says what its columns mean', () => {
  const lines = simulationLines(good, look);
  expect(lines.filter((line) => displayWidth(line) > 80)).toEqual([]);
  expect(lines.join('\n')).toContain('14 of 90 cells, seed 7');
  expect(lines.join('\n')).toContain('every cell holds');
  expect(lines.join('\n')).toContain('KM  engine killed in mid-effect');
});

test('a cell that does not hold comes with its story and how to see it again', () => {
  const text = simulationLines(bad, { ...look, words: true }).join('\n');
  expect(text).toContain('!! newer@open@hangs');
  expect(text).toContain('rows: + <old>, - new');
  expect(text).toContain('2 swap failed');
  expect(text).toContain("runbook simulate update-manual --seed 7 --only 'newer@open@hangs'");
  expect(text).not.toMatch(/[✓✗]/);
});

test('the page stands alone and escapes what it shows', () => {
  const page = simulationHtml([bad]);
  expect(page).not.toMatch(/<script|<link|src=|https?:/);
  expect(page).toContain('+ &lt;old&gt;');
  expect(page).toContain('&lt;b&gt;exit code 3&lt;/b&gt;');
  expect(page).toContain('<strong class="bad">1 do not hold</strong>');
});
