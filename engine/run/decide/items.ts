import { locate, runbookOf } from '../locate.ts';
import type { Foreach } from '../../runbook/runbook.ts';
import type { RunState, StepState } from '../state.ts';
import { itemKey } from '../step-key.ts';
import type { RunSettings } from '../settings.ts';
import type { Commands } from './commands.ts';
import { startStep } from './start.ts';

/** Starts as many further items of a `foreach` step as its limits allow. */
export function decideItems(settings: RunSettings, state: RunState, key: string, commands: Commands): void {
  const open = state.steps[key];
  const { frame, step } = locate(settings.program, state, key);
  const { foreach } = step;
  if (open?.items === undefined || foreach === undefined || frame.finishing) return;
  const limit = runbookOf(settings.program, frame).maxParallel ?? settings.maxParallel;
  const ready = (open.itemsReady ?? []).filter((index) => index < batchEnd(foreach, open));
  const room = Math.min(limit - frame.active, (foreach.maxParallel ?? limit) - underWay(open));
  for (const index of ready.slice(0, Math.max(0, room))) {
    startStep(settings, state, itemKey(key, index), commands);
  }
}

function endedItems(open: StepState): number {
  return (open.items?.length ?? 0) - (open.itemsLeft ?? 0);
}

function underWay(open: StepState): number {
  return (open.itemsLeft ?? 0) - (open.itemsReady?.length ?? 0);
}

/** Where the batch ends that is under way: the next one begins when all of this one have ended. */
function batchEnd({ batch }: Foreach, open: StepState): number {
  const all = open.items?.length ?? 0;
  if (batch === undefined) return all;
  const size = 'count' in batch ? batch.count : Math.max(1, Math.floor(all * batch.share));
  return Math.min(all, (Math.floor(endedItems(open) / size) + 1) * size);
}
