import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Committee } from '../../../shared/domain/decision/committee.ts';
import type { Meeting } from '../../../shared/domain/decision/meeting/meeting.ts';
import { servingPersons } from '../../../shared/domain/decision/meeting/who-serves.ts';
import type { OpenTask } from '../../../shared/domain/task/task.ts';
import type { OutboxMessage } from '../../../shared/store/outbox.ts';
import { openTask, revokeTask } from '../../../shared/store/task/task.ts';
import type { Write } from '../../../shared/store/transact.ts';
import { nameOf } from './names.ts';
import { ownWord } from './own-word.ts';
import type { Case } from './read-case.ts';

/**
 * The links that a meeting needs after a change: one for each person who serves, is present and has not voted, while a
 * vote by links is open; every other one is taken back. Whoever is absent keeps theirs: a connection may come back.
 * Who has declared a conflict of interest gets none; who has answered that there is none is not asked again.
 */
export function voteTasks(
  found: Case,
  meeting: Meeting,
  at: string,
): { readonly writes: readonly Write[]; readonly mails: readonly OutboxMessage[] } {
  const { committee, tasks, application, basis } = found;
  const open = tasks.flatMap((task) => (task.kind === 'VOTE' && task.status === 'OPEN' ? [task] : []));
  if (meeting.status !== 'VOTING' || meeting.vote.method !== 'LINKS') {
    return { writes: open.map((task) => revokeTask(task, { at, why: 'VOTE_CLOSED' })), mails: [] };
  }
  const { vote, serving, recused } = meeting;
  const voters = Object.entries(serving).flatMap(([seat, person]) => {
    const contact = contactOf(committee, person, nameOf(meeting, person));
    const isOut = recused.some((line) => line.person === person) || vote.votes.some((cast) => cast.seat === seat);
    if (contact === undefined || isOut) return [];
    const word = ownWord(found, meeting, contact.email);
    return word?.answer === 'DECLARED' ? [] : [{ seat, person, contact, word }];
  });
  const belongs = (task: OpenTask, voter: (typeof voters)[number]): boolean =>
    task.assignee.seat === voter.seat && task.assignee.email === voter.contact.email;
  const revoked = open.filter((task) => !voters.some((voter) => belongs(task, voter)));
  const present = servingPersons(meeting);
  const asked = voters.filter((voter) => present.includes(voter.person) && !open.some((task) => belongs(task, voter)));
  const opened = asked.map(({ seat, contact: { name, email, phone }, word }) =>
    openTask({
      kind: 'VOTE',
      subject: { municipality: application.municipality, type: 'APPLICATION', id: application.applicationId },
      assignee: { name, email, phone, seat },
      diaryNumber: basis.application.diaryNumber,
      dueOn: stockholmDay(at),
      basisHash: meeting.basisHash,
      openedAt: at,
      ...(word === undefined ? {} : { conflict: word.answer, conflictAnsweredAt: word.at }),
    }),
  );
  return {
    writes: [
      ...revoked.map((task) => revokeTask(task, { at, why: 'NOT_VOTING' })),
      ...opened.map(({ write }) => write),
    ],
    mails: opened.map(({ mail }) => mail),
  };
}

/** Where to write to a person of the meeting's roster; nothing when another has taken the seat since: the meeting keeps its own. */
function contactOf({ seats, substitutes }: Committee, person: string, name: string) {
  const holder =
    seats.find(({ seat }) => seat === person)?.person ?? substitutes.find(({ id }) => id === person)?.person;
  return holder?.name === name ? holder : undefined;
}
