import * as z from 'zod/mini';
import { addMonths, daysBetween, type Day } from '../calendar/day.ts';
import type { CatalogueUpkeep } from './upkeep.ts';

const Name = z.string().check(z.minLength(1));

/** When somebody last said that what the catalogue says of them holds, and whether they are being asked now. */
export const EntryConfirmation = z.strictObject({
  schemaVersion: z.literal(1),
  kind: z.literal('CONFIRMATION'),
  confirmedOn: z.iso.date(),
  by: Name,
  /** The task by which they are asked, until it is answered. */
  asked: z.optional(z.strictObject({ on: z.iso.date(), taskId: Name })),
});
export type EntryConfirmation = z.infer<typeof EntryConfirmation>;

/** That it was said to hold on a day; whoever was asked has answered. */
export function confirmed(on: Day, by: string): EntryConfirmation {
  return { schemaVersion: 1, kind: 'CONFIRMATION', confirmedOn: on, by };
}

/** The day to ask again; null while somebody is being asked. */
export function asksOn({ confirmedOn, asked }: EntryConfirmation, rule: CatalogueUpkeep): Day | null {
  return asked !== undefined ? null : addMonths(confirmedOn, rule.confirmEveryMonths);
}

/** Whether those who choose are told how old an entry is. */
export function isOld(confirmedOn: Day, on: Day, rule: CatalogueUpkeep): boolean {
  return daysBetween(confirmedOn, on) > rule.ageShownAfterDays;
}
