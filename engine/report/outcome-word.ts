import type { Outcome } from '../journal/event.ts';
import type { Tone } from './style.ts';

/** How an outcome is called in a sentence. */
export function outcomeWord(outcome: Outcome): string {
  switch (outcome) {
    case 'succeeded':
      return 'succeeded';
    case 'unchanged':
      return 'succeeded, nothing had to change';
    case 'rolled-back':
      return 'failed, rolled back';
    case 'rollback-failed':
      return 'failed, and the rollback failed too';
    case 'failed':
      return 'failed';
    case 'cancelled':
      return 'cancelled';
  }
}

/** How good that is. */
export function outcomeTone(outcome: Outcome): Tone {
  switch (outcome) {
    case 'succeeded':
    case 'unchanged':
      return 'good';
    case 'rolled-back':
    case 'cancelled':
      return 'warn';
    case 'rollback-failed':
    case 'failed':
      return 'bad';
  }
}
