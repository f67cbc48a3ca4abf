import type { BoundPlan } from '../../plan/plan.ts';
import type { Io } from '../io.ts';
import type { RunView } from './run-view.ts';
import { terminalOperator } from './terminal-operator.ts';

/** A plain view whose output goes elsewhere while somebody at the terminal answers questions. */
export function askingView(view: RunView, io: Io): RunView {
  let plan: BoundPlan | undefined;
  return {
    ...view,
    notice(notice) {
      if (notice.kind === 'opened') ({ plan } = notice);
      view.notice(notice);
    },
    operator: terminalOperator(io, { plan: () => plan, pause: () => {}, goOn: () => {} }),
  };
}
