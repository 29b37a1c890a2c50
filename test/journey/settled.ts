import { until } from '../demo/until.ts';
import { collection, eventsIn, everythingStored, type Stored, storedOf } from './aws.ts';

/**
 * What is stored of an application, and of its contract, once nothing is on its way: every outbox line is done.
 * @param after an event that has to have happened before: what a workflow does next is not in the outbox
 */
export async function settled(applicationId: string, after?: string): Promise<Stored[]> {
  return until(`${applicationId} to settle${after === undefined ? '' : ` after ${after}`}`, async () => {
    const items = await everythingAbout(applicationId);
    const waiting = linesOf(items).filter(({ state }) => state !== 'DONE');
    const happened = eventsIn(items).map(({ type }) => type);
    if (waiting.length === 0 && (after === undefined || happened.includes(after))) return { found: items };
    return [...happened, ...waiting.map(inWords)].join(', ');
  });
}

/** The whole case table when nothing is on its way: what earlier requests left to be mailed and carried on is done. */
export async function everythingSettled(patienceSeconds?: number): Promise<Stored[]> {
  const look = async () => {
    const stored = await everythingStored();
    const waiting = linesOf(stored).filter(({ state }) => state === 'PENDING');
    return waiting.length === 0 ? { found: stored } : waiting.map(inWords).join(', ');
  };
  return until('everything to settle', look, patienceSeconds);
}

function linesOf(items: readonly Stored[]): Stored[] {
  return items.filter(({ sk }) => sk.startsWith('OUTBOX#'));
}

function inWords({ pk, kind, state, at }: Stored): string {
  return `${String(kind)} of ${pk} ${String(state)} since ${String(at)}`;
}

async function everythingAbout(applicationId: string): Promise<Stored[]> {
  const items = await storedOf(applicationId);
  const contractId = items.find(({ sk }) => sk === 'CASE')?.['contractId'];
  return typeof contractId === 'string' ? [...items, ...(await collection(`granvik#CONTRACT#${contractId}`))] : items;
}
