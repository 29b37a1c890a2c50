import { addDays } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { type Contract, type ContractIn, diaryNumberOf } from '../../domain/contract/contract.ts';
import {
  establishVisit,
  type FollowUpVisit,
  followUpVisit,
  type FollowUpVisitIn,
  replyToFactCheck,
  sendForFactCheck,
  type WrittenReport,
} from '../../domain/follow-up/visit.ts';
import type { VisitDraft, VisitReport } from '../../domain/follow-up/visit-report.ts';
import type { Deficiency } from '../../domain/measure/deficiency.ts';
import { consequencesOf } from '../../domain/measure/measure.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { OpenTask, Subject } from '../../domain/task/task.ts';
import { hashOf } from '../../platform/hash.ts';
import { newId } from '../../platform/ids.ts';
import { readBoundVersion } from '../choice-system/choice-system.ts';
import type { Kept } from '../codec.ts';
import { contactOf } from '../contract/contact.ts';
import { contractSubject, readContract } from '../contract/contract.ts';
import { giveContractNotice } from '../contract/notice.ts';
import { measureSubject } from '../measure/measure.ts';
import { type Proposal, proposalOf } from '../measure/propose.ts';
import { withdraw } from '../measure/withdraw.ts';
import { ofProvider } from '../provider/provider.ts';
import { recordEvent } from '../record-event.ts';
import { answerTask, moveTask, openTask, readTask, revokeTask } from '../task/task.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { transact, type Write } from '../transact.ts';
import { openTaskOf, type VisitActor } from './plan-visit.ts';
import {
  dropVisitDraft,
  putVisitDraft,
  putVisitReport,
  readVisit,
  readVisitReport,
  visitRuleOf,
  visitSubject,
  visitWrites,
} from './visit.ts';

/** Days that an officer has to establish a report when the provider's time is out. */
const daysToEstablish = 7;

/**
 * Keeps what is written so far. @param seen when the draft that it was written upon had been saved
 * @throws ConcurrencyError when another has saved since, or the visit has changed
 */
export async function saveVisitDraft(
  { municipality, visitId, version, status }: Kept<FollowUpVisit>,
  draft: VisitDraft,
  seen: string | null,
): Promise<Result<null, 'SETTLED'>> {
  if (status !== 'PLANNED' && status !== 'SENT') return err('SETTLED');
  const subject = visitSubject(municipality, visitId);
  await transact([putVisitDraft(subject, draft, seen), asItStands(subject, version)]);
  return ok(null);
}

interface DraftSeen {
  /** When the draft that it was written upon had been saved. */
  readonly draft: string | null;
}

type Outcome<E> = Promise<Result<null, E | 'GONE' | 'ENDED'>>;

/**
 * Sends the report to the provider, who may say until a day whether the facts are right; again when it was changed since.
 * `ENDED`: there is no contract in force whose provider could be asked.
 * @throws ConcurrencyError when something came between
 */
export async function sendVisitReport(
  before: Kept<FollowUpVisit>,
  { dueOn, draft, ...written }: WrittenReport & DraftSeen & { readonly dueOn: string },
  { by, at }: Pick<VisitActor, 'by' | 'at'>,
): Outcome<'SETTLED' | 'NOT_HELD_YET' | 'TOO_SHORT'> {
  const { municipality, visitId, contractId } = before;
  const subject = visitSubject(municipality, visitId);
  const contract = await readContract(contractSubject(municipality, contractId));
  if (contract?.status !== 'SIGNED') return err('ENDED');
  const report: VisitReport = { schemaVersion: 1, number: nextNumber(before), ...written, at, by };
  const { task, write, mail } = openTask({
    kind: 'CHECK_VISIT_REPORT',
    subject,
    assignee: await contactOf(contract),
    ...ofProvider(municipality, contract.provider.registration, contractId),
    ...diaryNumberOf(contract),
    dueOn,
    openedAt: at,
  });
  const on = stockholmDay(at);
  const factCheck = { report: report.number, dueOn, sentAt: at, sentBy: by, taskId: task.taskId };
  const earliest = addDays(on, visitRuleOf(municipality).factCheckDays);
  const sent = sendForFactCheck(before, report, factCheck, { on, earliest });
  if (!sent.ok) return sent;
  const [own, asked] = await Promise.all([openTaskOf(before), openFactCheck(before)]);
  const event = { type: 'VISIT_REPORT_SENT', at, by, data: { visitId, report: report.number, dueOn } };
  await transact(
    visitWrites({
      before,
      after: sent.value,
      event,
      outbox: [mail],
      also: [
        write,
        putVisitReport(subject, report),
        dropVisitDraft(subject, draft),
        ...(own === null ? [] : [moveTask(own, addDays(dueOn, daysToEstablish))]),
        ...(asked === null ? [] : [revokeTask(asked, { at, why: 'SENT_ANEW' })]),
      ],
    }),
  );
  return ok(null);
}

