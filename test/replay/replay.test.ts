import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { replay } from '../../engine/app/read-run.ts';
import { settingsOf } from '../../engine/app/session.ts';
import { coreVersion } from '../../engine/app/version.ts';
import type { JournalEvent } from '../../engine/journal/event.ts';
import { parseJournal } from '../../engine/journal/parse-journal.ts';
import type { BoundPlan } from '../../engine/plan/plan.ts';
import { apply } from '../../engine/run/apply.ts';
import { decide } from '../../engine/run/decide.ts';
import { emptyState } from '../../engine/run/state.ts';
import { recordedRun } from '../support/recorded-run.ts';

/*
 * Journals that engines of core 1 wrote. Whoever changes what they mean changes the core's version:
 * runs of the old one are then refused instead of being carried on by other rules.
 */
const recorded = [
  { name: 'one-of-each', outcome: 'rolled-back', exitCode: 1 },
  { name: 'update-rolled-back', outcome: 'rolled-back', exitCode: 1 },
  { name: 'update-killed-and-resumed', outcome: 'succeeded', exitCode: 0 },
] as const;

function eventsOf(name: string): readonly JournalEvent[] {
  const parsed = parseJournal(recordedRun(name).journal);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.events;
}

test('the fixtures are of this core', () => {
  expect(coreVersion).toBe(1);
});

describe.for(recorded)('$name', ({ name, outcome, exitCode }) => {
  const { plan: text } = recordedRun(name);
  const events = eventsOf(name);
  const plan = JSON.parse(text) as BoundPlan;

  test('replays to the outcome that it was written with, and to the same state', () => {
    const { state } = replay('recorded', { plan: text, forecast: undefined, events });
    expect(state).toMatchObject({ phase: 'ended', outcome, exitCode });
    expect({
      steps: Object.fromEntries(Object.entries(state.steps).map(([key, { status }]) => [key, status])),
      undo: state.undo.map(({ step, kind, status }) => `${step} ${kind} ${status}`),
      tolerated: state.tolerated,
      outputs: state.outputs,
      remaining: state.remaining,
    }).toMatchSnapshot('state');
    const digest = createHash('sha256').update(JSON.stringify(state)).digest('hex');
    expect(digest).toMatchSnapshot('sha256 of the whole state');
  });

  test('the core decides today what it decided then', () => {
    const settings = settingsOf(plan);
    let state = emptyState();
    const decided: string[] = [];
    for (const event of events) {
      state = apply(settings.program, state, event);
      const commands = decide(settings, state, new Set());
      decided.push(`${event.seq} ${event.event}: ${commands.map(nameOf).join(', ')}`);
    }
    expect(decided).toMatchSnapshot();
  });
});

function nameOf(command: ReturnType<typeof decide>[number]): string {
  return command.kind === 'record'
    ? `${command.event.event} ${'step' in command.event ? command.event.step : ''}`.trim()
    : `${command.kind} ${command.step}`;
}
