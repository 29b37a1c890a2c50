import { setTimeout as pause } from 'node:timers/promises';

/** Longer than any step takes on a slow machine, and shorter than a test may. */
const usualSeconds = 75;

/**
 * Looks again and again until it is there, resting as long as it looked: looking must not hold up what it waits for.
 * @param what is waited for
 * @param look what was found, or in words what there is instead
 * @throws Error with both, when it is not there in time
 */
export async function until<T>(
  what: string,
  look: () => Promise<{ readonly found: T } | string>,
  patienceSeconds = usualSeconds,
): Promise<T> {
  const end = Date.now() + patienceSeconds * 1000;
  for (;;) {
    const began = Date.now();
    const seen = await look();
    if (typeof seen !== 'string') return seen.found;
    if (began > end) throw new Error(`Waited ${String(patienceSeconds)} s for ${what}. There is: ${seen}`);
    await pause(Math.max(100, Date.now() - began));
  }
}
