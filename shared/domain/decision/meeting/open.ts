import type { Committee } from '../committee.ts';
import type { Day } from '../../calendar/day.ts';
import { err, ok } from '../../result.ts';
import type { Outcome } from './error.ts';
import { administrationsProposal, type Meeting, type MeetingIn } from './meeting.ts';

/** Opens the item: the roster as it is, everybody absent until the secretary says otherwise, the administration's proposal put. */
export function openMeeting(
  committee: Committee,
  item: {
    readonly number: number;
    readonly heldOn: string;
    readonly basisHash: string;
    readonly at: string;
    readonly administration: string;
  },
): MeetingIn<'OPEN'> {
  const inOrder = committee.substitutes.map(({ id }) => id);
  return {
    schemaVersion: 1,
    status: 'OPEN',
    number: item.number,
    committee: { id: committee.id, name: committee.name },
    heldOn: item.heldOn,
    basisHash: item.basisHash,
    openedAt: item.at,
    seats: committee.seats.map(({ seat, role, person, callingOrder }) => ({
      seat,
      role,
      name: person.name,
      callingOrder: callingOrder ?? inOrder,
    })),
    substitutes: committee.substitutes.map(({ id, person }) => ({ id, name: person.name })),
    remoteAllowed: committee.remoteParticipation !== undefined,
    abstentionAllowed: !committee.exerciseOfAuthority,
    attendance: {},
    serving: Object.fromEntries(committee.seats.map(({ seat }) => [seat, seat])),
    recused: [],
    proposals: [{ id: administrationsProposal, by: item.administration, kind: 'AS_PROPOSED' }],
  };
}

/** The day that was registered wrongly when the item was opened; once the result is declared it is part of a decision. */
export function mendHeldOn(meeting: Meeting, heldOn: Day): Outcome<Meeting> {
  return meeting.status === 'DECLARED' ? err('ALREADY_DECLARED') : ok({ ...meeting, heldOn });
}
