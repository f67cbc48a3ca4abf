import type { PlannedStep } from '../../plan/plan.ts';
import { isObject } from '../../runbook/json.ts';
import type { Json, JsonObject } from '../../runbook/json.ts';
import { changeText, commitText, ownTitle, shortName } from '../plan-words.ts';
import { markup } from './markup.ts';
import type { Content, Markup } from './markup.ts';
import type { RailStep } from './rail.ts';

/** Indentation that the page knows; deeper runbooks stand no further in. */
export function depthClass(depth: number): string {
  return depth === 0 ? '' : ` d${Math.min(depth, 3)}`;
}

/** What a step is: its id, what it does and its name. */
export function stepHead(step: PlannedStep): Markup {
  const title = ownTitle(step);
  return markup`<span class="id">${shortName(step.key)}</span
    ><span class="does">${step.does}</span
    >${title !== undefined && markup`<span class="title">${title}</span>`}`;
}

/** What it would change, and why it is skipped or not known. */
export function changeLine(step: PlannedStep): Content {
  const { before, after, because, early } = step;
  const changes = before !== undefined && after !== undefined && before !== after;
  return [
    changes &&
      markup`<span class="change">${early && 'now '}${before}<span class="arrow">→</span>${after}</span>`,
    !changes && because === undefined && textLine('change', changeText(step)),
    because !== undefined && textLine('why', because),
  ];
}

/** What one line cannot tell of a change. */
export function detailBlock({ details = [], verdict }: PlannedStep): Content {
  if (details.length === 0 || verdict === 'skip') return undefined;
  return markup`<pre>${details.join('\n')}</pre>`;
}

function textLine(kind: string, text: string): Content {
  return text !== '' && markup`<span class="${kind}">${text}</span>`;
}

/** How it is taken back. */
export function undoLine({ undo, irreversible, verdict }: PlannedStep): Content {
  if (verdict === 'skip') return undefined;
  return [
    undo.length > 0 && markup`<span class="undo">${undo.join('; ')}</span>`,
    irreversible !== undefined && markup`<span class="error">cannot be undone: ${irreversible}</span>`,
  ];
}

/** The input, folded. */
export function inputBlock({ with: input }: PlannedStep): Content {
  if (input === undefined || Object.keys(input).length === 0) return undefined;
  return markup`<details>
    <summary>input</summary>
    <pre>${inputText(input)}</pre>
  </details>`;
}

/** An input as text, one member a line. */
function inputText(input: JsonObject): string {
  return Object.entries(input)
    .map(([name, value]) => `${name}: ${valueText(value)}`)
    .join('\n');
}

function valueText(value: Json): string {
  if (typeof value !== 'string')
    return isObject(value) ? JSON.stringify(value, undefined, 1) : JSON.stringify(value);
  return value.includes('\n') ? `|\n  ${value.trimEnd().replaceAll('\n', '\n  ')}` : value;
}

/** The line behind a commit that may happen. */
export function commitRow(step: PlannedStep): Content {
  if (!step.commit || step.verdict === 'skip') return undefined;
  return markup`<li class="return${step.depth > 0 && ' inner'}">${commitText(step)}</li>`;
}

/** A step for the graph. */
export function railStep(step: PlannedStep, tone: string): RailStep {
  const { key, depth, kind, effect, needs, verdict } = step;
  return {
    key,
    depth,
    name: shortName(key),
    says: ownTitle(step) ?? step.does,
    needs,
    shape: kind === 'action' ? effect : kind,
    tone,
    commit: step.commit && verdict !== 'skip' ? commitText(step) : undefined,
  };
}
