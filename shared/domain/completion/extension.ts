import * as z from 'zod/mini';
import { addDays, type Day } from '../calendar/day.ts';
import type { Deviation } from './deviation.ts';
import type { Text } from '../requirement/finding.ts';
import { err, ok, type Result } from '../result.ts';
import type { CompletionRule } from './rule.ts';

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));

const asked = { askedAt: z.iso.datetime(), askedBy: z.string(), why: Words };

const decided = { decidedAt: z.iso.datetime(), decidedBy: z.string(), reason: Words };

/** A later last day to answer: asked for by the applicant with a reason, or given by an officer on their own. */
export const Extension = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('ASKED'), ...asked }),
  z.strictObject({ state: z.literal('REFUSED'), ...asked, ...decided }),
  z.strictObject({
    state: z.literal('GRANTED'),
    ...z.partial(z.strictObject(asked)).shape,
    ...decided,
    from: z.iso.date(),
    dueOn: z.iso.date(),
  }),
]);

export type Extension = z.infer<typeof Extension>;

/** The applicant's question that nobody has answered yet. */
export function pendingExtension(
  extensions: readonly Extension[] = [],
): Extract<Extension, { state: 'ASKED' }> | undefined {
  return extensions.find((extension) => extension.state === 'ASKED');
}

/** Whether the applicant may ask for more time: not while a question waits, nor when the rule's extensions are used. */
export function mayAskForExtension({ extension }: CompletionRule, extensions: readonly Extension[] = []): boolean {
  return pendingExtension(extensions) === undefined && grantedTimes(extensions) < extension.times;
}

/** The last day that the rule allows without a written reason of its own; undefined when its extensions are used. */
export function latestDay(
  { extension }: CompletionRule,
  extensions: readonly Extension[] = [],
  dueOn: Day,
): Day | undefined {
  return grantedTimes(extensions) < extension.times ? addDays(dueOn, extension.days) : undefined;
}

/**
 * Moves the last day. What goes beyond the rule departs from how others are treated (LOV 1:2), and needs a written
 * reason, which is kept as a deviation.
 */
export function grantExtension(
  rule: CompletionRule,
  extensions: readonly Extension[] = [],
  grant: {
    readonly from: Day;
    readonly dueOn: Day;
    readonly today: Day;
    readonly reason: string;
    /** Why this applicant gets more than the rule gives all, when it does. */
    readonly deviationReason: string;
    readonly by: string;
    readonly at: string;
  },
): Result<{ readonly extensions: Extension[]; readonly deviation?: Deviation }, ExtensionFault> {
  const { from, dueOn, today, reason, deviationReason, by, at } = grant;
  if (dueOn <= from || dueOn < today) return err({ field: 'dueOn', text: notLater });
  if (reason.trim() === '') return err({ field: 'reason', text: noReason });
  const latest = latestDay(rule, extensions, from);
  const departs = latest === undefined || dueOn > latest;
  if (departs && deviationReason.trim() === '') return err({ field: 'deviation', text: noDeviationReason });
  const pending = pendingExtension(extensions);
  const granted: Extension = {
    ...pending,
    state: 'GRANTED',
    decidedAt: at,
    decidedBy: by,
    reason: reason.trim(),
    from,
    dueOn,
  };
  return ok({
    extensions: [...extensions.filter((extension) => extension !== pending), granted],
    ...(departs ? { deviation: { kind: 'LONGER_EXTENSION', reason: deviationReason.trim(), by, at } } : {}),
  });
}

/** Says no to the applicant's question, with the reason; the day stands. */
export function refuseExtension(
  extensions: readonly Extension[] = [],
  refusal: { readonly reason: string; readonly by: string; readonly at: string },
): Result<Extension[], ExtensionFault> {
  const pending = pendingExtension(extensions);
  const reason = refusal.reason.trim();
  if (pending === undefined) return err({ field: 'reason', text: notAsked });
  if (reason === '') return err({ field: 'reason', text: noReason });
  const { by, at } = refusal;
  return ok(
    extensions.map((extension) =>
      extension === pending ? { ...pending, state: 'REFUSED', decidedAt: at, decidedBy: by, reason } : extension,
    ),
  );
}

export interface ExtensionFault {
  readonly field: 'dueOn' | 'reason' | 'deviation';
  readonly text: Text;
}

function grantedTimes(extensions: readonly Extension[]): number {
  return extensions.filter(({ state }) => state === 'GRANTED').length;
}

const notLater: Text = {
  sv: 'Ange en dag som är senare än den nuvarande sista dagen',
  en: 'Give a day later than the present last day',
};

const noReason: Text = { sv: 'Skriv skälet', en: 'Write the reason' };

const noDeviationReason: Text = {
  sv: 'Tiden är längre än alla får enligt de publicerade villkoren. Skriv varför den här sökanden ska få den.',
  en: 'The time is longer than the documentation gives everybody. Write why this applicant is to have it.',
};

const notAsked: Text = { sv: 'Sökanden har inte bett om längre tid', en: 'The applicant has not asked for more time' };
