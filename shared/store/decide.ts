import { type ApplicationIn, isRegistered } from '../domain/application/application.ts';
import type { DecisionBasis } from '../domain/decision/basis.ts';
import type { Committee } from '../domain/decision/committee.ts';
import {
  answerAsDelegate,
  caseOutcome,
  type Delegate,
  type DelegateAnswer,
  type DelegateError,
  type RoundOutcome,
} from '../domain/decision/decision.ts';
import type { Meeting } from '../domain/decision/meeting.ts';
import { ruleFor } from '../domain/decision/mode.ts';
import { isSamePerson, needsAnother } from '../domain/municipality/four-eyes.ts';
import type { DecisionRule } from '../domain/municipality/municipality.ts';
import type { NewEvent } from '../domain/register/event.ts';
import { err, type Result } from '../domain/result.ts';
import type { OpenTask, Subject, Task, TaskKind } from '../domain/task/task.ts';
import { municipalityOf } from '../platform/config.ts';
import { commitApplication, readApplication, readContent } from './application.ts';
import { readExclusion, readFindings } from './check.ts';
import { readBoundVersion } from './choice-system.ts';
import type { Kept } from './codec.ts';
import { readCommittee } from './committee.ts';
import { putDecision, putMeeting, readDecisions } from './decision.ts';
import { readEvents } from './event.ts';
import { consumeLink } from './link.ts';
import { readOpinions } from './opinion.ts';
import type { OutboxMessage } from './outbox.ts';
import { endRound } from './round.ts';
import { answerTask, readTasks, revokeTask } from './task.ts';
import { retryOnConcurrency, type Write } from './transact.ts';

/** An application that waits for its decision, as it was read. */
export type ProposedApplication = Kept<ApplicationIn<'PROPOSED'>>;

const decisionTasks = new Set<TaskKind>([
  'DECIDE_AS_OFFICER',
  'DECIDE_AS_MEMBER',
  'PREPARE',
  'REGISTER_MEETING',
  'VOTE',
]);

/** @throws when the application has not arrived or is withdrawn: nobody is asked to decide then. */
export async function readDecisionBasis(subject: Subject): Promise<DecisionBasis> {
  const [application, content, findings, exclusion, opinions] = await Promise.all([
    readApplication(subject),
    readContent(subject),
    readFindings(subject),
    readExclusion(subject),
    readOpinions(subject),
  ]);
  if (application === null || content === null || !isRegistered(application)) {
    throw new Error('A decision about an application that is not there');
  }
  const { requirements } = await readBoundVersion(application);
  return { application, content, findings, exclusion, opinions, requirements: requirements.requirements };
}

/** Who decides on the proposal as it stands. */
export function ruleOf(application: ApplicationIn<'PROPOSED'>): DecisionRule {
  const municipality = municipalityOf(application.municipality);
  return ruleFor(municipality, application.proposal.outcome, { handedOver: application.handedOver ?? false });
}

/** The tasks about a decision that are still open. */
export function openDecisionTasks(tasks: readonly Task[]): readonly OpenTask[] {
  return tasks.flatMap((task) => (task.status === 'OPEN' && decisionTasks.has(task.kind) ? [task] : []));
}

function openWithdrawals(tasks: readonly Task[]): readonly OpenTask[] {
  return tasks.flatMap((task) => (task.status === 'OPEN' && task.kind === 'WITHDRAW' ? [task] : []));
}

/** Which decision of the case comes next, from 1. */
export async function nextDecisionNumber(subject: Subject): Promise<number> {
  return (await readDecisions(subject)).length + 1;
}

export interface DelegatePress {
  readonly task: OpenTask;
  /** Used up with the answer, when it came by one. */
  readonly link?: { readonly municipality: string; readonly tokenHash: string };
  readonly delegate: Delegate;
  readonly answer: DelegateAnswer;
  /** Hash of the basis that was on the page. */
  readonly shownBasisHash: string;
  readonly at: string;
}

/**
 * `SETTLED`: the task or the case was settled before. `CONFLICT_NOT_ANSWERED`: nobody has been asked about a conflict yet.
 * `SAME_PERSON`: they assessed the case, and the municipality asks for somebody else to decide on it.
 */
export type DelegateRefusal = DelegateError | 'SETTLED' | 'CONFLICT_NOT_ANSWERED' | 'SAME_PERSON';

/**
 * Records a delegate's answer: binding at the click (KL 6:37, 7:5). Decision, state, task, link, round and event are one
 * transaction, so of two clicks one finds the other's.
 */
