import { formatElapsed } from './elapsed.ts';
import { faultWords } from './simulation.ts';
import type { CellResult, FaultKind, SimulationResult } from './simulation.ts';
import { matrixOf, outcomeCounts, reproduceLine } from './simulation-matrix.ts';
import type { MatrixRow } from './simulation-matrix.ts';

const style = `:root{color-scheme:light dark;--line:light-dark(#ccc,#444);--good:light-dark(#0a6b2d,#5fd38a);--bad:light-dark(#b00020,#ff8080)}
body{font:16px/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem}
.wide{overflow-x:auto}table{border-collapse:collapse}
th,td{border:1px solid var(--line);padding:.25rem .5rem;text-align:left;vertical-align:top}
thead th{position:sticky;top:0;background:Canvas;font-weight:600;font-size:.85rem;max-width:8rem}
tbody th{font-family:ui-monospace,monospace;font-weight:400;white-space:nowrap}
.good{color:var(--good)}.bad{color:var(--bad);font-weight:700}pre{overflow-x:auto;border-left:3px solid var(--line);padding-left:1rem}
small{display:block}`;

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Simulations as one page that needs nothing else: no script, no font, no request. */
export function simulationHtml(results: readonly SimulationResult[]): string {
  const title = `Simulation of ${results.map(({ runbook }) => runbook).join(', ')}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escape(title)}</h1>
<p>Each cell is one run with one fault in its own copy of a sandbox: what became of it, and whether everything that has to hold held.</p>
${results.map(section).join('\n')}
</body>
</html>
`;
}

function section(result: SimulationResult): string {
  const { runbook, cells, possible, seed, milliseconds } = result;
  const { faults, rows } = matrixOf(result);
  const bad = cells.filter(({ problems }) => problems.length > 0);
  const verdict =
    bad.length === 0
      ? '<strong class="good">every cell holds</strong>'
      : `<strong class="bad">${bad.length} do not hold</strong>`;
  return `<h2>${escape(runbook)}</h2>
<p>${cells.length} of ${possible} cells, seed ${seed}, ${formatElapsed(milliseconds)}: ${verdict}.
Outcomes: ${escape(outcomeCounts(cells).join(', '))}.</p>
<div class="wide" tabindex="0"><table>
<thead><tr><th scope="col">step</th>${faults.map((fault) => `<th scope="col">${escape(faultWords[fault].long)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((row) => rowHtml(row, faults)).join('\n')}
</tbody>
</table></div>
${bad.map((cell) => story(result, cell)).join('\n')}`;
}

function rowHtml({ step, cells }: MatrixRow, faults: readonly FaultKind[]): string {
  const boxes = faults.map((fault) => `<td>${(cells[fault] ?? []).map(box).join('')}</td>`);
  return `<tr><th scope="row">${escape(step)}</th>${boxes.join('')}</tr>`;
}

function box({ problems, outcome, case: name }: CellResult): string {
  const isGood = problems.length === 0;
  const words = `${isGood ? 'holds' : 'does not hold'}, ${name}`;
  return `<span class="${isGood ? 'good' : 'bad'}" title="${escape(words)}">${isGood ? '✓' : '✗'}</span> <small>${escape(outcome)}</small>`;
}

function story(result: SimulationResult, cell: CellResult): string {
  return `<h3 class="bad">${escape(cell.id)}</h3>
<ul>${cell.problems.map((problem) => `<li>${escape(problem)}</li>`).join('')}</ul>
<pre>${escape(cell.story.join('\n'))}</pre>
<p>Once more: <code>${escape(reproduceLine(result, cell))}</code></p>`;
}
