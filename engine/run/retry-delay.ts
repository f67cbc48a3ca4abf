import type { RetryPolicy } from '../runbook/runbook.ts';

const hashRange = 2 ** 32;

/** FNV-1a: spreads texts that differ in one character over the whole range. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return value;
}

/**
 * Milliseconds to wait behind attempt number `attempt`, before the next one. The jitter comes from
 * `seed`, so that a journal that is read again gives the same delays.
 */
export function retryDelay(policy: RetryPolicy, attempt: number, seed: string): number {
  const grown = policy.delay * policy.backoff ** (attempt - 1);
  const bounded = Math.min(grown, policy.maxDelay);
  const share = (hash(`${seed} ${attempt}`) / hashRange) * 2 - 1;
  return Math.max(0, Math.round(bounded * (1 + share * policy.jitter)));
}
