import { addDays } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { type Contract, type ContractIn, diaryNumberOf } from '../../domain/contract/contract.ts';
import { cancelVisit, type FollowUpVisit, type FollowUpVisitIn, moveVisit } from '../../domain/follow-up/visit.ts';
import { visitAnnouncement, visitCancelledText } from '../../domain/follow-up/visit-text.ts';
import { planIdOf } from '../../domain/follow-up/year-plan.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Assignee, OpenTask, Subject } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { ConcurrencyError } from '../../platform/concurrency-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Kept } from '../codec.ts';
import { contactOf } from '../contract/contact.ts';
import { contractSubject, readContract } from '../contract/contract.ts';
import { giveContractNotice } from '../contract/notice.ts';
import { recordEvent } from '../record-event.ts';
import { moveTask, openTask, readTask, revokeTask } from '../task/task.ts';
import type { Write } from '../transact.ts';
import { planSubject, readYearPlan } from './year-plan.ts';
import { calledOffWith } from './share-visit.ts';
import { placeVisit, putAskedForm, readVisit, visitRuleOf, visitSubject, visitWrites } from './visit.ts';
import { readVisitForm } from './visit-form.ts';

/** Whoever does it, and where they are reminded. */
export interface VisitActor {
  readonly by: string;
  readonly at: string;
  readonly officer: Assignee;
}

export type PlannedVisit = Pick<
  FollowUpVisitIn<'PLANNED'>,
  'visitId' | 'serviceType' | 'requirements' | 'plannedOn' | 'announced' | 'visitors' | 'reason'
>;

/**
 * Plans a visit at a contract's provider, who is told when it is announced. The same plan again is the same visit.
 * @returns `TAKEN` when the visit's id is another's
 */
export async function planVisit(
  contract: Kept<ContractIn<'SIGNED'>>,
  { visitId, ...planned }: PlannedVisit,
  { by, at, officer }: VisitActor,
): Promise<Result<FollowUpVisit, 'TAKEN' | 'DAY_PASSED'>> {
  const { municipality, choiceSystemId, contractId, provider } = contract;
  if (planned.plannedOn < stockholmDay(at)) return err('DAY_PASSED');
  const subject = visitSubject(municipality, visitId);
  const asked = await readVisitForm({ municipality, id: choiceSystemId }, planned.serviceType);
  const form = putAskedForm(subject, asked.form);
  const { task, write } = openTask({
    kind: 'SEE_TO_VISIT',
    subject,
    assignee: officer,
    ...diaryNumberOf(contract),
    dueOn: reportDay(municipality, planned.plannedOn),
    openedAt: at,
  });
  const planId = await planOf(contract, planned.plannedOn);
  const visit: FollowUpVisitIn<'PLANNED'> = {
    schemaVersion: 1,
    status: 'PLANNED',
    visitId,
    municipality,
    choiceSystemId,
    contractId,
    providerName: provider.name,
    ...planned,
    formHash: form.formHash,
    ...(planId === undefined ? {} : { planId }),
    plannedAt: at,
    plannedBy: by,
    taskId: task.taskId,
  };
  const { plannedOn, announced } = planned;
  const text = visitAnnouncement(municipalityOf(municipality), visit);
  const notice = announced ? await tell(contract, text, { by, at }) : nothing;
  const event = { type: 'VISIT_PLANNED', at, by, data: { visitId, plannedOn, announced } };
  try {
    await recordEvent(contractSubject(municipality, contractId), event, {
      outbox: notice.outbox,
      also: [
        ...notice.writes,
        ...visitWrites({ before: null, after: visit, event, also: [form.write, write] }),
        placeVisit(contractSubject(municipality, contractId), visitId),
      ],
    });
  } catch (error) {
    if (!(error instanceof ConcurrencyError)) throw error;
    const standing = await readVisit(subject);
    if (standing === null) throw error;
    return standing.contractId === contractId ? ok(standing) : err('TAKEN');
  }
  return ok(visit);
}

