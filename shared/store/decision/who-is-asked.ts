import { addDays, type Day } from '../../domain/calendar/day.ts';
import { type Committee, findPosition, personOf, seatHolder } from '../../domain/decision/committee.ts';
import type { DecisionRight } from '../../domain/decision/mode.ts';
import { actingIn } from '../../domain/decision/position.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Assignee, OpenTask } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { readCommittee } from './committee.ts';
import { bodyOf, type ProposedApplication } from './pending.ts';

type DelegatedSeat = Extract<DecisionRight, { mode: 'DELEGATE_MEMBER' }>['seat'];

/** One person to be asked. */
export interface Ask {
  readonly kind: OpenTask['kind'];
  readonly assignee: Assignee;
  readonly dueOn: Day;
  /** Whether the workflow waits for this one. */
  readonly ends: boolean;
}

/** Those whom the delegation order and the roster name today. */
export async function asksOf(right: DecisionRight, application: ProposedApplication, today: Day): Promise<Ask[]> {
  const municipality = municipalityOf(application.municipality);
  const notBefore = (day: Day): Day => (day > today ? day : addDays(today, 1));
  const promised = notBefore(application.decisionDueOn);
  const { delegateDays, readingDays } = municipality.deadlines;
  const soon = addDays(today, delegateDays);
  const delegateDue = soon < promised ? soon : promised;
  switch (right.mode) {
    case 'DELEGATE_OFFICER':
    case 'DELEGATE_MEMBER': {
      const kind = right.mode === 'DELEGATE_OFFICER' ? 'DECIDE_AS_OFFICER' : 'DECIDE_AS_MEMBER';
      return [{ kind, assignee: await delegateAsked(right, municipality, today), dueOn: delegateDue, ends: true }];
    }
    case 'URGENT_CHAIR': {
      const { nextMeetingOn } = right.urgency;
      const dueOn = soon < nextMeetingOn ? soon : nextMeetingOn;
      const assignee = await delegateAsked(right, municipality, today);
      return [{ kind: 'DECIDE_URGENTLY', assignee, dueOn, ends: true }];
    }
    case 'SUBCOMMITTEE':
    case 'MEETING': {
      const { seats } = await readCommittee(municipality.id, bodyOf(application).id);
      return [
        ...seats.map((line): Ask => ({
          kind: 'PREPARE',
          assignee: { ...person(line.person), seat: line.seat },
          dueOn: notBefore(addDays(promised, -readingDays)),
          ends: false,
        })),
        { kind: 'REGISTER_MEETING', assignee: person(municipality.secretary), dueOn: promised, ends: true },
      ];
    }
  }
}

/** The one person whom a delegation names today. */
export async function delegateAsked(
  right: Exclude<DecisionRight, { mode: 'MEETING' | 'SUBCOMMITTEE' }>,
  municipality: Municipality,
  today: Day,
): Promise<Assignee> {
  if (right.mode === 'DELEGATE_MEMBER') return memberAsked(await rosterOf(municipality), right.seat, today);
  if (right.mode === 'URGENT_CHAIR') {
    const { seat } = right.urgency;
    const holder = seatHolder(await rosterOf(municipality), seat);
    if (holder === undefined) throw new Error('Urgency was claimed to a seat that the committee does not have');
    return { ...person(holder), seat };
  }
  const { delegate } = right;
  return 'position' in delegate ? assigneeIn(await rosterOf(municipality), delegate.position, today) : person(delegate);
}

/** Whoever acts in the position on the day that the task is sent. */
function assigneeIn(committee: Committee, id: string, today: Day): Assignee {
  const position = findPosition(committee, id);
  if (position === undefined) throw new Error('The delegation order names a position that the roster does not have');
  const acting = actingIn(position, today);
  return { ...person(acting.person), capacity: acting.capacity };
}

/** The member, by seat or by position; whoever acts in a position has a place on the roster, or is no delegate (KL 6:37). */
function memberAsked(committee: Committee, seat: DelegatedSeat, today: Day): Assignee {
  if (typeof seat !== 'string') {
    const assignee = assigneeIn(committee, seat.position, today);
    const own = personOf(committee, assignee.email ?? '');
    if (own === undefined) throw new Error('Whoever acts in the position is not on the committee’s roster');
    return { ...assignee, seat: own };
  }
  const holder = seatHolder(committee, seat);
  if (holder === undefined) throw new Error('The delegation order names a seat that the committee does not have');
  return { ...person(holder), seat };
}

async function rosterOf({ id, committee }: Municipality): Promise<Committee> {
  return readCommittee(id, committee.id);
}

function person({ name, email, phone }: Assignee): Assignee {
  return phone === undefined ? { name, email } : { name, email, phone };
}
