import { addDays } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { isJoint } from '../../domain/choice-system/joint.ts';
import { type Contract, diaryNumberOf } from '../../domain/contract/contract.ts';
import {
  answerInvitation,
  callOffJoint,
  type JointVisit,
  type JointVisitIn,
  markRead,
  mostNeighbours,
  shareReport,
} from '../../domain/follow-up/joint-visit.ts';
import { type FollowUpVisit, isEstablished } from '../../domain/follow-up/visit.ts';
import type { VisitForm } from '../../domain/follow-up/visit-form.ts';
import type { VisitReport } from '../../domain/follow-up/visit-report.ts';
import { registrationKey } from '../../domain/provider/registration.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { cooperating, municipalityOf } from '../../platform/config.ts';
import { hashOf } from '../../platform/hash.ts';
import { findChoiceSystem, readChoiceSystem } from '../choice-system/choice-system.ts';
import type { Kept } from '../codec.ts';
import { contractSubject, readContract, readContractsById } from '../contract/contract.ts';
import { readRelations } from '../provider/provider.ts';
import { answerTask, openTask, revokeTask } from '../task/task.ts';
import { transact, type Write } from '../transact.ts';
import { jointVisitWrites, openTaskOfJoint, placeJointVisit, readAsked, subjectOfJoint } from './joint-visit.ts';
import { putAskedForm, putVisitReport, visitWrites } from './visit.ts';

/** Days that a neighbour's coordinator has to answer, and to read what came. */
const daysToSee = 14;

interface Actor {
  readonly by: string;
  readonly at: string;
}

/**
 * The neighbours' contracts with the provider of a visit: in a system that is offered together with the visit's own, with
 * the same kind of service, in force. One of each neighbour; none of a provider that has no registration to be known by.
 */
export async function neighboursAt(visit: FollowUpVisit): Promise<readonly Kept<Contract>[]> {
  const near = cooperating(visit.municipality);
  if (near.length === 0) return [];
  const [system, contract] = await Promise.all([
    readChoiceSystem(visit.municipality, visit.choiceSystemId),
    readContract(contractSubject(visit.municipality, visit.contractId)),
  ]);
  const registration = contract?.provider.registration;
  if (registration === undefined || registrationKey(registration) === undefined) return [];
  const named = (system.jointWith ?? []).filter(({ municipality }) => near.some(({ id }) => id === municipality));
  const systems = await Promise.all(named.map(({ municipality, id }) => findChoiceSystem(municipality, id)));
  const joint = systems.flatMap((other) =>
    other !== null && isJoint(system, other) && other.serviceTypes.some(({ id }) => id === visit.serviceType)
      ? [other]
      : [],
  );
  const found = await Promise.all(
    joint.map(async ({ municipality, id }) => {
      const relations = await readRelations(municipality, registration);
      const ids = relations.flatMap((one) => (one.kind === 'CONTRACT' ? [one.id] : []));
      const contracts = await readContractsById(municipality, ids);
      return contracts.filter(({ status, choiceSystemId }) => status === 'SIGNED' && choiceSystemId === id);
    }),
  );
  const byNeighbour = new Map(found.flat().map((one) => [one.municipality, one]));
  return [...byNeighbour.values()];
}

/**
 * Asks chosen neighbours whether they take part in a visit: each coordinator gets a task. All of them are asked, or nobody.
 * `UNKNOWN`: one that can't be asked, or has been already.
 * @throws ConcurrencyError when something came between
 */
export async function inviteNeighbours(
  before: Kept<FollowUpVisit>,
  chosen: readonly string[],
  { by, at }: Actor,
): Promise<Result<null, 'SETTLED' | 'UNKNOWN'>> {
  if (before.status === 'CANCELLED') return err('SETTLED');
  const asked = before.invited ?? [];
  const wanted = [...new Set(chosen)];
  const able = (await neighboursAt(before)).filter(({ municipality }) => !asked.includes(municipality));
  const contracts = able.filter(({ municipality }) => wanted.includes(municipality));
  if (contracts.length !== wanted.length || wanted.length === 0) return err('UNKNOWN');
  if (asked.length + wanted.length > mostNeighbours) return err('UNKNOWN');
  const event = { type: 'VISIT_NEIGHBOURS_INVITED', at, by, data: { visitId: before.visitId, invited: wanted } };
  const after = { ...before, invited: [...asked, ...wanted] };
  const also = contracts.flatMap((contract) => invitation(before, contract, { by, at }));
  await transact(visitWrites({ before, after, event, also }));
  return ok(null);
}

function invitation(
  { visitId, municipality: host, providerName, serviceType, requirements }: FollowUpVisit,
  contract: Contract,
  { by, at }: Actor,
): readonly Write[] {
  const { municipality, choiceSystemId, contractId } = contract;
  const asked = taskOf({ municipality, visitId }, contract, at);
  const after: JointVisitIn<'INVITED'> = {
    schemaVersion: 1,
    status: 'INVITED',
    visitId,
    municipality,
    host,
    choiceSystemId,
    contractId,
    providerName,
    serviceType,
    requirements,
    invitedAt: at,
    invitedBy: by,
    taskId: asked.task.taskId,
  };
  const event = { type: 'JOINT_VISIT_INVITED', at, by, data: { visitId, host } };
  const also = [asked.write, placeJointVisit(contractSubject(municipality, contractId), visitId)];
  return jointVisitWrites({ before: null, after, event, outbox: [asked.mail], also });
}

