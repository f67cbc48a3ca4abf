import { approval } from './control/approval.ts';
import type { ControlAction } from './control-action.ts';
import { finish } from './control/finish.ts';
import { runbookRun } from './control/runbook-run.ts';

/** Every step that the engine itself carries out, in the order of their names. */
export const controlActions: readonly ControlAction[] = [approval, finish, runbookRun];
