import { type Application, isRegistered } from '../application/application.ts';
import type { Scope } from '../application/content.ts';
import { err, ok, type Result } from '../result.ts';
import type { Decision } from './decision.ts';
import type { InPart } from './reconsidered.ts';

/** What was refused or excluded and has not been taken up again, while the decision is the case's last word. */
export function openToTakeUp(decision: Decision, application: Application): readonly Scope[] {
  if (!isDecided(application)) return [];
  const taken = takenUpOf(application).flatMap(({ why, scopes }) =>
    why.decisionNumber === decision.number ? scopes : [],
  );
  return decision.scopes
    .filter(({ scope, outcome }) => outcome !== 'APPROVE' && !taken.some((one) => isSame(one, scope)))
    .map(({ scope }) => scope);
}

/** Whether the case itself comes back: it was refused as a whole, and all of it is taken up at once. */
export function isWhole(decision: Decision, application: Application, scopes: readonly Scope[]): boolean {
  return application.status === 'REFUSED' && scopes.length === decision.scopes.length;
}

/** Takes some scopes of a decided case up again, apart from it: nothing of the case itself moves. */
export function takeUpInPart<A extends Application>(
  application: A,
  decision: Decision,
  part: InPart,
): Result<A, 'NOT_REFUSED'> {
  const open = openToTakeUp(decision, application);
  if (!isDecided(application) || !part.scopes.every((scope) => open.some((one) => isSame(one, scope)))) {
    return err('NOT_REFUSED');
  }
  return ok({ ...application, takenUp: [...takenUpOf(application), part] });
}

export function takenUpOf(application: Application): readonly InPart[] {
  return isDecided(application) ? (application.takenUp ?? []) : [];
}

function isDecided(application: Application): application is Extract<Application, { decisionNumber: number }> {
  return isRegistered(application) && 'decisionNumber' in application;
}

function isSame(one: Scope, other: Scope): boolean {
  return one.service === other.service && one.area === other.area && one.targetGroup === other.targetGroup;
}
