import type { Day } from '../../domain/calendar/day.ts';
import { deskList } from '../../domain/desk/place.ts';
import { type Overview, overviewOf } from '../../domain/overview/overview.ts';
import type { Tertial } from '../../domain/overview/tertial.ts';
import { readEntries } from '../catalogue/catalogue.ts';
import { readCatalogue } from '../catalogue/lists.ts';
import { readComplaintCounts } from '../complaint/counts.ts';
import { listChoiceSystems } from '../choice-system/choice-system.ts';
import { readDecided } from './decided-case.ts';
import { countPlaces } from '../desk/list.ts';

/** Reads what an overview counts: the choice systems, their queues, the tertial's decisions and the whole catalogue. */
export async function readOverview(
  municipality: string,
  at: { readonly tertial: Tertial; readonly on: Day; readonly fewest: number },
): Promise<Overview> {
  const [systems, decided, { entryIds }, counts] = await Promise.all([
    listChoiceSystems(municipality),
    readDecided(municipality, at.tertial),
    readCatalogue(municipality, {}, at.on),
    readComplaintCounts(municipality),
  ]);
  const entries = await readEntries(entryIds.map((entryId) => ({ municipality, entryId })));
  const facts = systems.map(async (system) => {
    const list = deskList.system(system.id);
    const [all, late] = await Promise.all([
      countPlaces(municipality, list),
      countPlaces(municipality, list, { before: at.on }),
    ]);
    const isOf = ({ choiceSystemId }: { readonly choiceSystemId: string }) => choiceSystemId === system.id;
    return { system, waiting: { all, late }, decided: decided.filter(isOf), entries: entries.filter(isOf) };
  });
  const complaints = counts.find(({ year }) => at.tertial.from.startsWith(year)) ?? null;
  return overviewOf(await Promise.all(facts), { ...at, complaints });
}
