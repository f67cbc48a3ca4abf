import { startTimer } from '../start-timer.ts';

/** Runs work under a time limit; whatever ends first, nothing of it goes on behind the answer. */
export async function limited<T>(
  timeout: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | 'timed-out' | 'cancelled'> {
  const end = new AbortController();
  const stopTimer = startTimer(timeout, () => end.abort(new Error('timed out')));
  const cancel = (): void => end.abort(signal.reason);
  if (signal.aborted) cancel();
  else signal.addEventListener('abort', cancel, { once: true });
  try {
    const value = await work(end.signal);
    if (signal.aborted) return 'cancelled';
    return end.signal.aborted ? 'timed-out' : value;
  } catch (error) {
    if (signal.aborted) return 'cancelled';
    if (end.signal.aborted) return 'timed-out';
    throw error;
  } finally {
    stopTimer();
    signal.removeEventListener('abort', cancel);
  }
}
