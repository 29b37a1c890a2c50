import { setTimeout as pause } from 'node:timers/promises';
import { collection, eventsIn, type Stored, storedOf } from './aws.ts';

/**
 * What is stored of an application, and of its contract, once nothing is on its way: every outbox line is done.
 * @param after an event that has to have happened before: what a workflow does next is not in the outbox
 */
export async function settled(applicationId: string, after?: string): Promise<Stored[]> {
  for (let tries = 0; tries < 300; tries += 1) {
    const items = await everythingAbout(applicationId);
    const waits = items.some(({ sk, state }) => sk.startsWith('OUTBOX#') && state !== 'DONE');
    const happened = after === undefined || eventsIn(items).some(({ type }) => type === after);
    if (!waits && happened) return items;
    await pause(100);
  }
  throw new Error(`The outbox was not emptied in time${after === undefined ? '' : `, or ${after} did not happen`}`);
}

async function everythingAbout(applicationId: string): Promise<Stored[]> {
  const items = await storedOf(applicationId);
  const contractId = items.find(({ sk }) => sk === 'CASE')?.['contractId'];
  return typeof contractId === 'string' ? [...items, ...(await collection(`granvik#CONTRACT#${contractId}`))] : items;
}
