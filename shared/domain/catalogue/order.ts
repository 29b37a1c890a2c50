/** The name of the rule, to be logged with the day and the seed so that any order can be shown again. */
export const orderRule = 'daily-shuffle-1';

/**
 * The neutral order of a day (LOV 9:1): the same for everybody that day, another the next, blind to name, form and age.
 * It follows from the day, the seed and the entries' ids alone, in whatever order they come.
 */
export function neutralOrder(
  entryIds: readonly string[],
  { on, seed }: { readonly on: string; readonly seed: string },
): readonly string[] {
  return entryIds
    .map((entryId) => ({ entryId, rank: scatter(`${seed}|${on}|${entryId}`) }))
    .toSorted((a, b) => a.rank - b.rank || (a.entryId < b.entryId ? -1 : 1))
    .map(({ entryId }) => entryId);
}

/** FNV-1a with MurmurHash3's finalizer: an even spread, no secrecy needed. */
function scatter(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
