import { addDays, addYears, type Day } from '../calendar/day.ts';
import { err, ok, type Result } from '../result.ts';
import type { AnswerWay, Complaint, ComplaintIn, Outcome } from './complaint.ts';
import { type Finding, isSettled, misconductDueOn, openMisconduct, withFinding } from './misconduct.ts';
import type { ComplaintRule } from './rule.ts';

/** Why a step can't be taken. */
export type HandlingFault =
  | 'CLOSED'
  | 'ANSWERED'
  | 'NOT_ANSWERED'
  | 'ASKED_ALREADY'
  | 'NOBODY_TO_ASK'
  | 'NO_MISCONDUCT'
  | 'IS_MISCONDUCT'
  | 'REPORTED'
  | 'NOT_SERIOUS'
  | 'FUTURE_DAY'
  | 'MISCONDUCT_UNSETTLED'
  | 'CANNOT_BE_READ';

type Step = Result<Complaint, HandlingFault>;

/** Who does something, and when. */
export interface Act {
  readonly at: string;
  /** Europe/Stockholm. */
  readonly today: Day;
  readonly by: string;
}

export function assign(complaint: Complaint, assignee: { readonly name: string; readonly email: string }): Step {
  if (complaint.status === 'CLOSED') return err('CLOSED');
  return ok({ ...complaint, assignee });
}

/** Asks the provider for its account; one question at a time. */
export function askForAccount(complaint: Complaint, taskId: string, rule: ComplaintRule, { at, today }: Act): Step {
  const { account, about } = complaint;
  if (complaint.status === 'CLOSED') return err('CLOSED');
  if (about === null) return err('NOBODY_TO_ASK');
  if (account !== undefined && account.givenAt === undefined) return err('ASKED_ALREADY');
  return ok({ ...complaint, account: { taskId, askedAt: at, dueOn: addDays(today, rule.accountDays) } });
}

/** A complaint may turn out to tell of misconduct: then its own timers run too. */
export function markMisconduct(complaint: Complaint, rule: ComplaintRule, act: Act): Step {
  if (complaint.status === 'CLOSED') return err('CLOSED');
  if (complaint.misconduct !== undefined) return err('IS_MISCONDUCT');
  return ok({ ...complaint, misconduct: openMisconduct(rule, act) });
}

/** What was found stands until it has been reported; before that it can be found otherwise. */
export function findMisconduct(complaint: Complaint, finding: Finding, rule: ComplaintRule, act: Act): Step {
  const { misconduct } = complaint;
  if (complaint.status === 'CLOSED') return err('CLOSED');
  if (misconduct === undefined) return err('NO_MISCONDUCT');
  if (misconduct.inspectorate?.reported !== undefined) return err('REPORTED');
  return ok({ ...complaint, misconduct: withFinding(misconduct, finding, rule, act) });
}

/** Registers that the serious was reported to the Inspectorate (SoL 27:6), by whoever answers for the operation. */
export function reportToInspectorate(
  complaint: Complaint,
  reported: { readonly on: Day; readonly by: 'PROVIDER' | 'MUNICIPALITY'; readonly reference?: string | undefined },
  { today }: Pick<Act, 'today'>,
): Step {
  const { misconduct } = complaint;
  if (complaint.status === 'CLOSED') return err('CLOSED');
  if (misconduct?.inspectorate === undefined) return err('NOT_SERIOUS');
  if (misconduct.inspectorate.reported !== undefined) return err('REPORTED');
  if (reported.on > today) return err('FUTURE_DAY');
  const { on, by, reference } = reported;
  const inspectorate = {
    ...misconduct.inspectorate,
    reported: { on, by, ...(reference === undefined ? {} : { reference }) },
  };
  return ok({ ...complaint, misconduct: { ...misconduct, inspectorate } });
}

/** Gives the answer, once. On the page it can be read only by whoever has its address. */
export function answerComplaint(complaint: Complaint, way: AnswerWay, { at, by }: Act): Step {
  if (complaint.status === 'CLOSED') return err('CLOSED');
  if (complaint.status === 'ANSWERED') return err('ANSWERED');
  if (way === 'PAGE' && complaint.followHash === undefined) return err('CANNOT_BE_READ');
  return ok({ ...complaint, status: 'ANSWERED', answer: { at, by, way } });
}

/** Ends it. Serious misconduct that was not reported keeps it open. */
export function closeComplaint(complaint: Complaint, outcome: Outcome, rule: ComplaintRule, act: Act): Step {
  const { at, today, by } = act;
  if (complaint.status === 'CLOSED') return err('CLOSED');
  if (complaint.status === 'OPEN') return err('NOT_ANSWERED');
  if (complaint.misconduct !== undefined && !isSettled(complaint.misconduct)) return err('MISCONDUCT_UNSETTLED');
  const closed: ComplaintIn<'CLOSED'> = {
    ...complaint,
    status: 'CLOSED',
    closed: { at, by, outcome },
    eraseOn: addYears(today, rule.keptYears),
  };
  return ok(closed);
}

/** The first day by which something of it is to be done; null when nothing waits. */
export function nextDueOn(complaint: Complaint): Day | null {
  if (complaint.status === 'CLOSED') return null;
  const days = [
    complaint.status === 'OPEN' ? complaint.answerBy : null,
    complaint.misconduct === undefined ? null : misconductDueOn(complaint.misconduct),
  ].filter((day) => day !== null);
  return days.toSorted()[0] ?? null;
}

/** The day that has passed without what it asks for, when nobody has been told of it yet. */
export function passedUntold(complaint: Complaint, today: Day): Day | null {
  const due = nextDueOn(complaint);
  if (due === null || due >= today) return null;
  return complaint.lateTold !== undefined && complaint.lateTold >= due ? null : due;
}
