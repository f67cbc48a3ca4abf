import type { Output } from '../io.ts';
import type { RunView } from './run-view.ts';

/** One JSON line for each event, with the run, the event, the step and the time; `now` gives the time of what is not in the journal. */
export function jsonView(out: Pick<Output, 'line'>, now: () => Date): RunView {
  let run = '';
  const print = (event: string, facts: object): void => {
    out.line(JSON.stringify({ run, event, at: now().toISOString(), ...facts }));
  };
  return {
    notice(told) {
      switch (told.kind) {
        case 'opened':
          ({ run } = told);
          print('run-opened', { runbook: told.plan.runbook, environment: told.plan.environment.name });
          return;
        case 'event': {
          const { event, at, seq, ...facts } = told.event;
          out.line(JSON.stringify({ run, event, at, seq, ...facts }));
          return;
        }
        case 'output':
          print('output', { step: told.step, lines: told.lines });
          return;
        case 'lock-wait':
          print('lock-wait', { lock: told.lock, holder: told.holder });
          return;
        case 'remark':
          print('remark', { message: told.message });
      }
    },
    end({ status, exitCode }) {
      print('end', { status, exitCode });
    },
    abandon() {},
  };
}
