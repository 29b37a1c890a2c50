import * as z from 'zod/mini';
import { intakeOn } from '../contract/intake.ts';
import { CatalogueEntry } from './entry.ts';

/** What the catalogue can be sorted by beside the day's neutral order; the reader chooses, and nothing else does. */
export const Sorting = z.enum(['name', 'newest', 'open-first']);
export type Sorting = z.infer<typeof Sorting>;

/** As much of an entry as it takes to sort by, and to tell whether it takes on anybody new. */
export const EntryInBrief = z.strictObject({
  name: z.string(),
  visibleFrom: z.iso.datetime(),
  selectableFrom: CatalogueEntry.shape.selectableFrom,
  intake: CatalogueEntry.shape.intake,
  endsOn: CatalogueEntry.shape.endsOn,
});
export type EntryInBrief = z.infer<typeof EntryInBrief>;

export function inBriefOf({ provider, visibleFrom, selectableFrom, intake, endsOn }: CatalogueEntry): EntryInBrief {
  return { name: provider.name, visibleFrom, selectableFrom, intake, endsOn };
}

/** Whether it can be chosen on a day: its first day has come, and it is neither full, paused nor over. */
export function takesOn(
  { selectableFrom, intake, endsOn }: Pick<EntryInBrief, 'selectableFrom' | 'intake' | 'endsOn'>,
  on: string,
): boolean {
  const hasBegun = selectableFrom !== null && selectableFrom <= on;
  return hasBegun && intakeOn(intake, on) === 'OPEN' && (endsOn === null || endsOn >= on);
}

const alphabet = new Intl.Collator('sv', { numeric: true });

/**
 * The entries as a reader wants them sorted. What is equal by that keeps the day's neutral order (LOV 9:1), and so does
 * whoever nothing is known of, last.
 * @param neutral in the day's order @param on the day it is, `YYYY-MM-DD`
 */
export function sortedBy(
  sorting: Sorting,
  neutral: readonly string[],
  { briefs, on }: { readonly briefs: ReadonlyMap<string, EntryInBrief>; readonly on: string },
): readonly string[] {
  const known = neutral.flatMap((id) => {
    const brief = briefs.get(id);
    return brief === undefined ? [] : [{ id, brief }];
  });
  const compare = {
    name: (a: EntryInBrief, b: EntryInBrief) => alphabet.compare(a.name, b.name),
    newest: (a: EntryInBrief, b: EntryInBrief) =>
      a.visibleFrom === b.visibleFrom ? 0 : a.visibleFrom < b.visibleFrom ? 1 : -1,
    'open-first': (a: EntryInBrief, b: EntryInBrief) => Number(takesOn(b, on)) - Number(takesOn(a, on)),
  }[sorting];
  const sorted = known.toSorted((a, b) => compare(a.brief, b.brief)).map(({ id }) => id);
  return [...sorted, ...neutral.filter((id) => !briefs.has(id))];
}
