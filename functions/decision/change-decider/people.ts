import type { RegisteredApplication } from '../../../shared/domain/application/application.ts';
import { type Committee, personOf } from '../../../shared/domain/decision/committee.ts';
import { type Challenge, openChallenge } from '../../../shared/domain/decision/conflict-of-interest.ts';
import type { Officer } from '../../../shared/domain/desk/officer.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { accountHash, type Answered, type Challenged } from '../../../shared/store/decision/conflict-of-interest.ts';
import { isDecisionTask } from '../../../shared/store/decision/pending.ts';

/** Somebody who may take part in the case, whether or not they have been asked of their impartiality. */
export interface Participant extends Challenged {
  /** Absent of somebody whom only their own word or others' doubt has named. */
  readonly email?: string;
  /** Of the committee: only the committee itself rules on them (KL 6:30). */
  readonly isMember: boolean;
}

/** Where everybody who may take part in a case is found. */
interface Case {
  readonly application: RegisteredApplication;
  readonly municipality: Municipality;
  readonly committee: Committee | null;
  readonly tasks: readonly Task[];
  readonly officers: readonly Officer[];
  readonly said: readonly Answered[];
}

/** Everybody who may take part, once each: those who have the case, the desk's officers, the secretary, and the committee. */
export function participants({
  application,
  municipality,
  committee,
  tasks,
  officers,
  said,
}: Case): readonly Participant[] {
  const { officer, judges = {} } = application;
  const addressed = [
    ...(officer === undefined ? [] : [officer]),
    ...Object.values(judges),
    ...officers,
    municipality.secretary,
    ...tasks.filter(isDecisionTask).map(({ assignee }) => assignee),
    ...membersOf(committee),
  ];
  const known = new Map<string, Participant>(said.map(({ who, name }) => [who, { who, name, isMember: false }]));
  for (const { name, email } of addressed) {
    if (email === undefined) continue;
    const isMember = committee !== null && personOf(committee, email) !== undefined;
    const who = accountHash({ email });
    known.set(who, { who, name: known.get(who)?.name ?? name, email, isMember });
  }
  return [...known.values()].toSorted((one, other) => one.name.localeCompare(other.name, 'sv'));
}

function membersOf(committee: Committee | null): readonly Officer[] {
  if (committee === null) return [];
  const { seats, substitutes, positions = [] } = committee;
  return [
    ...seats.map(({ person }) => person),
    ...substitutes.map(({ person }) => person),
    ...positions.map(({ holder }) => holder),
  ];
}

/** Who is doubted, by whom and why, as long as nobody has ruled on it. */
export interface OpenQuestion extends Challenge {
  readonly name: string;
}

/** The doubts that are still to be ruled on, in the order that they came. */
export function openQuestions(
  said: readonly Answered[],
  { conflictRulings = [] }: Pick<RegisteredApplication, 'conflictRulings'>,
): readonly OpenQuestion[] {
  return said
    .flatMap((one) => {
      const theirs = conflictRulings.findLast(({ email }) => accountHash({ email }) === one.who);
      const ruledAt = [one.ruling?.at, theirs?.at]
        .flatMap((at) => at ?? [])
        .toSorted()
        .at(-1);
      const open = openChallenge(one, ruledAt);
      return open === undefined ? [] : [{ ...open, name: one.name }];
    })
    .toSorted((one, other) => (one.at < other.at ? -1 : 1));
}
