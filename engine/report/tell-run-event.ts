import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { EventBody } from '../journal/event.ts';
import type { RunState } from '../run/state.ts';
import { outcomeWord } from './outcome-word.ts';
import type { Tone } from './style.ts';

/** One event in words; the key is empty where the whole run is meant. */
export interface Told {
  readonly word: string;
  readonly tone: Tone;
  readonly key: string;
  readonly text: string;
  readonly more?: readonly string[];
}

/** Events of a whole run that people are told of. */
type RunEvent = Extract<
  EventBody,
  {
    readonly event:
      | 'run-resumed'
      | 'locks-held'
      | 'lock-refused'
      | 'cancel-requested'
      | 'run-timed-out'
      | 'run-waiting'
      | 'undo-started'
      | 'run-finished'
      | 'run-resolved';
  }
>;

/** What `runbook explain` knows a refusal by. */
const refusalCodes = {
  held: 'RB701',
  unfinished: 'RB702',
  unreachable: 'RB707',
} as const satisfies Readonly<Record<string, DiagnosticCode>>;

/** An event of a whole run in words; undefined when it says nothing to people. */
export function tellRunEvent(event: RunEvent, state: RunState): Told | undefined {
  const run = { tone: 'plain', key: '' } as const;
  switch (event.event) {
    case 'run-resumed':
      return { ...run, word: 'resumes', text: `${event.verb}, by ${event.by}` };
    case 'locks-held':
      return event.locks.length === 0
        ? undefined
        : { ...run, word: 'locked', text: event.locks.join(', '), tone: 'faint' };
    case 'lock-refused':
      return {
        ...run,
        word: 'REFUSED',
        tone: 'bad',
        text: `${event.message} [${refusalCodes[event.reason]}]`,
      };
    case 'cancel-requested':
      return { ...run, word: 'cancel', tone: 'warn', text: `asked for by ${event.by}` };
    case 'run-timed-out':
      return { ...run, word: 'timeout', tone: 'bad', text: "the run's own time limit is reached" };
    case 'run-waiting':
      return { ...run, word: 'waits', tone: 'accent', text: `for ${event.steps.join(', ')}` };
    case 'undo-started':
      if (state.undo.length === 0) return undefined;
      return {
        ...run,
        word: 'undo',
        tone: 'warn',
        text: event.scope === '' ? 'everything, last first' : event.scope,
      };
    case 'run-finished':
      return { ...run, word: 'ends', text: outcomeWord(event.outcome) };
    case 'run-resolved':
      return { ...run, word: 'resolved', text: `by ${event.by}: ${event.reason}` };
  }
}