/** Takes the provider's words, with the link that they came by; false when nothing is asked any more. */
export async function replyToVisitReport(
  task: OpenTask,
  words: string,
  { at, also }: { readonly at: string; readonly also: readonly Write[] },
): Promise<boolean> {
  const before = await readVisit(task.subject);
  const by = task.assignee.name;
  const replied = before === null ? null : replyToFactCheck(before, { words, at, by });
  if (before === null || replied?.ok !== true || replied.value.factCheck.taskId !== task.taskId) return false;
  const own = await openTaskOf(before);
  await transact(
    visitWrites({
      before,
      after: replied.value,
      event: { type: 'VISIT_REPORT_COMMENTED', at, by, data: { taskId: task.taskId } },
      also: [
        answerTask(task, { at, by, outcome: 'COMMENTED' }),
        // There is nothing more to wait for.
        ...(own === null ? [] : [moveTask(own, addDays(stockholmDay(at), daysToEstablish))]),
        ...also,
      ],
    }),
  );
  return true;
}

export interface Established extends DraftSeen {
  readonly written: WrittenReport;
  readonly followUpOn: string | undefined;
  /** The report in words, as the provider gets it. */
  readonly text: (visit: FollowUpVisitIn<'ESTABLISHED'>, report: VisitReport) => string;
}

/**
 * Establishes the report and locks it: the provider gets it, and an officer is asked on the day that its deficiencies are
 * to be put right. A contract that has ended meanwhile stops nothing: what was found stands.
 * @throws ConcurrencyError when something came between
 */
export async function establish(
  before: Kept<FollowUpVisit>,
  { written, followUpOn, draft, text }: Established,
  { by, at, officer }: VisitActor,
): Outcome<'SETTLED' | 'NOT_HEARD' | 'NEW_DEFICIENCY' | 'NO_FOLLOW_UP' | 'NOT_HELD_YET'> {
  if (before.status !== 'SENT') return err('SETTLED');
  const { municipality, visitId, contractId } = before;
  const subject = visitSubject(municipality, visitId);
  const contract = await readContract(contractSubject(municipality, contractId));
  if (contract === null) return err('GONE');
  const shown = await readVisitReport(subject, before.factCheck.report);
  const isSame = hashOf(contentOf(shown)) === hashOf(contentOf(written));
  const report: VisitReport = isSame ? shown : { schemaVersion: 1, number: shown.number + 1, ...written, at, by };
  const { published } = visitRuleOf(municipality);
  const done = { shown, report, followUpOn, published, by, at, on: stockholmDay(at), hash: hashOf };
  const established = establishVisit(before, done);
  if (!established.ok) return established;
  const [own, asked] = await Promise.all([openTaskOf(before), openFactCheck(before)]);
  const next =
    established.value.followUpOn === undefined
      ? null
      : followUpTask(contract, before, established.value.followUpOn, { officer, at });
  const after = { ...established.value, ...(next === null ? {} : { taskId: next.task.taskId }) };
  const notice = giveContractNotice(contract, await contactOf(contract), {
    noticeId: newId(),
    kind: 'VISIT_REPORT',
    text: text(after, report),
    by,
    at,
  });
  const proposal = contract.status === 'SIGNED' ? await proposedAfter(contract, after, report, { by, at }) : null;
  const data = { visitId, report: report.number, reportHash: after.reportHash, published };
  const event = { type: 'VISIT_ESTABLISHED', at, by, data };
  await recordEvent(contractSubject(municipality, contractId), event, {
    outbox: [notice.mail],
    also: [
      ...notice.writes,
      ...visitWrites({ before, after, event }),
      ...(isSame ? [] : [putVisitReport(subject, report)]),
      dropVisitDraft(subject, draft),
      ...(next === null ? [] : [next.write]),
      ...(proposal?.writes ?? []),
      ...(own === null ? [] : [answerTask(own, { at, by, outcome: 'ESTABLISHED' })]),
      ...(asked === null ? [] : [revokeTask(asked, { at, why: 'ESTABLISHED' })]),
    ],
  });
  return ok(null);
}

