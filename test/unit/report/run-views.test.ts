import { describe, expect, test } from 'vitest';
import { approvalLines } from '../../../engine/report/approval-view.ts';
import { displayWidth } from '../../../engine/report/display-width.ts';
import { eventLines, keyColumn } from '../../../engine/report/event-lines.ts';
import { progressLines } from '../../../engine/report/progress-view.ts';
import { summaryLines } from '../../../engine/report/run-summary.ts';
import { followRun } from '../../../engine/report/run-progress.ts';
import { ansiPaint, noPaint } from '../../../engine/report/style.ts';
import { makeRunbook, makeStep } from '../../support/run/random-program.ts';
import { planOf, tellRun } from '../../support/told-run.ts';
import { failUpdate, tellUpdate, updateProgram } from './update-story.ts';
import type { Story } from './update-story.ts';

const run = '20261123-120000-test';

function tree(story: Story, width: number, height = 40): string {
  return progressLines(story.progress, { width, height, now: story.now, paint: noPaint }).join('\n');
}

function summary(story: Story, status: 'ended' | 'waiting' | 'interrupted', width = 80): string {
  const facts = { plan: story.plan, state: story.state, run, status, undoOrder: ['swap'], worked: 185_000 };
  return summaryLines(facts, { width, paint: noPaint }).join('\n');
}

describe('the tree of a run', () => {
  test.for([100, 80, 40])(
    'while a step waits for its next attempt, %i columns wide',
    (width, { expect: see }) => {
      see(tree(tellUpdate(), width)).toMatchSnapshot();
    },
  );

  test.for([100, 80, 40])('after a rollback, %i columns wide', (width, { expect: see }) => {
    const story = tellUpdate();
    failUpdate(story);
    see(tree(story, width)).toMatchSnapshot();
  });

  test.for([100, 60, 40, 20])('fits %i columns, wide characters counted', (width) => {
    const story = tellUpdate();
    failUpdate(story);
    for (const line of tree(story, width).split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
  });

  test('shows what runs and what is new when there is not room for all', ({ expect: see }) => {
    const steps = Array.from({ length: 50 }, (_, index) =>
      makeStep({ id: `s${index}`, needs: index === 0 ? [] : [`s${index - 1}`] }),
    );
    const plan = planOf({ root: 'long', runbooks: { long: makeRunbook({ name: 'long', steps }) } });
    const progress = followRun(plan);
    const long = tellRun(plan, (event, state) => progress.take(event, state));
    for (let at = 0; at < 40; at += 1) long.end(`s${at}`, { kind: 'succeeded', outputs: {}, changed: true });
    progress.output('s40', ['working on it']);
    const lines = progressLines(progress, { width: 60, height: 8, now: long.now, paint: noPaint });
    see(lines.join('\n')).toMatchSnapshot();
    expect(lines.length).toBeLessThanOrEqual(8);
  });

  test('keeps sequences and control characters of programs off the terminal', () => {
    const story = tellUpdate();
    story.tell({ event: 'retry-due', step: 'healthy', attempt: 2 });
    story.progress.output('healthy', [
      '\u001B]0;title\u0007\u001B[2J\u001B[31mred\u001B[0m\u0000 over\u009B1A',
    ]);
    const text = progressLines(story.progress, {
      width: 80,
      height: 40,
      now: story.now,
      paint: ansiPaint,
    }).join('\n');
    expect(text).toContain('│ red over');
    // oxlint-disable-next-line no-control-regex
    expect(text.replaceAll(/\u001B\[\d+m/g, '')).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/);
  });
});

test('a log of a run, one line for each event', ({ expect: see }) => {
  const story = tellUpdate();
  failUpdate(story);
  const progress = followRun(story.plan);
  const options = { progress, width: keyColumn(updateProgram), paint: noPaint };
  const lines = story.events.flatMap(({ event, state }) => {
    progress.take(event, state);
    if (event.event === 'attempt-started') progress.output(event.step, [`${event.step} says something`]);
    return eventLines(event, state, options);
  });
  see(lines.join('\n')).toMatchSnapshot();
});

test('what a program said before it failed stands there once', () => {
  const step = makeStep({ id: 'reload' });
  const plan = planOf({ root: 'one', runbooks: { one: makeRunbook({ name: 'one', steps: [step] }) } });
  const progress = followRun(plan);
  const said: string[] = [];
  const options = { progress, width: 6, paint: noPaint };
  const told = tellRun(plan, (event, state) => {
    progress.take(event, state);
    if (event.event === 'attempt-started')
      progress.output('reload', ['first', 'second', 'second', 'x: last']);
    said.push(...eventLines(event, state, options));
  });
  told.end('reload', {
    kind: 'failed',
    error: { message: 'it ended with 1: first\nsecond\nmore', help: 'h' },
  });
  const from = said.findIndex((line) => line.includes('FAILED'));
  expect(said.slice(from, from + 6).map((line) => line.trim())).toEqual([
    expect.stringMatching(/FAILED +reload +it ended with 1: first \(\d/),
    'help: h',
    '| more',
    '| second',
    '| second',
    '| x: last',
  ]);
});

describe('the summary', () => {
  test('of a rollback names the cause, what was undone and what is kept', ({ expect: see }) => {
    const story = tellUpdate();
    failUpdate(story);
    see(summary(story, 'ended')).toMatchSnapshot();
    see(summary(story, 'ended', 40)).toMatchSnapshot();
  });

  test('of a failed rollback says what remains and how to go on', ({ expect: see }) => {
    const story = tellUpdate();
    for (const attempt of [2, 3]) {
      story.tell({ event: 'retry-due', step: 'healthy', attempt });
      story.end('healthy', { kind: 'failed', error: { message: 'still down' } });
    }
    for (const attempt of [2, 3, 4]) {
      story.end('swap!undo', { kind: 'failed', error: { message: 'the old image is gone' } });
      if (attempt < 4) story.tell({ event: 'retry-due', step: 'swap!undo', attempt });
    }
    expect(story.state.exitCode).toBe(4);
    see(summary(story, 'ended')).toMatchSnapshot();
  });

  test('of a waiting run says who is asked what', ({ expect: see }) => {
    const story = tellUpdate();
    story.tell({ event: 'retry-due', step: 'healthy', attempt: 2 });
    story.end('healthy', { kind: 'succeeded', outputs: {}, changed: false });
    see(summary(story, 'waiting')).toMatchSnapshot();
  });

  test('of a run that was stopped says how it is carried on', ({ expect: see }) => {
    see(summary(tellUpdate(), 'interrupted')).toMatchSnapshot();
  });

  test('names a sandbox as such', () => {
    const story = tellUpdate();
    failUpdate(story);
    const plan = planOf(updateProgram, { name: 'play', containers: { kind: 'sandbox', directory: '/x' } });
    const facts = { plan, state: story.state, run, status: 'ended', undoOrder: [], worked: 0 } as const;
    expect(summaryLines(facts, { width: 80, paint: noPaint })[0]).toBe(
      'update in play (a sandbox): failed, rolled back',
    );
  });
});

test('who is asked to agree sees what is next and what can be undone', ({ expect: see }) => {
  const story = tellUpdate();
  story.tell({ event: 'retry-due', step: 'healthy', attempt: 2 });
  story.end('healthy', { kind: 'succeeded', outputs: {}, changed: false });
  const question = { step: 'agree', message: 'Open the site?' };
  see(
    approvalLines(story.plan, story.state, question, { width: 60, paint: noPaint }).join('\n'),
  ).toMatchSnapshot();
});
