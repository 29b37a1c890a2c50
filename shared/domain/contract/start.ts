import * as z from 'zod/mini';
import type { Scope } from '../application/content.ts';
import { addDays, type Day } from '../calendar/day.ts';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import type { Finding } from '../requirement/finding.ts';
import { appliesToScope, controlPoint, type Requirement } from '../requirement/requirement-set.ts';
import { err, ok, type Result } from '../result.ts';

const conditions = { requirementIds: z.array(z.string()).check(z.minLength(1)) };

/**
 * What has to be met before anybody may choose the provider: requirements with a control point before the start. A
 * contract on a version that has none has no such conditions.
 */
export const StartConditions = z.discriminatedUnion('status', [
  z.strictObject({ ...conditions, status: z.literal('AWAITED') }),
  /** A person has said that they are met. */
  z.strictObject({ ...conditions, status: z.literal('MET'), at: z.iso.datetime(), by: z.string() }),
]);
export type StartConditions = z.infer<typeof StartConditions>;

/** The requirements of what was approved that are tried between the signature and the first day. */
export function requirementsBeforeStart(
  requirements: readonly Requirement[],
  scopes: readonly Scope[],
): readonly Requirement[] {
  return requirements.filter(
    (requirement) =>
      requirement.mandatory &&
      controlPoint(requirement, 'BEFORE_START') !== undefined &&
      scopes.some((scope) => appliesToScope(requirement, scope)),
  );
}

interface Starting {
  readonly basis: { readonly kind: 'AUTHORISATION' | 'ASSIGNMENT' | 'IMPORTED' };
  /** The day that the parties agreed on. */
  readonly selectableFrom: Day;
  readonly signedAt: string;
  readonly start?: StartConditions | undefined;
}

/**
 * The first day somebody may choose the provider: the agreed one, or a later one when the contract was signed, or the
 * conditions were found met, after it. Null while a person has not said that they are met: no day comes by itself.
 */
export function firstDay({ basis, selectableFrom, signedAt, start }: Starting): Day | null {
  if (start?.status === 'AWAITED') return null;
  // An assignment or an older contract began before it was registered here.
  const signedOn = basis.kind === 'AUTHORISATION' ? [stockholmDay(signedAt)] : [];
  const metOn = start === undefined ? [] : [stockholmDay(start.at)];
  return [selectableFrom, ...signedOn, ...metOn].toSorted().at(-1) ?? selectableFrom;
}

/** The last day to see that the conditions are met: the one before the agreed start, or today when that is too late. */
export function startCheckDueOn({ selectableFrom }: Pick<Starting, 'selectableFrom'>, today: Day): Day {
  const eve = addDays(selectableFrom, -1);
  return eve < today ? today : eve;
}

/** The conditions whose check says no, or not yet. */
export function unmetConditions(
  { requirementIds }: Pick<StartConditions, 'requirementIds'>,
  findings: readonly Finding[],
): readonly string[] {
  return requirementIds.filter((id) => {
    const result = findings.find(({ requirementId }) => requirementId === id)?.result;
    return result !== 'MET' && result !== 'NOT_APPLICABLE';
  });
}

/** A person says that what had to be met before the start is met, when the checks of every condition say so too. */
export function confirmStart<C extends Starting>(
  contract: C,
  word: { readonly findings: readonly Finding[]; readonly at: string; readonly by: string },
): Result<
  C,
  { readonly code: 'NOT_AWAITED' } | { readonly code: 'NOT_MET'; readonly requirementIds: readonly string[] }
> {
  const { start } = contract;
  if (start?.status !== 'AWAITED') return err({ code: 'NOT_AWAITED' });
  const unmet = unmetConditions(start, word.findings);
  if (unmet.length > 0) return err({ code: 'NOT_MET', requirementIds: unmet });
  return ok({ ...contract, start: { ...start, status: 'MET', at: word.at, by: word.by } });
}
