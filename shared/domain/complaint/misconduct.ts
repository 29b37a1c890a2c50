import * as z from 'zod/mini';
import { addDays, type Day } from '../calendar/day.ts';
import type { ComplaintRule } from './rule.ts';

/** What the investigation found (SoL 27:5, 27:6). */
export const Finding = z.enum(['NO_MISCONDUCT', 'MISCONDUCT', 'SERIOUS']);
export type Finding = z.infer<typeof Finding>;

/** Who reported it to the Inspectorate: the provider reports what happened in its own operation. */
export const Reporter = z.enum(['PROVIDER', 'MUNICIPALITY']);

/** A possible misconduct and its timers, apart from those of the complaint that it came with. */
export const Misconduct = z.strictObject({
  registeredAt: z.iso.datetime(),
  registeredBy: z.string(),
  /** The last day of the investigation. */
  investigateBy: z.iso.date(),
  found: z.optional(z.strictObject({ finding: Finding, at: z.iso.datetime(), by: z.string() })),
  /** For what was serious: when it is to be with the Inspectorate, and when it was. */
  inspectorate: z.optional(
    z.strictObject({
      reportBy: z.iso.date(),
      reported: z.optional(z.strictObject({ on: z.iso.date(), by: Reporter, reference: z.optional(z.string()) })),
    }),
  ),
});
export type Misconduct = z.infer<typeof Misconduct>;

/** @param today the day that it is registered, Europe/Stockholm */
export function openMisconduct(
  { misconduct }: Pick<ComplaintRule, 'misconduct'>,
  { at, by, today }: { readonly at: string; readonly by: string; readonly today: Day },
): Misconduct {
  return { registeredAt: at, registeredBy: by, investigateBy: addDays(today, misconduct.investigateDays) };
}

/** Keeps what was found; what is serious is to be reported promptly (SoL 27:6). A person finds, never a machine. */
export function withFinding(
  misconduct: Misconduct,
  finding: Finding,
  rule: Pick<ComplaintRule, 'misconduct'>,
  { at, by, today }: { readonly at: string; readonly by: string; readonly today: Day },
): Misconduct {
  const { inspectorate: before, ...rest } = misconduct;
  const found = { finding, at, by };
  if (finding !== 'SERIOUS') return { ...rest, found };
  const inspectorate = before ?? { reportBy: addDays(today, rule.misconduct.reportDays) };
  return { ...rest, found, inspectorate };
}

/** Whether nothing of it waits: found not to be serious, or reported. */
export function isSettled({ found, inspectorate }: Misconduct): boolean {
  return found !== undefined && (found.finding !== 'SERIOUS' || inspectorate?.reported !== undefined);
}

/** The day that its next step is due; null when nothing waits. */
export function misconductDueOn(misconduct: Misconduct): Day | null {
  if (isSettled(misconduct)) return null;
  return misconduct.found === undefined ? misconduct.investigateBy : (misconduct.inspectorate?.reportBy ?? null);
}
