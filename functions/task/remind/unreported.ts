import { addDays, dayNumber, type Day } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { type DelegatedDecision, tellBy } from '../../../shared/domain/decision/delegated.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { readDelegated } from '../../../shared/store/decision/delegated.ts';
import { namedOutboxLine } from '../../../shared/store/outbox.ts';
import { recordEvent } from '../../../shared/store/record-event.ts';

/**
 * Reminds the secretary, once, that the committee has not been told of a decision by delegation though its meeting nears:
 * of an urgent one by the meeting that it named (KL 6:40), of others by the municipality's own days, a week's together (KL 7:8).
 * @returns how many letters
 */
export async function remindOfUnreported(municipality: Municipality, at: string): Promise<number> {
  const { id, reminders, delegatedDecisions } = municipality;
  const near = addDays(stockholmDay(at), reminders.beforeDays);
  const waiting = (await readDelegated(id)).flatMap((line) => {
    const day = tellBy(line, delegatedDecisions?.reportWithinDays);
    return day === undefined || day > near ? [] : [occasionOf(line, day)];
  });
  let sent = 0;
  for (const occasion of new Set(waiting)) sent += await remind(municipality, occasion, at);
  return sent;
}

/** 1 January 1970 was a Thursday: weeks begin on Mondays. */
const daysIntoWeek = 3;

function occasionOf({ urgency }: DelegatedDecision, day: Day): string {
  return urgency === undefined ? `WEEK#${String(Math.floor((dayNumber(day) + daysIntoWeek) / 7))}` : `MEETING#${day}`;
}

async function remind({ id, committee }: Municipality, occasion: string, at: string): Promise<number> {
  const subject = { municipality: id, type: 'COMMITTEE', id: committee.id } as const;
  const line = namedOutboxLine(
    subject,
    { kind: 'MAIL', template: 'DELEGATED_TO_REPORT' },
    at,
    `UNREPORTED#${occasion}`,
  );
  try {
    const event = { type: 'UNREPORTED_REMINDER_SENT', at, by: 'calendar', data: { occasion } } as const;
    await recordEvent(subject, event, { also: [line] });
    return 1;
  } catch (error) {
    // Reminded before.
    if (error instanceof ConcurrencyError) return 0;
    throw error;
  }
}