export async function recordDelegateAnswer(press: DelegatePress): Promise<Result<RoundOutcome, DelegateRefusal>> {
  const { task: pressed, delegate, answer, at } = press;
  const { subject, taskId } = pressed;
  return retryOnConcurrency(async () => {
    const application = await readApplication(subject);
    const [tasks, number] = await Promise.all([readTasks(subject), nextDecisionNumber(subject)]);
    const task = openDecisionTasks(tasks).find((open) => open.taskId === taskId);
    if (task === undefined || application?.status !== 'PROPOSED') return err('SETTLED');
    if (task.conflict === undefined || task.conflictAnsweredAt === undefined) return err('CONFLICT_NOT_ANSWERED');
    if (delegate.role === 'MEMBER' && !(await holdsSeat(subject, delegate.seat, task))) return err('NOT_THE_DELEGATE');
    if (answer.answer === 'AS_PROPOSED' && (await isBarred(subject, delegate))) return err('SAME_PERSON');
    const rule = ruleOf(application);
    const conflict =
      task.conflict === 'NONE'
        ? { conflict: task.conflict, declaredAt: task.conflictAnsweredAt }
        : { conflict: task.conflict, declaredAt: task.conflictAnsweredAt, reason: 'Ej angivet' };
    const { shownBasisHash } = press;
    const round = { proposal: application.proposal, rule, delegate, conflict, shownBasisHash, number, at };
    const outcome = answerAsDelegate(round, answer);
    if (!outcome.ok) return outcome;
    const point = rule.mode === 'MEETING' ? {} : { delegationPoint: rule.delegationPoint };
    await commitRoundEnd({
      application,
      outcome: outcome.value,
      ended: task,
      by: delegate.name,
      at,
      data: { taskId, mode: rule.mode, ...point, identity: press.link === undefined ? 'SIGN_IN' : 'LINK_AND_CODE' },
      also: [
        answerTask(task, { at, by: delegate.name, outcome: outcome.value.kind }),
        ...(press.link === undefined ? [] : [consumeLink(press.link, at)]),
        ...revocations(tasks, taskId, outcome.value, at),
      ],
    });
    return outcome;
  });
}

/** Whether the municipality asks for four eyes, and this officer has assessed the case that they decide on. */
async function isBarred(subject: Subject, { role, name }: Delegate): Promise<boolean> {
  if (role !== 'OFFICER' || !needsAnother(municipalityOf(subject.municipality), 'DECISION')) return false;
  return (await readEvents(subject)).some(
    ({ type, by }) => (type === 'ASSESSMENT_SAVED' || type === 'DECISION_PROPOSED') && isSamePerson(by, name),
  );
}

/** A delegate's declared conflict of interest (KL 6:28, 7:4): the committee decides instead, and their task is taken back. */
export async function handOverForConflict(pressed: OpenTask, at: string): Promise<void> {
  const { subject, taskId } = pressed;
  const by = pressed.assignee.name;
  await retryOnConcurrency(async () => {
    const application = await readApplication(subject);
    const tasks = await readTasks(subject);
    const task = openDecisionTasks(tasks).find((open) => open.taskId === taskId);
    if (task === undefined || application?.status !== 'PROPOSED') return;
    const outcome: RoundOutcome = {
      kind: 'HANDED_OVER',
      reason: 'Delegaten har anmält jäv. (The delegate declared a conflict of interest.)',
    };
    await commitRoundEnd({
      application,
      outcome,
      ended: task,
      by,
      at,
      data: { taskId, conflict: 'DECLARED' },
      also: [
        revokeTask({ ...task, conflict: 'DECLARED', conflictAnsweredAt: at }, { at, why: 'CONFLICT_DECLARED' }),
        ...revocations(tasks, taskId, outcome, at),
      ],
    });
  });
}

export interface MeetingChange {
  readonly application: ProposedApplication;
  readonly meeting: Meeting;
  readonly event: NewEvent;
  readonly outbox?: readonly OutboxMessage[];
  readonly also?: readonly Write[];
}

/**
 * Writes what happened in a meeting; the case waits on. On condition that the case is as it was read,
 * which every vote and every entry changes.
 * @throws ConcurrencyError when somebody else came first
 */
export async function commitMeeting(change: MeetingChange): Promise<void> {
  const { application, meeting, event, outbox = [], also = [] } = change;
  const subject: Subject = {
    municipality: application.municipality,
    type: 'APPLICATION',
    id: application.applicationId,
  };
  await commitApplication({
    before: application,
    after: application,
    event,
    outbox,
    also: [putMeeting(subject, meeting), ...also],
  });
}

