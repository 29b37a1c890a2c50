import { err, ok } from '../../result.ts';
import type { Outcome } from './error.ts';
import { type Attendance, type Meeting, type RunningMeeting } from './meeting.ts';
import { isAble, isRecused, nameOf, servingPersons } from './who-serves.ts';

/** Registers that a member (by seat) or a substitute is there, or is gone: a lost connection is absence (KL 5:16). */
export function setAttendance(meeting: Meeting, person: string, attendance: Attendance): Outcome<RunningMeeting> {
  return whileRunning(meeting, (running) => {
    if (nameOf(running, person) === undefined) return err('UNKNOWN_PERSON');
    if (attendance === 'PRESENT_REMOTE' && !running.remoteAllowed) return err('REMOTE_NOT_ALLOWED');
    return ok({ ...running, attendance: { ...running.attendance, [person]: attendance } });
  });
}

/** Records a conflict of interest (KL 6:28–6:30): the person may neither take part nor stay, and no longer counts for quorum. */
export function recuse(
  meeting: Meeting,
  { person, reason, at }: { readonly person: string; readonly reason: string; readonly at: string },
): Outcome<RunningMeeting> {
  return whileRunning(meeting, (running) => {
    const name = nameOf(running, person);
    if (name === undefined) return err('UNKNOWN_PERSON');
    if (isRecused(running, person)) return err('ALREADY_RECUSED');
    if (reason.trim() === '') return err('REASON_MISSING');
    return ok({ ...running, recused: [...running.recused, { person, name, reason: reason.trim(), at }] });
  });
}

/**
 * Undoes a recusal by the committee's own ruling on a contested conflict of interest (KL 6:30): the person counts again, on
 * their seat unless it has voted, and both what was said and the ruling stay in the record.
 */
export function undoRecusal(
  meeting: Meeting,
  { person, ruling, at }: { readonly person: string; readonly ruling: string; readonly at: string },
): Outcome<RunningMeeting> {
  return whileRunning(meeting, (running) => {
    const recusal = running.recused.find((line) => line.person === person);
    if (recusal === undefined) return err('NOT_RECUSED');
    if (ruling.trim() === '') return err('REASON_MISSING');
    const { name, reason } = recusal;
    const isSeat = running.seats.some(({ seat }) => seat === person);
    const hasVoted = running.status === 'VOTING' && running.vote.votes.some((cast) => cast.seat === person);
    return ok({
      ...running,
      recused: running.recused.filter((line) => line !== recusal),
      rulings: [...(running.rulings ?? []), { person, name, reason, ruling: ruling.trim(), at }],
      serving: isSeat && !hasVoted ? { ...running.serving, [person]: person } : running.serving,
    });
  });
}

/**
 * Calls in the next substitute for a seat whose member is absent or recused: the first in the calling order who is there,
 * serves nowhere else and has no conflict (KL 6:17). A seat that has voted stays as it is.
 */
export function callSubstitute(meeting: Meeting, seat: string): Outcome<RunningMeeting> {
  return whileRunning(meeting, (running) => {
    const line = running.seats.find((candidate) => candidate.seat === seat);
    const current = running.serving[seat];
    if (line === undefined || current === undefined) return err('UNKNOWN_SEAT');
    if (isAble(running, current)) return err('SEAT_IS_SERVED');
    if (running.status === 'VOTING' && running.vote.votes.some((cast) => cast.seat === seat))
      return err('SEAT_HAS_VOTED');
    const serving = new Set(Object.values(running.serving));
    const next = line.callingOrder.find((id) => isAble(running, id) && !serving.has(id));
    return next === undefined
      ? err('NO_SUBSTITUTE')
      : ok({ ...running, serving: { ...running.serving, [seat]: next } });
  });
}

/** Registers who presides when neither the chair nor a vice-chair can. */
export function choosePresiding(meeting: Meeting, person: string): Outcome<RunningMeeting> {
  return whileRunning(meeting, (running) =>
    servingPersons(running).includes(person) ? ok({ ...running, chosenToPreside: person }) : err('NOT_SERVING'),
  );
}

function whileRunning(
  meeting: Meeting,
  change: (running: RunningMeeting) => Outcome<RunningMeeting>,
): Outcome<RunningMeeting> {
  if (meeting.status === 'DECLARED') return err('ALREADY_DECLARED');
  return meeting.status === 'VOTED' ? err('VOTE_CLOSED') : change(meeting);
}
