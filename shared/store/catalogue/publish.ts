import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { entryOf } from '../../domain/catalogue/entry.ts';
import { warningOf } from '../../domain/catalogue/warning.ts';
import { shownText } from '../../domain/catalogue/text-approval.ts';
import type { Subject } from '../../domain/task/task.ts';
import { now } from '../../platform/clock.ts';
import { municipalityOf } from '../../platform/config.ts';
import { projectEntry, withdrawEntry } from './catalogue.ts';
import { readContract, readStated } from '../contract/contract.ts';
import { endQuestions } from './entry-calendar.ts';
import { endUpkeep, readUpkeep, standingIn, upkeepWrites } from './entry-upkeep.ts';
import { transact, type Write } from '../transact.ts';

/**
 * Shows a contracted provider in the catalogue (LOV 9:1), on what the contract says now and with the texts that an officer
 * has approved; one that has ended is taken out. Of two that come at once, what was read later stands, whichever line asked.
 * @param at the instant of the outbox line
 */
export async function publishEntry(contract: Subject, at: string): Promise<void> {
  const readAt = now();
  const [signed, stated, upkeep] = await Promise.all([
    readContract(contract),
    readStated(contract),
    readUpkeep(contract),
  ]);
  if (signed?.status === 'ENDED') {
    await withdrawEntry(signed.municipality, signed.contractId);
    return write([...endUpkeep(contract, upkeep), ...(await endQuestions(contract, at))]);
  }
  if (signed?.status !== 'SIGNED') return;
  if (stated === null) throw new Error('A contract without what its provider says of itself');
  const standing = standingIn(stated, upkeep);
  const confirmedOn = upkeep.confirmation?.confirmedOn ?? stockholmDay(signed.signedAt);
  const { results } = upkeep;
  const warning = warningOf(signed, municipalityOf(signed.municipality));
  await projectEntry(entryOf(signed, stated, { text: shownText(standing), confirmedOn, results, warning }, readAt));
  await write(upkeepWrites(signed, standing, upkeep, at));
}

async function write(writes: readonly Write[]): Promise<void> {
  if (writes.length > 0) await transact(writes);
}
