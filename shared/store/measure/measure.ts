import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { diaryNumberOf } from '../../domain/contract/contract.ts';
import { isWaitedFor, type QualityReport } from '../../domain/follow-up/quality-report.ts';
import {
  type Decided,
  decideMeasure,
  dismissMeasure,
  followUpMeasure,
  type Hearing,
  hearProvider,
  Measure,
  measureIdOf,
  replyToHearing,
} from '../../domain/measure/measure.ts';
import { measureText } from '../../domain/measure/text.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { OpenTask, Subject } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { newId } from '../../platform/ids.ts';
import { type Kept, keptCodec } from '../codec.ts';
import { type Change, writesOf } from '../commit.ts';
import { contactOf } from '../contract/contact.ts';
import { giveContractNotice } from '../contract/notice.ts';
import { contractSubject, readContract } from '../contract/contract.ts';
import { ofProvider } from '../provider/provider.ts';
import { readItem } from '../read.ts';
import { recordEvent } from '../record-event.ts';
import { readReport, reportSubject } from '../follow-up/report.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { answerTask, openTask, readTask, revokeTask } from '../task/task.ts';
import { transact, type Write } from '../transact.ts';

const measures = keptCodec(Measure);

export function measureSubject(municipality: string, measureId: string): Subject {
  return { municipality, type: 'MEASURE', id: measureId };
}

export async function readMeasure(subject: Subject): Promise<Kept<Measure> | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.case }, measures);
}

/** A measure's change, for the transaction of what it follows from. */
export function measureWrites(change: Omit<Change<Measure>, 'subject' | 'codec' | 'list'>): readonly Write[] {
  const { municipality, measureId } = change.after;
  return writesOf({ ...change, subject: measureSubject(municipality, measureId), codec: measures }).writes;
}

/** Whoever has done their part ends the proposal about them, in the very transaction that takes what they did. */
export async function withdrawProposal(report: QualityReport, at: string): Promise<readonly Write[]> {
  const before = await readMeasure(measureSubject(report.municipality, measureIdOf(report)));
  if (before?.status !== 'PROPOSED') return [];
  const subject = measureSubject(before.municipality, before.measureId);
  const [task, hearing] = await Promise.all([readTask(subject, before.taskId), openHearing(before)]);
  return [
    ...measureWrites({
      before,
      after: { ...before, status: 'WITHDRAWN', withdrawnAt: at },
      event: { type: 'MEASURE_WITHDRAWN', at, by: 'system', data: { reportId: report.reportId } },
    }),
    ...[task, hearing].flatMap((one) =>
      one?.status === 'OPEN' ? [revokeTask(one, { at, why: 'DONE_THEIR_PART' })] : [],
    ),
  ];
}

/** The question to the provider, while it is open. */
async function openHearing({ municipality, measureId, hearing }: Measure): Promise<OpenTask | null> {
  if (hearing === undefined) return null;
  const task = await readTask(measureSubject(municipality, measureId), hearing.taskId);
  return task?.status === 'OPEN' ? task : null;
}

/** `DONE_THEIR_PART`: what the measure is about is not waited for any more, whatever was proposed. */
export type MeasureRefusal =
  'GONE' | 'SETTLED' | 'NOT_NAMED' | 'NOT_HEARD' | 'DAY_PASSED' | 'NOT_DECIDED' | 'DONE_THEIR_PART';

interface Actor {
  readonly by: string;
  readonly at: string;
}

/**
 * Asks the provider what it says of a measure that is considered, by a task link with a last day (FL 25 §). The report
 * must still be waited for when it is written: whoever has done their part is asked nothing.
 * @throws ConcurrencyError when something came between
 */
