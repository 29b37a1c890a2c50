import { addDays, type Day } from '../../domain/calendar/day.ts';
import { type Committee, seatHolder } from '../../domain/decision/committee.ts';
import type { DecisionRight } from '../../domain/decision/mode.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Assignee, OpenTask } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { readCommittee } from '../committee.ts';
import type { ProposedApplication } from './pending.ts';

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
      return [{ kind: 'DECIDE_AS_OFFICER', assignee: person(right.delegate), dueOn: delegateDue, ends: true }];
    case 'DELEGATE_MEMBER': {
      const holder = seatHolder(await rosterOf(municipality), right.seat);
      if (holder === undefined) throw new Error('The delegation order names a seat that the committee does not have');
      return [
        { kind: 'DECIDE_AS_MEMBER', assignee: { ...person(holder), seat: right.seat }, dueOn: delegateDue, ends: true },
      ];
    }
    case 'URGENT_CHAIR': {
      const { seat, nextMeetingOn } = right.urgency;
      const holder = seatHolder(await rosterOf(municipality), seat);
      if (holder === undefined) throw new Error('Urgency was claimed to a seat that the committee does not have');
      const dueOn = soon < nextMeetingOn ? soon : nextMeetingOn;
      return [{ kind: 'DECIDE_URGENTLY', assignee: { ...person(holder), seat }, dueOn, ends: true }];
    }
    case 'MEETING': {
      const { seats } = await rosterOf(municipality);
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

async function rosterOf({ id, committee }: Municipality): Promise<Committee> {
  return readCommittee(id, committee.id);
}

function person({ name, email, phone }: Assignee): Assignee {
  return phone === undefined ? { name, email } : { name, email, phone };
}