/** The neighbour's coordinator is asked, under the neighbour's own diary number. */
function taskOf(joint: Pick<JointVisit, 'municipality' | 'visitId'>, contract: Contract, at: string) {
  const { name, email } = municipalityOf(joint.municipality).coordinator;
  return openTask({
    kind: 'SEE_TO_JOINT_VISIT',
    subject: subjectOfJoint(joint),
    assignee: { name, email },
    ...diaryNumberOf(contract),
    dueOn: addDays(stockholmDay(at), daysToSee),
    openedAt: at,
  });
}

/** The neighbour says yes or no, once. @throws ConcurrencyError when somebody else was first */
export async function answerAsNeighbour(
  before: Kept<JointVisit>,
  answer: 'ACCEPTED' | 'DECLINED',
  { by, at }: Actor,
): Promise<Result<null, 'SETTLED'>> {
  const answered = answerInvitation(before, answer, { by, at });
  if (!answered.ok) return answered;
  await settle(before, answered.value, { type: `JOINT_VISIT_${answer}`, at, by });
  return ok(null);
}

/** Somebody at the neighbour has read its copy. @throws ConcurrencyError when somebody else was first */
export async function readAsNeighbour(before: Kept<JointVisit>, { by, at }: Actor): Promise<Result<null, 'SETTLED'>> {
  const read = markRead(before, { by, at });
  if (!read.ok) return read;
  await settle(before, read.value, { type: 'JOINT_VISIT_READ', at, by });
  return ok(null);
}

async function settle(before: Kept<JointVisit>, after: JointVisit, done: Actor & { readonly type: string }) {
  const { type, at, by } = done;
  const task = await openTaskOfJoint(before);
  const also = task === null ? [] : [answerTask(task, { at, by, outcome: after.status })];
  const event = { type, at, by, data: { visitId: before.visitId, host: before.host } };
  await transact(jointVisitWrites({ before, after, event, also }));
}

/**
 * Gives each neighbour that has said yes, and has no copy yet, its own copy of the established report, in one transaction.
 * Whoever does it has confirmed that nothing in it is hindered by secrecy, which both sides' events tell (OSL 8:1).
 * `NOBODY`: none waits for it that still has a contract in a system offered together with the visit's.
 * @throws ConcurrencyError when something came between
 */
export async function shareVisit(
  before: Kept<FollowUpVisit>,
  { form, report }: { readonly form: VisitForm; readonly report: VisitReport },
  { by, at }: Actor,
): Promise<Result<null, 'NOT_ESTABLISHED' | 'NOBODY'>> {
  if (!isEstablished(before)) return err('NOT_ESTABLISHED');
  const { visitId, reportHash } = before;
  if (hashOf(report) !== reportHash) throw new Error('A report that is not the one that was established');
  const [asked, near] = await Promise.all([readAsked(before), neighboursAt(before)]);
  const waiting = asked.flatMap((joint) => {
    const contract = near.find(({ municipality }) => municipality === joint.municipality);
    return joint.status === 'ACCEPTED' && contract !== undefined ? [{ joint, contract }] : [];
  });
  if (waiting.length === 0) return err('NOBODY');
  const copies = waiting.map(({ joint, contract }): readonly Write[] => {
    const opened = taskOf(joint, contract, at);
    const shared = shareReport(joint, before, { by, at, taskId: opened.task.taskId });
    if (!shared.ok) throw new Error(shared.error);
    const subject = subjectOfJoint(joint);
    const data = { visitId, host: joint.host, reportHash, secrecy: 'NOTHING_HINDERS' };
    const event = { type: 'JOINT_VISIT_RECEIVED', at, by, data };
    const also = [opened.write, putAskedForm(subject, form).write, putVisitReport(subject, report)];
    return jointVisitWrites({ before: joint, after: shared.value, event, outbox: [opened.mail], also });
  });
  const to = waiting.map(({ joint }) => joint.municipality);
  const event = { type: 'VISIT_SHARED', at, by, data: { visitId, to, reportHash, secrecy: 'NOTHING_HINDERS' } };
  await transact(visitWrites({ before, after: before, event, also: copies.flat() }));
  return ok(null);
}

/** The neighbours' parts when the visit is called off, for its transaction: nobody is asked any more. */
export async function calledOffWith(visit: FollowUpVisit, { by, at }: Actor): Promise<readonly Write[]> {
  const parts = await readAsked(visit);
  const writes = await Promise.all(
    parts.map(async (before) => {
      const after = callOffJoint(before);
      if (after === null) return [];
      const task = await openTaskOfJoint(before);
      const also = task === null ? [] : [revokeTask(task, { at, why: 'CANCELLED' })];
      const event = { type: 'JOINT_VISIT_CANCELLED', at, by, data: { visitId: visit.visitId, host: before.host } };
      return jointVisitWrites({ before, after, event, also });
    }),
  );
  return writes.flat();
}
