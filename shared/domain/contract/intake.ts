import * as z from 'zod/mini';

/** That a provider takes on nobody new: for a time, as long as it is full, or any more. */
export const Intake = z.strictObject({
  state: z.enum(['PAUSED', 'FULL']),
  from: z.iso.date(),
  /** The last day of a pause, when that is known. */
  until: z.optional(z.iso.date()),
  /** The municipality stopped it when it decided that the contract ends: the provider does not open it again. */
  stopped: z.optional(z.literal(true)),
});
export type Intake = z.infer<typeof Intake>;

/** How the intake stands on a day: a pause ends by itself after its last day. */
export function intakeOn(
  intake:
    | { readonly state: Intake['state']; readonly from: string; readonly until?: string | null | undefined }
    | null
    | undefined,
  on: string,
): 'OPEN' | Intake['state'] {
  if (intake === null || intake === undefined || intake.from > on) return 'OPEN';
  const { until } = intake;
  return until !== undefined && until !== null && until < on ? 'OPEN' : intake.state;
}
