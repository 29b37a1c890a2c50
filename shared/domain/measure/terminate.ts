import type { Day } from '../calendar/day.ts';
import { lastDay, lastDayAfterNotice, type Term, type Termination } from '../contract/term.ts';
import type { Made } from '../decision/decision.ts';
import { err, ok, type Result } from '../result.ts';
import { isHeard, type Measure, type MeasureIn } from './measure.ts';
import type { Ending, Referral, Ruling } from './referral.ts';

interface Held {
  readonly term?: Term | undefined;
  readonly termination?: Termination | undefined;
}

/**
 * The contract's last day when its end is decided on and told on a day: never before that day, and never later than the
 * contract would end anyhow. Null: its terms know no days of notice, so that a day has to be proposed.
 */
export function endsOn(contract: Held, ending: Ending, on: Day): Day | null {
  const proposed =
    ending.kind === 'ON' ? ending.day : lastDayAfterNotice(contract, { by: 'MUNICIPALITY', receivedOn: on });
  if (proposed === null) return null;
  const known = lastDay(contract);
  const last = known !== null && known < proposed ? known : proposed;
  return last < on ? on : last;
}

export type ReferralError = 'SETTLED' | 'NOT_NAMED' | 'NOT_HEARD' | 'DAY_PASSED' | 'LAST_DAY_NEEDED';

/**
 * Lays before whoever decides that a contract ends. `NOT_HEARD`: not before the provider has had its say about just that
 * (FL 25 §), unless the case can't await the committee and it is said why the provider can't be awaited either.
 */
export function referMeasure(
  measure: Measure,
  referral: Referral,
  { contract, on }: { readonly contract: Held; readonly on: Day },
): Result<MeasureIn<'REFERRED'>, ReferralError> {
  if (measure.status !== 'PROPOSED') return err('SETTLED');
  if (!measure.may.includes('TERMINATION')) return err('NOT_NAMED');
  const { ending, urgency, notHeard } = referral;
  if (!isHeard(measure, 'TERMINATION', on) && (urgency === undefined || notHeard === undefined)) {
    return err('NOT_HEARD');
  }
  if (ending.kind === 'ON' && ending.day < on) return err('DAY_PASSED');
  if (endsOn(contract, ending, on) === null) return err('LAST_DAY_NEEDED');
  const { sentBack: _sentBack, ...rest } = measure;
  return ok({ ...rest, status: 'REFERRED', referral });
}

/** It is the officer's again: taken back, or sent back by whoever was asked, with a question. */
export function returnMeasure(
  { referral: _referral, ...measure }: MeasureIn<'REFERRED'>,
  { sentBack, taskId }: { readonly sentBack?: Measure['sentBack']; readonly taskId: string },
): MeasureIn<'PROPOSED'> {
  return { ...measure, status: 'PROPOSED', taskId, ...(sentBack === undefined ? {} : { sentBack }) };
}

/** A delegate leaves it to the committee, which decides in a meeting: another task is before others now. */
export function handOverMeasure(
  measure: MeasureIn<'REFERRED'>,
  handedOver: NonNullable<Referral['handedOver']>,
  taskId: string,
): MeasureIn<'REFERRED'> {
  const { urgency: _urgency, ...referral } = measure.referral;
  return { ...measure, referral: { ...referral, handedOver, taskId } };
}

/** What the secretary registers of a meeting: what was decided, on which day and in which paragraph. */
export interface MeetingResult {
  readonly heldOn: Day;
  readonly made: Extract<Made, { mode: 'MEETING' | 'SUBCOMMITTEE' }>;
}

/** `BEFORE_REFERRAL`: the meeting was held before the proposal lay there. `DAY_TO_COME`: it has not been held. */
export function checkMeetingDay(
  { heldOn }: Pick<MeetingResult, 'heldOn'>,
  { referredOn, today }: { readonly referredOn: Day; readonly today: Day },
): Result<true, 'BEFORE_REFERRAL' | 'DAY_TO_COME'> {
  if (heldOn > today) return err('DAY_TO_COME');
  return heldOn < referredOn ? err('BEFORE_REFERRAL') : ok(true);
}

/** It was decided, by people: the contract ends on that day. */
export function terminateBy(
  measure: MeasureIn<'REFERRED'>,
  decided: { readonly ruling: Ruling; readonly endsOn: Day; readonly noticeId: string; readonly taskId: string },
): MeasureIn<'TERMINATED'> {
  return { ...measure, status: 'TERMINATED', ...decided };
}

/** A body decided that the contract does not end. */
export function refuseTermination(
  measure: MeasureIn<'REFERRED'>,
  { ruling, why }: { readonly ruling: Ruling; readonly why: string },
): MeasureIn<'DISMISSED'> {
  const { at, by } = ruling;
  return { ...measure, status: 'DISMISSED', dismissedAt: at, dismissedBy: by, why, ruling };
}

/** The coordinator has seen to those who had chosen the provider (LOV 9:2): how many chose again, and how many did not. */
export function noteChosenAgain(
  measure: Measure,
  chosenAgain: NonNullable<MeasureIn<'TERMINATED'>['chosenAgain']>,
): Result<MeasureIn<'TERMINATED'>, 'SETTLED'> {
  if (measure.status !== 'TERMINATED' || measure.chosenAgain !== undefined) return err('SETTLED');
  return ok({ ...measure, chosenAgain });
}
