import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import type { MapNode } from '../parse/syntax-tree.ts';
import { CalendarError, parseCalendar } from '../runbook/calendar/parse-calendar.ts';
import { overlaps, timerOverlap } from '../runbook/runbook.ts';
import type { Runbook, Schedule } from '../runbook/runbook.ts';
import { asMap, child, durationAt, entriesAt, scalarAt, textAt, valueOf } from './read-node.ts';
import { report } from './resolution.ts';
import { valueProblem } from './value-problem.ts';

/** Checks the calendar, and the timer's inputs, which are given by nobody else. */
export function checkSchedule(root: MapNode, inputs: Runbook['inputs'], problems: Diagnostic[]): void {
  const schedule = child(root, 'schedule');
  if (schedule === undefined) return;
  checkCalendar(asMap(schedule), problems);
  const given = entriesAt(asMap(schedule), 'inputs');
  for (const { key, keySpan, value } of given) {
    const declaration = Object.hasOwn(inputs, key) ? inputs[key] : undefined;
    const wrong = declaration === undefined ? undefined : valueProblem(valueOf(value), declaration.schema);
    if (declaration === undefined) {
      const help = didYouMean(key, Object.keys(inputs));
      report(problems, 'RB336', `the runbook has no input \`${key}\``, keySpan, { help });
    } else if (wrong !== undefined) report(problems, 'RB325', `\`${key}\` ${wrong}`, value.span);
  }
  for (const [name, { required, default: standard }] of Object.entries(inputs)) {
    if (!required || standard !== undefined || given.some(({ key }) => key === name)) continue;
    const span = root.entries.find(({ key }) => key === 'schedule')?.keySpan ?? schedule.span;
    report(problems, 'RB337', `the timer does not give the input \`${name}\``, span, {
      help: `add it under \`inputs\` of the schedule, or give it a default`,
    });
  }
}

function checkCalendar(schedule: MapNode, problems: Diagnostic[]): void {
  const calendar = scalarAt(schedule, 'calendar');
  if (typeof calendar?.value !== 'string') return;
  try {
    parseCalendar(calendar.value);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    const { message, help } = error;
    report(problems, 'RB344', `the calendar expression cannot be read: ${message}`, calendar.span, { help });
  }
}

/** Reads `schedule`, if there is one. */
export function readSchedule(root: MapNode): Schedule | undefined {
  const node = child(root, 'schedule');
  if (node === undefined) return undefined;
  const map = asMap(node);
  const overlap = textAt(map, 'overlap');
  return {
    calendar: textAt(map, 'calendar') ?? '',
    jitter: durationAt(map, 'jitter') ?? 0,
    inputs: Object.fromEntries(entriesAt(map, 'inputs').map(({ key, value }) => [key, valueOf(value)])),
    overlap: overlaps.find((known) => known === overlap) ?? timerOverlap,
  };
}
