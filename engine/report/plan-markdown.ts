import type { PlannedStep, SavedPlan } from '../plan/plan.ts';
import { obstacleGroups } from './obstacle-groups.ts';
import { guardSentences } from './plan-guard.ts';
import {
  approvalText,
  changeText,
  commitText,
  observedText,
  ownTitle,
  planFacts,
  planSentence,
  planTitle,
  requireWord,
  shortName,
  verdictWord,
} from './plan-words.ts';
import { printable } from './display-width.ts';

/** A plan in Markdown, for a comment in a review. */
export function planMarkdown(plan: SavedPlan): string {
  const { forecast } = plan;
  const lines = [
    `## Plan: ${text(planTitle(plan))}`,
    '',
    ...obstacleGroups(forecast).flatMap(({ keys, message, help }) => [
      `> **In the way:** ${keys.map(code).join(', ')} ${text(message)}${help === undefined ? '' : `<br>**help:** ${text(help)}`}`,
      '',
    ]),
    text(planSentence(plan)),
    '',
    ...planFacts(plan).map(([word, values]) => `- **${word}** ${values.map(text).join(', ')}`),
    ...forecast.approvals.map((key) => `- **approval** ${code(key)}: ${text(approvalText(plan, key))}`),
    ...table('Requires', forecast.requires, requireRow),
    ...table('Steps', forecast.steps, stepRow),
    ...table('Finally', forecast.finally, stepRow),
    '',
    '### If it goes wrong',
    '',
    ...guardSentences(plan).map((sentence) => `- ${text(sentence)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function table(
  title: string,
  steps: readonly PlannedStep[],
  row: (step: PlannedStep) => readonly string[],
): readonly string[] {
  if (steps.length === 0) return [];
  return [
    '',
    `### ${title}`,
    '',
    '| | Step | What would happen | Undo |',
    '|---|---|---|---|',
    ...steps.flatMap((step) => [line(row(step)), ...returnLine(step)]),
  ];
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function returnLine(step: PlannedStep): readonly string[] {
  if (!step.commit || step.verdict === 'skip') return [];
  const words = text(commitText(step));
  return [line(step.depth > 0 ? ['', `*${words}*`, '', ''] : ['🛑', `**${words.toUpperCase()}**`, '', ''])];
}

function stepName(step: PlannedStep): string {
  const title = ownTitle(step);
  const indent = '&emsp;'.repeat(step.depth);
  return `${indent}${code(shortName(step.key))} ${text(step.does)}${title === undefined ? '' : `<br>${indent}${text(title)}`}`;
}

function requireRow(step: PlannedStep): readonly string[] {
  return [requireWord(step).word, stepName(step), text(step.obstacle ?? observedText(step)), ''];
}

function stepRow(step: PlannedStep): readonly string[] {
  const { word } = verdictWord(step);
  const undo = step.verdict === 'skip' ? [] : step.undo.map(text);
  if (step.irreversible !== undefined && step.verdict !== 'skip') {
    undo.push(`**cannot be undone:** ${text(step.irreversible)}`);
  }
  const change = [changeText(step), ...(step.details ?? [])].map(text).join('<br>');
  const told = step.obstacle === undefined ? change : `${change}<br>**in the way:** ${text(step.obstacle)}`;
  return [word === 'change' ? '**change**' : word, stepName(step), told, undo.join('<br>')];
}

/** Text that Markdown takes as it is; one line, so that it cannot leave its cell. */
function text(value: string): string {
  return printable(value.replaceAll(/\s*\n\s*/g, ' '))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_[\]|~#@!]/g, (character) => `&#${character.codePointAt(0)};`);
}

/** A name in code style; what is no name stands as text. */
function code(value: string): string {
  return /^[\w./:[\]-]+$/.test(value) ? `\`${value}\`` : text(value);
}
