import { type Scope, scopeName } from '../application/content.ts';
import type { Capacity } from '../application/service-terms.ts';
import { addDays, type Day } from '../calendar/day.ts';
import type { Intake } from '../contract/intake.ts';
import type { Change } from './change.ts';
import type { ChangeNotice } from './change-notice.ts';
import { capacityCountsFrom, type ChangeNoticeRule } from './rule.ts';

export type ChangeFault =
  /** The first day is behind, or more than a year away. */
  | 'DAY_PASSED'
  | 'DAY_TOO_FAR'
  | 'ENDS_BEFORE_IT_BEGINS'
  /** It is so already. */
  | 'NO_CHANGE'
  | 'NOT_OFFERED'
  /** The municipality has decided that nobody new is taken on. */
  | 'INTAKE_STOPPED'
  | 'TOO_OFTEN'
  /** One of its kind waits for an answer. */
  | 'WAITS_ALREADY';

interface Submitted {
  readonly change: Change;
  /** The first day that the provider asks for. */
  readonly wanted?: Day | undefined;
}

interface Standing {
  readonly scopes: readonly Scope[];
  readonly capacity: Capacity | null;
  readonly intake?: Intake | undefined;
  readonly notices: readonly ChangeNotice[];
  readonly rule: ChangeNoticeRule;
  readonly offers: (scope: Scope) => boolean;
}

const mostDays = 366;

/** The day from which it counts: the one that is asked for, but a capacity's never before the rule lets it. */
export function countsFrom({ change, wanted }: Submitted, on: Day, rule: ChangeNoticeRule): Day {
  const asked = wanted ?? on;
  if (change.kind !== 'CAPACITY') return asked;
  const first = capacityCountsFrom(rule, on);
  return asked > first ? asked : first;
}

/** What stands against a notice that comes on a day; null when nothing does. */
export function faultOf(submitted: Submitted, on: Day, standing: Standing): ChangeFault | null {
  const { change, wanted = on } = submitted;
  if (wanted > addDays(on, mostDays) || wanted < addDays(on, -mostDays)) return 'DAY_TOO_FAR';
  // Who left or fell ill has done so already; what is shown to those who choose can't change in the past.
  if (wanted < on && !mayHaveHappened.has(change.kind)) return 'DAY_PASSED';
  const { notices, rule } = standing;
  const same = notices.filter((notice) => notice.change.kind === change.kind);
  if (same.some(({ status }) => status === 'AWAITING_APPROVAL')) return 'WAITS_ALREADY';
  switch (change.kind) {
    case 'CAPACITY': {
      const from = countsFrom(submitted, on, rule);
      if (isSameCapacity(change.capacity, capacityOn(from, standing))) return 'NO_CHANGE';
      const year = from.slice(0, 4);
      const counted = same.filter(
        ({ status, countsFrom: from_ }) => status !== 'REFUSED' && status !== 'WITHDRAWN' && from_.startsWith(year),
      );
      return counted.length >= rule.capacity.perYear ? 'TOO_OFTEN' : null;
    }
    case 'AREAS': {
      if (namesOf(change.scopes) === namesOf(standing.scopes)) return 'NO_CHANGE';
      const covered = new Set(standing.scopes.map(servedOf));
      const may = (scope: Scope) => covered.has(servedOf(scope)) && standing.offers(scope);
      return change.scopes.every(may) ? null : 'NOT_OFFERED';
    }
    case 'ABSENCE':
      return change.until < wanted ? 'ENDS_BEFORE_IT_BEGINS' : null;
    case 'INTAKE':
      if (standing.intake?.stopped === true) return 'INTAKE_STOPPED';
      return change.until !== undefined && change.until < wanted ? 'ENDS_BEFORE_IT_BEGINS' : null;
    default:
      return null;
  }
}

const mayHaveHappened: ReadonlySet<Change['kind']> = new Set<Change['kind']>(['MANAGER', 'OWNER', 'ABSENCE']);

function namesOf(scopes: readonly Scope[]): string {
  return [...new Set(scopes.map(scopeName))].toSorted().join('\n');
}

/** What is done for whom, wherever: a notice changes the areas alone. */
function servedOf({ service, targetGroup }: Scope): string {
  return `${service}\n${targetGroup}`;
}

/** As it will be on a day: by the last notice that takes effect until then, else as it is. */
function capacityOn(day: Day, { capacity, notices }: Standing): Capacity | null {
  const coming = notices.flatMap(({ status, change, countsFrom: from }) =>
    status === 'ACCEPTED' && change.kind === 'CAPACITY' && from <= day ? [{ from, ...change }] : [],
  );
  return coming.toSorted((one, other) => one.from.localeCompare(other.from)).at(-1)?.capacity ?? capacity;
}

function isSameCapacity(one: Capacity, other: Capacity | null): boolean {
  return other !== null && one.unit === other.unit && one.amount === other.amount;
}
