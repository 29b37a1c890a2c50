import * as z from 'zod/mini';
import { CatalogueEntry } from './entry.ts';

/** That what the catalogue says of somebody came, changed or went: ids alone, nothing of what it says. */
export const EntryEvent = z.strictObject({
  schemaVersion: z.literal(1),
  /** Its place among all of the municipality's, from 1, without gaps. */
  number: z.int().check(z.positive()),
  type: z.enum(['entry.published', 'entry.changed', 'entry.ended']),
  entryId: z.string(),
  choiceSystemId: z.string(),
  /** When the catalogue came to show it. */
  at: z.iso.datetime(),
});
export type EntryEvent = z.infer<typeof EntryEvent>;

/** What the catalogue came to show of somebody, and when; `entry: null` from when it shows nothing. */
export const EntryVersion = z.strictObject({
  schemaVersion: z.literal(1),
  entryId: z.string(),
  number: z.int().check(z.positive()),
  at: z.iso.datetime(),
  entry: z.nullable(CatalogueEntry),
});
export type EntryVersion = z.infer<typeof EntryVersion>;

/** What has happened to an entry. @param at when the catalogue shows it */
export function entryEvent(
  before: CatalogueEntry | null,
  after: CatalogueEntry | null,
  { number, at }: { readonly number: number; readonly at: string },
): EntryEvent {
  const entry = after ?? before;
  if (entry === null) throw new Error('Nothing happened to no entry');
  const type = after === null ? 'entry.ended' : before === null ? 'entry.published' : 'entry.changed';
  const { entryId, choiceSystemId } = entry;
  return { schemaVersion: 1, number, type, entryId, choiceSystemId, at };
}

/** What was shown last before an instant; null for what was not shown then. @param versions of one entry, the oldest first */
export function shownBefore(versions: readonly EntryVersion[], instant: string): CatalogueEntry | null {
  return versions.findLast(({ at }) => at < instant)?.entry ?? null;
}
