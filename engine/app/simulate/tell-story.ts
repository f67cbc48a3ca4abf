import type { JournalEvent } from '../../journal/event.ts';

/** A journal in short: one line for each record that says something about steps. */
export function tellStory(events: readonly JournalEvent[]): readonly string[] {
  return events.flatMap((event) => {
    const line = words(event);
    return line === undefined ? [] : [`${event.seq} ${line}`];
  });
}

function words(event: JournalEvent): string | undefined {
  switch (event.event) {
    case 'attempt-finished': {
      const { result } = event;
      const how = 'error' in result ? `${result.kind}: ${result.error.message}` : result.kind;
      return `${event.step} ${how}`;
    }
    case 'attempt-started':
      return `${event.step} starts (${event.attempt})`;
    case 'interrupt-settled': {
      const { verdict } = event;
      return `${event.step} was cut off: ${verdict.kind}${'found' in verdict ? ` (${verdict.found})` : ''}`;
    }
    case 'step-failed':
      return `${event.step} failed: ${event.error.message}`;
    case 'run-resumed':
      return `run taken over: ${event.verb}`;
    case 'run-finished':
      return `run ends: ${event.outcome}, exit ${event.exitCode}, remaining ${event.remaining.join(', ') || 'nothing'}`;
    case 'lock-refused':
      return `lock refused: ${event.message}`;
    case 'outputs-failed':
      return `outputs failed: ${event.error.message}`;
    case 'cancel-requested':
    case 'run-timed-out':
    case 'undo-started':
    case 'run-waiting':
      return event.event;
    case 'approval-requested':
    case 'approval-given':
    case 'approval-denied':
    case 'finish-reached':
    case 'failure-tolerated':
      return `${event.step} ${event.event}`;
    case 'run-started':
    case 'locks-held':
    case 'frame-opened':
    case 'frame-done':
    case 'frame-closed':
    case 'items-expanded':
    case 'step-skipped':
    case 'captured':
    case 'retry-due':
    case 'run-resolved':
      return undefined;
  }
}
