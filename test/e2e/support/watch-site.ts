import { setTimeout as sleep } from 'node:timers/promises';

/** The site as the world sees it; through nginx to Gitea and its database. */
const url = 'https://localhost:18443/api/healthz';

/** Milliseconds between two looks. */
const EVERY = 100;

/** Looks at the site again and again until it is ended; then says how long it was away at most, in seconds. */
export function watchSite(): { end(): Promise<number> } {
  const stop = new AbortController();
  const watching = watch(stop.signal);
  return {
    async end() {
      stop.abort();
      return watching;
    },
  };
}

async function watch(signal: AbortSignal): Promise<number> {
  let lastGood = performance.now();
  let longest = 0;
  while (!signal.aborted) {
    const good = await answers();
    const now = performance.now();
    const away = (now - lastGood) / 1000;
    if (good) lastGood = now;
    if (away > longest) longest = away;
    await sleep(EVERY);
  }
  return longest;
}

async function answers(): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** The moment at which the site answers, as `performance.now()` has it; infinity when it is away for three minutes. */
export async function siteAnswers(): Promise<number> {
  const latest = performance.now() + 180_000;
  while (performance.now() < latest) {
    if (await answers()) return performance.now();
    await sleep(EVERY);
  }
  return Infinity;
}