/**
 * Writes a meeting's declared result and what follows from it in one transaction (KL 5:54–5:55).
 * @param registered the secretary's task, which the result answers
 * @throws ConcurrencyError when somebody else came first
 */
export async function commitMeetingResult(result: {
  readonly application: ProposedApplication;
  readonly meeting: Meeting;
  readonly outcome: RoundOutcome;
  readonly registered: OpenTask;
  readonly tasks: readonly Task[];
  readonly by: string;
  readonly at: string;
  readonly data: NewEvent['data'];
}): Promise<void> {
  const { application, meeting, outcome, registered, tasks, by, at, data } = result;
  await commitRoundEnd({
    application,
    outcome,
    ended: registered,
    by,
    at,
    data: { ...data, taskId: registered.taskId, mode: 'MEETING' },
    also: [
      putMeeting(registered.subject, meeting),
      answerTask(registered, { at, by, outcome: outcome.kind }),
      ...revocations(tasks, registered.taskId, outcome, at),
    ],
  });
}

interface RoundEnd {
  readonly application: ProposedApplication;
  readonly outcome: RoundOutcome;
  /** The task that the workflow waits for. */
  readonly ended: OpenTask;
  readonly by: string;
  readonly at: string;
  readonly data: NewEvent['data'];
  readonly also: readonly Write[];
}

async function commitRoundEnd({ application, outcome, ended, by, at, data, also }: RoundEnd): Promise<void> {
  if (ended.round === undefined) throw new Error('A task to decide that no round waits for');
  const end = endRound(ended.subject, { name: 'DECISION', number: ended.round.number }, outcome.kind);
  const common = { before: application, outbox: [end.message] };
  const { basisHash } = application.proposal;
  switch (outcome.kind) {
    case 'DECIDED': {
      const { decision } = outcome;
      const status = caseOutcome(decision);
      await commitApplication({
        ...common,
        after: { ...application, status, decisionNumber: decision.number },
        event: {
          type: 'DECISION_MADE',
          at,
          by,
          data: { ...data, basisHash, number: decision.number, outcome: status },
        },
        also: [end.write, putDecision(ended.subject, decision), ...also],
      });
      return;
    }
    case 'SENT_BACK': {
      const { proposal: _proposal, handedOver: _handedOver, ...received } = application;
      const { question } = outcome;
      await commitApplication({
        ...common,
        after: { ...received, status: 'ASSESSMENT', remark: { kind: 'SENT_BACK', by, text: question, at } },
        event: { type: 'CASE_SENT_BACK', at, by, data: { ...data, basisHash, question } },
        also: [end.write, ...also],
      });
      return;
    }
    case 'HANDED_OVER': {
      const { reason } = outcome;
      await commitApplication({
        ...common,
        after: { ...application, handedOver: true, remark: { kind: 'HANDED_OVER', by, text: reason, at } },
        event: { type: 'CASE_HANDED_OVER', at, by, data: { ...data, basisHash, reason } },
        also: [end.write, ...also],
      });
    }
  }
}

/** Nobody else is waited for any more; what has been decided can't be withdrawn, and the link that asks says so. */
function revocations(tasks: readonly Task[], except: string, { kind }: RoundOutcome, at: string): Write[] {
  const ended =
    kind === 'DECIDED' ? [...openDecisionTasks(tasks), ...openWithdrawals(tasks)] : openDecisionTasks(tasks);
  return ended.filter(({ taskId }) => taskId !== except).map((task) => revokeTask(task, { at, why: kind }));
}

/** Whether the task's assignee still holds the seat that the delegation names. */
async function holdsSeat(subject: Subject, seat: string, task: OpenTask): Promise<boolean> {
  const committee = await readCommittee(subject.municipality, municipalityOf(subject.municipality).committee.id);
  return personOf(committee, task.assignee.email ?? '') === seat;
}

/** Who on the roster an address belongs to: a seat's name for its member, a substitute's own. */
export function personOf({ seats, substitutes }: Committee, email: string): string | undefined {
  const isTheirs = ({ person }: Committee['seats'][number] | Committee['substitutes'][number]): boolean =>
    person.email.toLowerCase() === email.toLowerCase();
  return seats.find(isTheirs)?.seat ?? substitutes.find(isTheirs)?.id;
}
