import * as z from 'zod/mini';
import { addDays, type Day } from '../calendar/day.ts';
import type { ContractIn } from '../contract/contract.ts';
import type { Municipality } from '../municipality/municipality.ts';

/** That a warning by the contract was decided on, as those who choose see it: its day, until when, and when it was put right. */
export const EntryWarning = z.strictObject({
  on: z.iso.date(),
  /** The last day that it is shown. */
  until: z.iso.date(),
  correctedOn: z.nullable(z.iso.date()),
});
export type EntryWarning = z.infer<typeof EntryWarning>;

/** What a municipality shows of a contract's warning (LOV 9:1): the same for everybody, the own unit too; null where it shows none. */
export function warningOf(
  { warning }: Pick<ContractIn<'SIGNED'>, 'warning'>,
  { measures }: Pick<Municipality, 'measures'>,
): EntryWarning | null {
  const days = measures?.shownWarningDays;
  if (warning === undefined || days === undefined) return null;
  return { on: warning.on, until: addDays(warning.on, days), correctedOn: warning.correctedOn ?? null };
}

/** The warning that is shown on a day: it ends by itself after its last one. */
export function warningOn(warning: EntryWarning | null, on: Day): EntryWarning | null {
  return warning === null || warning.until < on ? null : warning;
}
