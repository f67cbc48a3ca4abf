import { wrap } from './display-width.ts';
import { formatElapsed } from './elapsed.ts';
import { faultWords } from './simulation.ts';
import type { CellResult, SimulationResult } from './simulation.ts';
import { matrixOf, outcomeCounts, reproduceLine } from './simulation-matrix.ts';
import type { MatrixRow } from './simulation-matrix.ts';
import type { Paint } from './style.ts';
import { renderTable } from './table.ts';
import type { Cell } from './table.ts';

interface Look {
  readonly width: number;
  readonly paint: Paint;
  /** Words instead of marks, for logs and screens without them. */
  readonly words: boolean;
}

/** Records of the failed run that are shown: the last ones tell what went wrong. */
const storyLength = 25;

/** A simulation as a matrix of steps and faults with what it means, and the shortest story of a cell that does not hold. */
export function simulationLines(result: SimulationResult, { width, paint, words }: Look): readonly string[] {
  const { cells, possible, milliseconds, seed, runbook } = result;
  const { faults, rows } = matrixOf(result);
  const columns = [
    { title: 'STEP', overflow: 'wrap' as const },
    ...faults.map((fault) => ({ title: faultWords[fault].short })),
  ];
  const table = renderTable(
    columns,
    rows.map((row): Cell[] => [row.step, ...faults.map((fault) => markOf(row, fault, words))]),
    { width, paint },
  );
  const bad = cells.filter(({ problems }) => problems.length > 0);
  const verdict =
    bad.length === 0 ? paint('good', 'every cell holds') : paint('bad', `${bad.length} do not hold`);
  const some = cells.length === possible ? `${cells.length} cells` : `${cells.length} of ${possible} cells`;
  return [
    paint('strong', `${runbook}: ${some}, seed ${seed}`),
    ...table,
    ...faults.map((fault) => paint('faint', `${faultWords[fault].short}  ${faultWords[fault].long}`)),
    ...wrap(`outcomes: ${outcomeCounts(cells).join(', ')}`, width),
    `${verdict}, in ${formatElapsed(milliseconds)}`,
    ...storyOf(result, bad, { width, paint, words }),
    '',
  ];
}

function markOf({ cells }: MatrixRow, fault: CellResult['fault'], words: boolean): Cell {
  const found = cells[fault];
  if (found === undefined) return { text: words ? '-' : '·', tone: 'faint' };
  const isGood = found.every(({ problems }) => problems.length === 0);
  return isGood ? { text: words ? 'ok' : '✓', tone: 'good' } : { text: words ? '!!' : '✗', tone: 'bad' };
}

/** All cells that do not hold, with what does not; the story of the one with the fewest records. */
function storyOf(
  result: SimulationResult,
  bad: readonly CellResult[],
  { width, paint, words }: Look,
): readonly string[] {
  const [shortest] = bad.toSorted((left, right) => left.story.length - right.story.length);
  if (shortest === undefined) return [];
  const listed = bad.flatMap((cell) => [
    paint('bad', `${words ? '!!' : '✗'} ${cell.id}`) +
      (cell.trigger === '' ? '' : ` (behind a failure of ${cell.trigger})`),
    ...cell.problems.flatMap((problem) => wrap(problem, width - 4).map((line) => `    ${line}`)),
  ]);
  const told = shortest.story.slice(-storyLength);
  return [
    '',
    ...listed,
    '',
    `the shortest story, of ${shortest.id}:`,
    ...(told.length < shortest.story.length ? ['    …'] : []),
    ...told.flatMap((line) => wrap(line, width - 4).map((part) => `    ${part}`)),
    `once more: ${reproduceLine(result, shortest)}`,
  ];
}