export async function hear(
  subject: Subject,
  { text, dueOn }: Pick<Hearing, 'text' | 'dueOn'>,
  { by, at }: Actor,
): Promise<Result<null, MeasureRefusal>> {
  const before = await readMeasure(subject);
  if (before === null) return err('GONE');
  const report = await readReport(reportSubject(subject.municipality, before.reportId));
  const contract = await readContract(contractSubject(subject.municipality, before.contractId));
  if (report === null || !isWaitedFor(report) || contract?.status !== 'SIGNED') return err('DONE_THEIR_PART');
  const question = openTask({
    kind: 'COMMENT_MEASURE',
    subject,
    assignee: await contactOf(contract),
    ...ofProvider(subject.municipality, contract.provider.registration, contract.contractId),
    ...diaryNumberOf(contract),
    dueOn,
    openedAt: at,
  });
  const hearing = { text, dueOn, sentAt: at, sentBy: by, taskId: question.task.taskId };
  const heard = hearProvider(before, hearing, stockholmDay(at));
  if (!heard.ok) return heard;
  await transact(
    measureWrites({
      before,
      after: heard.value,
      event: { type: 'MEASURE_HEARING', at, by, data: { dueOn, taskId: hearing.taskId } },
      outbox: [question.mail],
      also: [question.write, stillWaitedFor(report)],
    }),
  );
  return ok(null);
}

/** Takes the provider's words, with the link that they came by; false when nothing is asked any more. */
export async function reply(
  task: OpenTask,
  words: string,
  { at, also }: { readonly at: string; readonly also: readonly Write[] },
): Promise<boolean> {
  const before = await readMeasure(task.subject);
  const by = task.assignee.name;
  const replied = before === null ? null : replyToHearing(before, { words, at, by });
  if (before === null || replied?.ok !== true) return false;
  await transact(
    measureWrites({
      before,
      after: replied.value,
      event: { type: 'MEASURE_COMMENTED', at, by, data: { taskId: task.taskId } },
      also: [answerTask(task, { at, by, outcome: 'COMMENTED' }), ...also],
    }),
  );
  return true;
}

/**
 * A person decides: the provider is told in writing, and the person is asked again on the day it is to be put right.
 * The report is read again now, and must still be waited for when it is written.
 * @throws ConcurrencyError when something came between
 */
export async function decide(
  subject: Subject,
  decision: Pick<Decided, 'kind' | 'reasons' | 'authority' | 'rectifyBy'>,
  { by, at }: Actor,
): Promise<Result<null, MeasureRefusal>> {
  const before = await readMeasure(subject);
  if (before === null) return err('GONE');
  const report = await readReport(reportSubject(subject.municipality, before.reportId));
  if (report === null || !isWaitedFor(report)) return err('DONE_THEIR_PART');
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
  const [task, hearing] = await Promise.all([readTask(subject, before.taskId), openHearing(before)]);
  const { kind, rectifyBy, authority } = decision;
  const data = { measureId: before.measureId, kind, rectifyBy, authority, noticeId };
  await recordEvent(
    contractSubject(subject.municipality, before.contractId),
    { type: 'MEASURE_DECIDED', at, by, data },
    {
      outbox: [notice.mail],
      also: [
        ...notice.writes,
        ...measureWrites({
          before,
          after: { ...decided.value, taskId: followUp.task.taskId },
          event: { type: 'MEASURE_DECIDED', at, by, data },
          also: [followUp.write],
        }),
        ...(task?.status === 'OPEN' ? [answerTask(task, { at, by, outcome: kind })] : []),
        ...(hearing === null ? [] : [revokeTask(hearing, { at, why: 'DECIDED' })]),
        stillWaitedFor(report),
      ],
    },
  );
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
  return settle(before, followed.value, { type: 'MEASURE_FOLLOWED_UP', at, by, data: { rectified } });
}

async function settle(
  before: Kept<Measure>,
  after: Measure,
  event: Change<Measure>['event'],
): Promise<Result<null, MeasureRefusal>> {
  const subject = measureSubject(before.municipality, before.measureId);
  const [task, hearing] = await Promise.all([readTask(subject, before.taskId), openHearing(before)]);
  const { at, by } = event;
  const also = [
    ...(task?.status === 'OPEN' ? [answerTask(task, { at, by, outcome: after.status })] : []),
    ...(hearing === null ? [] : [revokeTask(hearing, { at, why: 'DECIDED' })]),
  ];
  await transact(measureWrites({ before, after, event, also }));
  return ok(null);
}

function stillWaitedFor({ municipality, reportId, version }: Kept<QualityReport>): Write {
  return {
    ConditionCheck: {
      TableName: tables.case,
      Key: { pk: collectionOf(reportSubject(municipality, reportId)), sk: sortKey.case },
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':version': version },
    },
  };
}
