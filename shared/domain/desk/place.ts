import type { Application, ApplicationStatus, RegisteredApplication } from '../application/application.ts';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import { CaseEnd } from '../register/case-end.ts';
import { officerKey } from './officer.ts';
import { searchKeys } from './search-words.ts';

/** The states in which a case waits for its decision: while it is in one of them it is in the queue. */
export const openStatuses = [
  'RECEIVED',
  'CHECKING',
  'COMPLETION_REQUESTED',
  'ASSESSMENT',
  'PROPOSED',
] as const satisfies readonly ApplicationStatus[];

/** One place in one of the desk's lists; `position` sorts within the list. */
export interface Place {
  readonly list: string;
  readonly position: string;
}

/** The names of the desk's lists. */
export const deskList = {
  open: 'OPEN',
  unassigned: 'UNASSIGNED',
  still: 'STILL',
  found: 'FOUND',
  officer: (email: string) => `OFFICER#${officerKey({ email })}`,
  state: (status: ApplicationStatus) => `STATE#${status}`,
  system: (choiceSystemId: string) => `SYSTEM#${choiceSystemId}`,
  /** By the day that the years of its retention class run from at the earliest. */
  ended: (end: CaseEnd) => `ENDED#${end}`,
} as const;

/**
 * Where the desk finds a case: its places follow from what it is, so a change of the case moves it in the same
 * transaction. A draft has none: it is the applicant's own room.
 */
export function placesOf(application: Application): readonly Place[] {
  const { status, applicationId } = application;
  if (!('diaryNumber' in application) || application.diaryNumber === undefined) return [];
  const found = searchKeys({ ...application, diaryNumber: application.diaryNumber }).map((key) => ({
    list: deskList.found,
    position: `${key}#${applicationId}`,
  }));
  if (status === 'WITHDRAWN' || status === 'DISPOSED') return [...found, ...endedPlaces(application)];
  const position = `${application.decisionDueOn}#${applicationId}`;
  const lists = [deskList.state(status), ...(isOpen(status) ? openLists(application) : [])];
  return [...lists.map((list) => ({ list, position })), ...found, ...endedPlaces(application)];
}

/** Where whatever proposes disposal finds it; a case that is held stands nowhere for it to find. */
function endedPlaces(application: Application): readonly Place[] {
  const { status, applicationId } = application;
  const end = CaseEnd.safeParse(status).data;
  if (end === undefined || status === 'DRAFT' || status === 'DISPOSED' || application.hold !== undefined) return [];
  const endedAt = status === 'WITHDRAWN' ? application.withdrawnAt : (application.movedAt ?? application.receivedAt);
  return [{ list: deskList.ended(end), position: `${stockholmDay(endedAt)}#${applicationId}` }];
}

export function isOpen(status: ApplicationStatus): boolean {
  return openStatuses.some((open) => open === status);
}

function openLists({ choiceSystemId, officer, judges = {}, still }: RegisteredApplication): readonly string[] {
  const hands = [...(officer === undefined ? [] : [officer]), ...Object.values(judges)];
  return [
    deskList.open,
    deskList.system(choiceSystemId),
    ...(officer === undefined ? [deskList.unassigned] : []),
    ...new Set(hands.map(({ email }) => deskList.officer(email))),
    ...(still === undefined ? [] : [deskList.still]),
  ];
}
