import { Attendance, type Meeting } from '../../../../shared/domain/decision/meeting/meeting.ts';
import { setAttendance } from '../../../../shared/domain/decision/meeting/presence.ts';
import { valueOf } from '../../../../shared/http/form/form.ts';
import { meetingErrorText } from '../../../../shared/http/decision/meeting-words.tsx';
import { type Entered, type Entry, wrong } from './entry.ts';
import { texts } from './texts.ts';

export function takeAttendance(meeting: Meeting, { values, lang }: Entry): Entered {
  let after = meeting;
  const changed: Record<string, Attendance> = {};
  for (const person of [...meeting.seats.map(({ seat }) => seat), ...meeting.substitutes.map(({ id }) => id)]) {
    const field = `attendance-${person}`;
    const sent = valueOf(values, field);
    if (sent === '' || sent === (meeting.attendance[person] ?? 'ABSENT')) continue;
    const attendance = Attendance.safeParse(sent);
    if (!attendance.success) return wrong(field, texts.choose, lang);
    const result = setAttendance(after, person, attendance.data);
    if (!result.ok) return wrong(field, meetingErrorText(result.error), lang);
    after = result.value;
    changed[person] = attendance.data;
  }
  return { ok: true, meeting: after, event: { type: 'ATTENDANCE_REGISTERED', data: { changed } } };
}
