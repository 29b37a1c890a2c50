import * as z from 'zod/mini';
import { err, ok, type Result } from '../result.ts';
import type { RecheckRule } from './recheck-rule.ts';
import { type RiskLevel, type RiskRule, RiskSignal } from './risk-rule.ts';

const Name = z.string().check(z.minLength(1));

/** Null: there are too few to show, or nobody has counted. */
export const SignalCount = z.strictObject({ signal: RiskSignal, count: z.nullable(z.int().check(z.nonnegative())) });
export type SignalCount = z.infer<typeof SignalCount>;

/** That a person set a contract's risk level: which, why, and what they had before them. */
export const SetRiskLevel = z.strictObject({
  level: Name,
  /** What the municipality's table suggested then. */
  suggested: Name,
  signals: z.array(SignalCount),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  by: Name,
  at: z.iso.datetime(),
});
export type SetRiskLevel = z.infer<typeof SetRiskLevel>;

/** A contract as far as its level goes. */
interface Levelled {
  readonly risk?: Pick<SetRiskLevel, 'level'> | undefined;
}

/** The level that a person has set; undefined when nobody has, or it is in the table no more. */
export function levelSet({ levels }: RiskRule, { risk }: Levelled): RiskLevel | undefined {
  return levels.find(({ id }) => id === risk?.level);
}

/** The level that steers: the one that a person has set, else the mildest, which asks for nothing more. */
export function levelOf(rule: RiskRule, contract: Levelled): RiskLevel {
  return levelSet(rule, contract) ?? mildest(rule);
}

/** What the municipality's table suggests of what is counted, and which counts led there. No person is bound by it. */
export function suggestLevel(
  rule: RiskRule,
  signals: readonly SignalCount[],
): { readonly level: RiskLevel; readonly because: readonly SignalCount[] } {
  for (const level of rule.levels.toReversed()) {
    const because = signals.filter(({ signal, count }) => (count ?? 0) >= (level.suggestedFrom?.[signal] ?? Infinity));
    if (because.length > 0) return { level, because };
  }
  return { level: mildest(rule), because: [] };
}

/** A person sets the level, as suggested or not; why is always said (KL 6:6). */
export function setRiskLevel(
  rule: RiskRule,
  signals: readonly SignalCount[],
  { level, reason, by, at }: Pick<SetRiskLevel, 'level' | 'reason' | 'by' | 'at'>,
): Result<SetRiskLevel, 'UNKNOWN_LEVEL' | 'NO_REASON'> {
  if (rule.levels.every(({ id }) => id !== level)) return err('UNKNOWN_LEVEL');
  if (reason.trim() === '') return err('NO_REASON');
  return ok({ level, suggested: suggestLevel(rule, signals).level.id, signals: [...signals], reason, by, at });
}

/** How a contract is re-checked: as everybody, but as often as its level asks for. */
export function recheckRuleOf(
  { recheck, risk }: { readonly recheck: RecheckRule; readonly risk?: RiskRule | undefined },
  contract: Levelled,
): RecheckRule {
  const months = risk === undefined ? undefined : levelOf(risk, contract).recheckEveryMonths;
  return months === undefined || months > recheck.everyMonths ? recheck : { ...recheck, everyMonths: months };
}

function mildest({ levels }: RiskRule): RiskLevel {
  const [first] = levels;
  if (first === undefined) throw new RangeError('A table of risk levels has at least two');
  return first;
}
