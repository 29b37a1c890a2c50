import { setTimeout as pause } from 'node:timers/promises';
import { type Stored, storedOf } from './aws.ts';

/** What is stored of an application once nothing is on its way any more: every outbox line is done. */
export async function settled(applicationId: string): Promise<Stored[]> {
  for (let tries = 0; tries < 300; tries += 1) {
    const items = await storedOf(applicationId);
    const waiting = items.some(({ sk, state }) => sk.startsWith('OUTBOX#') && state !== 'DONE');
    if (!waiting) return items;
    await pause(100);
  }
  throw new Error('The outbox was not emptied in time');
}
