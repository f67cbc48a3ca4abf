import { expect, test } from 'vitest';
import {
  cellsOf,
  randomFrom,
  sampleCells,
  visitedSteps,
} from '../../../../engine/app/simulate/list-cells.ts';
import type { VisitedStep } from '../../../../engine/app/simulate/list-cells.ts';
import { faultKinds } from '../../../../engine/report/simulation.ts';

const steps: readonly VisitedStep[] = [
  ...['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map((key): VisitedStep => ({
    key,
    kind: 'attempt',
    milliseconds: 100,
  })),
  { key: 'agree', kind: 'approval', milliseconds: 0 },
  { key: 'two!undo', kind: 'attempt', milliseconds: 50 },
  { key: 'finally:tidy', kind: 'attempt', milliseconds: 10 },
];

test('has a cell for every fault that fits the kind of step', () => {
  const cells = cellsOf('case', steps, '', () => 0.5);
  const of = (step: string): readonly string[] =>
    cells.filter((cell) => cell.step === step).map(({ fault }) => fault);
  expect(of('one')).toHaveLength(8);
  expect(of('two!undo')).toEqual([
    'fails-once',
    'fails-always',
    'killed-mid-effect',
    'killed-before-record',
    'killed-after-record',
  ]);
  expect(of('agree')).toContain('refused');
  expect(cells.every(({ step, delay }) => step !== 'one' || delay === 50)).toBe(true);
});

test.each([1, 2, 3, 4, 5])(
  'a sample with seed %i has every step and every fault, and is the same again',
  (seed) => {
    const cells = cellsOf('case', steps, '', randomFrom(seed));
    const sample = sampleCells(cells, 1, randomFrom(seed));
    expect(new Set(sample.map(({ step }) => step))).toEqual(new Set(steps.map(({ key }) => key)));
    const possible = faultKinds.filter((fault) => cells.some((cell) => cell.fault === fault));
    expect(faultKinds.filter((fault) => sample.some((cell) => cell.fault === fault))).toEqual(possible);
    expect(sample.length).toBeLessThan(steps.length + possible.length);
    expect(sampleCells(cells, 1, randomFrom(seed))).toEqual(sample);
  },
);

test('a larger sample is filled up', () => {
  const cells = cellsOf('case', steps, '', randomFrom(1));
  expect(sampleCells(cells, 40, randomFrom(1))).toHaveLength(40);
  expect(sampleCells(cells, 1000, randomFrom(1))).toHaveLength(cells.length);
});

test('reads steps, approvals and how long they took from a journal', () => {
  const at = (second: number): string => `2026-01-01T00:00:0${second}.000Z`;
  const visited = visitedSteps([
    { seq: 1, at: at(0), event: 'attempt-started', step: 'one', attempt: 1 },
    { seq: 2, at: at(1), event: 'approval-requested', step: 'agree', message: '', confirm: '' },
    {
      seq: 3,
      at: at(3),
      event: 'attempt-finished',
      step: 'one',
      attempt: 1,
      result: { kind: 'succeeded', outputs: {}, changed: true },
    },
  ]);
  expect(visited).toEqual([
    { key: 'agree', kind: 'approval', milliseconds: 0 },
    { key: 'one', kind: 'attempt', milliseconds: 3000 },
  ]);
});
