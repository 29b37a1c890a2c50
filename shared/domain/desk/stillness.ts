import * as z from 'zod/mini';
import type { RegisteredApplication } from '../application/application.ts';
import { addDays } from '../calendar/day.ts';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import { openStatuses } from './place.ts';

/** State → days that a case may be in it without a change before the coordinator is told; no days, never. */
export const StillDays = z.partialRecord(z.enum(openStatuses), z.int().check(z.positive()));
export type StillDays = z.infer<typeof StillDays>;

/**
 * Since when a case lies still on a day, when that is too long; undefined otherwise, and for one that is decided
 * or that the coordinator has been told of.
 */
export function stillSince(application: RegisteredApplication, today: string, days: StillDays): string | undefined {
  const status = openStatuses.find((open) => open === application.status);
  const allowed = status === undefined ? undefined : days[status];
  const since = application.movedAt ?? application.receivedAt;
  if (allowed === undefined || application.still !== undefined) return undefined;
  return today > addDays(stockholmDay(since), allowed) ? since : undefined;
}
