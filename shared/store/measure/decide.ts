import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { diaryNumberOf } from '../../domain/contract/contract.ts';
import {
  type Decided,
  decideMeasure,
  dismissMeasure,
  followUpMeasure,
  type Measure,
} from '../../domain/measure/measure.ts';
import { measureText } from '../../domain/measure/text.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Subject } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { newId } from '../../platform/ids.ts';
import type { Kept } from '../codec.ts';
import { contactOf } from '../contract/contact.ts';
import { commitContract, contractSubject, contractWrites, readContract } from '../contract/contract.ts';
import { giveContractNotice } from '../contract/notice.ts';
import { answerTask, openTask, revokeTask } from '../task/task.ts';
import { retryOnConcurrency, transact, type Write } from '../transact.ts';
import {
  type Actor,
  type MeasureChange,
  type MeasureRefusal,
  measureWrites,
  openTasksOf,
  readMeasure,
} from './measure.ts';
import { readGrounds } from './grounds.ts';

/**
 * A person decides: the provider is told in writing, and the person is asked again on the day it is to be put right.
 * What it rests on is read again now, and must be so still when it is written.
 * @throws ConcurrencyError when something came between
 */
export async function decide(
  subject: Subject,
  decision: Pick<Decided, 'kind' | 'reasons' | 'authority' | 'rectifyBy'>,
  actor: Actor,
): Promise<Result<null, MeasureRefusal>> {
  return retryOnConcurrency(() => decideOnce(subject, decision, actor));
}

async function decideOnce(
  subject: Subject,
  decision: Pick<Decided, 'kind' | 'reasons' | 'authority' | 'rectifyBy'>,
  { by, at }: Actor,
): Promise<Result<null, MeasureRefusal>> {
  const before = await readMeasure(subject);
  if (before === null) return err('GONE');
  const grounds = await readGrounds(before);
  if (!grounds.isOwed) return err('DONE_THEIR_PART');
  const contract = await readContract(contractSubject(subject.municipality, before.contractId));
  if (contract?.status !== 'SIGNED') return err('DONE_THEIR_PART');
  const noticeId = newId();
  const decided = decideMeasure(before, { ...decision, decidedBy: by, decidedAt: at, noticeId, on: stockholmDay(at) });
  if (!decided.ok) return decided;
  const municipality = municipalityOf(subject.municipality);
  const text = measureText(municipality, decided.value);
  const notice = giveContractNotice(contract, await contactOf(contract), { noticeId, kind: 'MEASURE', text, by, at });
  const { name, email } = municipality.coordinator;
  const followUp = openTask({
    kind: 'DECIDE_MEASURE',
    subject,
    assignee: { name, email },
    ...diaryNumberOf(contract),
    dueOn: decision.rectifyBy,
    openedAt: at,
  });
  const { task, question } = await openTasksOf(before);
  const { kind, rectifyBy, authority } = decision;
  const data = { measureId: before.measureId, kind, rectifyBy, authority, noticeId };
  const isWarning = kind === 'WARNING';
  const warning = { measureId: before.measureId, on: stockholmDay(at) };
  await commitContract({
    before: contract,
    after: isWarning ? { ...contract, warning } : contract,
    event: { type: 'MEASURE_DECIDED', at, by, data },
    outbox: [notice.mail, ...(isWarning ? [{ kind: 'PUBLISH' } as const] : [])],
    also: [
      ...notice.writes,
      ...measureWrites({
        before,
        after: { ...decided.value, taskId: followUp.task.taskId },
        event: { type: 'MEASURE_DECIDED', at, by, data },
        also: [followUp.write],
      }),
      ...(task === null ? [] : [answerTask(task, { at, by, outcome: kind })]),
      ...(question === null ? [] : [revokeTask(question, { at, why: 'DECIDED' })]),
      ...grounds.unchanged,
    ],
  });
  return ok(null);
}

/** A person finds that there is no reason for a measure. */
export async function dismiss(subject: Subject, why: string, { by, at }: Actor): Promise<Result<null, MeasureRefusal>> {
  const before = await readMeasure(subject);
  if (before === null) return err('GONE');
  const dismissed = dismissMeasure(before, { why, by, at });
  if (!dismissed.ok) return dismissed;
  return settle(before, dismissed.value, { type: 'MEASURE_DISMISSED', at, by, data: { why } });
}

/** A person has seen whether what was decided on was put right. */
export async function followUp(
  subject: Subject,
  { rectified, note }: { readonly rectified: boolean; readonly note: string },
  { by, at }: Actor,
): Promise<Result<null, MeasureRefusal>> {
  const before = await readMeasure(subject);
  if (before === null) return err('GONE');
  const followed = followUpMeasure(before, { rectified, note, by, at });
  if (!followed.ok) return followed;
  const corrected = rectified ? await correctWarning(before, { by, at }) : [];
  return settle(before, followed.value, { type: 'MEASURE_FOLLOWED_UP', at, by, data: { rectified } }, corrected);
}

/** What the catalogue says of a warning that was put right, with the word that it was. */
async function correctWarning({ municipality, contractId, measureId }: Measure, { by, at }: Actor) {
  const contract = await readContract(contractSubject(municipality, contractId));
  if (contract?.status !== 'SIGNED' || contract.warning?.measureId !== measureId) return [];
  return contractWrites({
    before: contract,
    after: { ...contract, warning: { ...contract.warning, correctedOn: stockholmDay(at) } },
    event: { type: 'WARNING_CORRECTED', at, by, data: { measureId } },
    outbox: [{ kind: 'PUBLISH' }],
  });
}

async function settle(
  before: Kept<Measure>,
  after: Measure,
  event: MeasureChange['event'],
  more: readonly Write[] = [],
): Promise<Result<null, MeasureRefusal>> {
  const { task, question } = await openTasksOf(before);
  const { at, by } = event;
  const also = [
    ...(task === null ? [] : [answerTask(task, { at, by, outcome: after.status })]),
    ...(question === null ? [] : [revokeTask(question, { at, why: 'DECIDED' })]),
    ...more,
  ];
  await transact(measureWrites({ before, after, event, also }));
  return ok(null);
}
