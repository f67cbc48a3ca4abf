import type { Runbook, Step } from '../runbook/runbook.ts';
import { printable } from './display-width.ts';
import { doesOf } from '../plan/undo-lines.ts';

function escaped(text: string): string {
  return printable(text)
    .replaceAll('#', '#35;')
    .replaceAll('"', '#quot;')
    .replaceAll('<', '#lt;')
    .replaceAll('>', '#gt;');
}

function node(name: string, step: Step): string {
  const text = `"${escaped(step.id)}<br/>${escaped(step.name ?? doesOf(step))}"`;
  if (step.body.kind === 'approval') return `${name}{{${text}}}`;
  if (step.body.kind === 'finish') return `${name}([${text}])`;
  return step.effect === 'change' ? `${name}[${text}]` : `${name}(${text})`;
}

/**
 * The steps of a runbook as a Mermaid flowchart: rectangles change something, rounded ones read, a
 * hexagon asks for approval; a thick line under a step is the point of no return.
 */
export function mermaidLines(runbook: Runbook): string[] {
  // Ids of steps may be words that Mermaid keeps for itself, such as `end`.
  const names = new Map(runbook.steps.map(({ id }, index) => [id, `s${index}`]));
  const nameOf = (id: string): string => names.get(id) ?? '';
  const lines = ['flowchart TD'];
  for (const step of runbook.steps) {
    lines.push(`  ${node(nameOf(step.id), step)}`);
    if (step.commit) lines.push(`  style ${nameOf(step.id)} stroke-width:4px`);
  }
  const committed = new Set(runbook.steps.filter(({ commit }) => commit).map(({ id }) => id));
  for (const { id, needs } of runbook.steps) {
    for (const need of needs) {
      const arrow = committed.has(need) ? '==>|point of no return|' : '-->';
      lines.push(`  ${nameOf(need)} ${arrow} ${nameOf(id)}`);
    }
  }
  return lines;
}
