import type { PlannedStep, SavedPlan } from '../plan/plan.ts';
import { callerOf, parseKey } from '../run/step-key.ts';
import { shortName } from './plan-words.ts';

/** What a reviewer wants to know of a run that goes wrong: what is undone, until when, and what a crash means. */
export function guardSentences({ bound, forecast }: SavedPlan): readonly string[] {
  const steps = forecast.steps.filter(({ verdict }) => verdict !== 'skip');
  if (steps.every(({ effect }) => effect === 'read'))
    return ['It changes nothing, so there is nothing to undo.'];
  return [
    undoSentence(steps),
    ...keptSentences(steps),
    ...irreversibleSentences(steps),
    crashSentence(bound.locks.map(({ name }) => name)),
  ];
}

function undoSentence(steps: readonly PlannedStep[]): string {
  const commit = steps.find((step) => step.commit && step.depth === 0);
  const undoes = 'a step that fails, or a cancel, has everything before it undone, newest first';
  if (commit === undefined) return `${capital(undoes)}.`;
  const name = shortName(commit.key);
  return `Until ${name} has succeeded, ${undoes}. After that nothing is undone by itself: a failure ends the run with exit code 4.`;
}

/** What runbooks that are called have made when they are past their own point of no return. */
function keptSentences(steps: readonly PlannedStep[]): readonly string[] {
  return steps.flatMap((step) => {
    const caller = step.commit ? callerOf(parseKey(step.key).frame) : undefined;
    return caller === undefined
      ? []
      : [`What ${caller} has made stays, once its step ${shortName(step.key)} has succeeded.`];
  });
}

function irreversibleSentences(steps: readonly PlannedStep[]): readonly string[] {
  const names = steps
    .filter(({ irreversible }) => irreversible !== undefined)
    .map(({ key }) => shortName(key));
  return names.length === 0
    ? []
    : [`Not undone, for the reason below each: ${[...new Set(names)].join(', ')}.`];
}

function crashSentence(locks: readonly string[]): string {
  const held = locks.length === 0 ? '' : `, and until then no other run gets ${locks.join(', ')}`;
  return `If this engine dies or the power fails, \`runbook resume RUN\` goes on or undoes${held}.`;
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