export type VisitRefusal = 'GONE' | 'SETTLED' | 'DAY_PASSED' | 'SAME_DAY';

/** Moves a visit to another day; whoever was told of the first is told of the other. @throws ConcurrencyError when something came between */
export async function moveToDay(
  subject: Subject,
  plannedOn: string,
  { by, at }: Pick<VisitActor, 'by' | 'at'>,
): Promise<Result<null, VisitRefusal>> {
  const before = await readVisit(subject);
  if (before === null) return err('GONE');
  const moved = moveVisit(before, plannedOn, stockholmDay(at));
  if (!moved.ok) return moved;
  const { municipality, announced } = before;
  const text = visitAnnouncement(municipalityOf(municipality), moved.value, before.plannedOn);
  const task = await openTaskOf(before);
  const also = task === null ? [] : [moveTask(task, reportDay(municipality, plannedOn))];
  const event = { type: 'VISIT_MOVED', at, by, data: { visitId: before.visitId, from: before.plannedOn, plannedOn } };
  await changeAndTell({ before, after: moved.value, event, also }, announced ? text : null);
  return ok(null);
}

/** A visit that does not take place. @throws ConcurrencyError when something came between */
export async function callOff(
  subject: Subject,
  why: string,
  { by, at }: Pick<VisitActor, 'by' | 'at'>,
): Promise<Result<null, VisitRefusal>> {
  const before = await readVisit(subject);
  if (before === null) return err('GONE');
  const cancelled = cancelVisit(before, { why, by, at });
  if (!cancelled.ok) return cancelled;
  const text = visitCancelledText(municipalityOf(before.municipality), cancelled.value);
  const task = await openTaskOf(before);
  const own = task === null ? [] : [revokeTask(task, { at, why: 'CANCELLED' })];
  const also = [...own, ...(await calledOffWith(before, { by, at }))];
  const event = { type: 'VISIT_CANCELLED', at, by, data: { visitId: before.visitId, why } };
  await changeAndTell({ before, after: cancelled.value, event, also }, before.announced ? text : null);
  return ok(null);
}

/** The officer's task of what comes next. */
export async function openTaskOf({ municipality, visitId, taskId }: FollowUpVisit): Promise<OpenTask | null> {
  const task = await readTask(visitSubject(municipality, visitId), taskId);
  return task?.status === 'OPEN' ? task : null;
}

/** A visit's change, written in its contract's log too, with what its provider is told of it. */
async function changeAndTell(
  change: Parameters<typeof visitWrites>[0] & { readonly also: readonly Write[] },
  text: string | null,
): Promise<void> {
  const { after, event } = change;
  const subject = contractSubject(after.municipality, after.contractId);
  const contract = text === null ? null : await readContract(subject);
  const notice = contract === null || text === null ? nothing : await tell(contract, text, event);
  await recordEvent(subject, event, { outbox: notice.outbox, also: [...notice.writes, ...visitWrites(change)] });
}

const nothing = { writes: [], outbox: [] };

async function tell(contract: Contract, text: string, { by, at }: { readonly by: string; readonly at: string }) {
  const written = { noticeId: newId(), kind: 'VISIT', text, by, at } as const;
  const { writes, mail } = giveContractNotice(contract, await contactOf(contract), written);
  return { writes, outbox: [mail] };
}

function reportDay(municipality: string, plannedOn: string): string {
  return addDays(plannedOn, visitRuleOf(municipality).reportWithinDays);
}

/** The year's plan, when it has the contract. */
async function planOf(
  { municipality, choiceSystemId, contractId }: Contract,
  plannedOn: string,
): Promise<string | undefined> {
  const planId = planIdOf(choiceSystemId, Number(plannedOn.slice(0, 4)));
  const plan = await readYearPlan(planSubject(municipality, planId));
  return plan?.contracts.some((one) => one.contractId === contractId) === true ? planId : undefined;
}