/** The measure that the contract names for the deficiencies is proposed, once for a visit; what it names none for is proposed none. */
async function proposedAfter(
  contract: ContractIn<'SIGNED'>,
  { municipality, visitId, heldOn }: FollowUpVisit & { readonly heldOn: string },
  { findings }: VisitReport,
  actor: Pick<VisitActor, 'by' | 'at'>,
): Promise<Proposal | null> {
  const { requirements } = (await readBoundVersion(contract)).requirements;
  const source = { kind: 'VISIT_REPORT', visitId, on: heldOn } as const;
  const deficiencies = Object.entries(findings).flatMap(([requirementId, finding]): Deficiency[] => {
    if (finding.result !== 'DEFICIENT') return [];
    const isNamed = consequencesOf(requirements, [{ requirementId }]).length > 0;
    return isNamed ? [{ requirementId, text: finding.text, source }] : [];
  });
  return deficiencies.length === 0
    ? null
    : proposalOf(contract, deficiencies, actor, measureOfVisit({ municipality, visitId }).id);
}

/** Where the measure lies that was proposed of a visit's deficiencies. */
export function measureOfVisit({ municipality, visitId }: Pick<FollowUpVisit, 'municipality' | 'visitId'>): Subject {
  return measureSubject(municipality, `visit-${visitId}`);
}

/** A person has seen which deficiencies were put right; a proposal that rests on them alone falls. @throws ConcurrencyError when somebody else was first */
export async function recordFollowUp(
  before: Kept<FollowUpVisit>,
  seen: { readonly rectified: string[]; readonly note: string },
  { by, at }: Pick<VisitActor, 'by' | 'at'>,
): Promise<Result<null, 'SETTLED' | 'UNKNOWN'>> {
  const followed = followUpVisit(before, { ...seen, by, at });
  if (!followed.ok) return followed;
  const own = await openTaskOf(before);
  await transact(
    visitWrites({
      before,
      after: followed.value,
      event: { type: 'VISIT_FOLLOWED_UP', at, by, data: { rectified: seen.rectified } },
      also: [
        ...(own === null ? [] : [answerTask(own, { at, by, outcome: 'FOLLOWED_UP' })]),
        ...(await withdraw(measureOfVisit(before), at, { visitId: before.visitId }, seen.rectified)),
      ],
    }),
  );
  return ok(null);
}

/** The question to the provider, while it is open. */
async function openFactCheck(visit: FollowUpVisit): Promise<OpenTask | null> {
  if (visit.status !== 'SENT') return null;
  const task = await readTask(visitSubject(visit.municipality, visit.visitId), visit.factCheck.taskId);
  return task?.status === 'OPEN' ? task : null;
}

function followUpTask(
  contract: Contract,
  { municipality, visitId }: FollowUpVisit,
  dueOn: string,
  { officer, at }: Pick<VisitActor, 'officer' | 'at'>,
) {
  const subject = visitSubject(municipality, visitId);
  const asked = { kind: 'SEE_TO_VISIT', subject, assignee: officer, dueOn, openedAt: at } as const;
  return openTask({ ...asked, ...diaryNumberOf(contract) });
}

function nextNumber(visit: FollowUpVisit): number {
  return visit.status === 'SENT' ? visit.factCheck.report + 1 : 1;
}

function contentOf({ heldOn, answers, findings }: WrittenReport): WrittenReport {
  return { heldOn, answers, findings };
}

function asItStands(subject: Subject, version: number): Write {
  return {
    ConditionCheck: {
      TableName: tables.case,
      Key: { pk: collectionOf(subject), sk: sortKey.case },
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':version': version },
    },
  };
}
