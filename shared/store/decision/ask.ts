import { addDays, type Day } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { type Committee, seatHolder } from '../../domain/decision/committee.ts';
import type { DecisionRule, Municipality } from '../../domain/municipality/municipality.ts';
import type { NewEvent } from '../../domain/register/event.ts';
import type { Assignee, OpenTask, Subject, Task } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { commitApplication, readApplication } from '../application.ts';
import { readCommittee } from '../committee.ts';
import { putRound, readRound, type Round } from '../round.ts';
import { openTask, readTasks, revokeTask } from '../task.ts';
import { retryOnConcurrency, type Write } from '../transact.ts';
import { mailsTo, onFormerBasis } from './new-basis.ts';
import { openDecisionTasks, type ProposedApplication, ruleOf } from './pending.ts';

/** Opens a round of decision: the tasks of those whom the delegation order names for the proposed outcome. */
export async function askToDecide(application: ProposedApplication, round: Round, at: string): Promise<void> {
  const subject = subjectOf(application);
  const tasks = await readTasks(subject);
  await ask(application, round, at, {
    type: 'DECISION_REQUESTED',
    by: 'workflow',
    why: 'NEW_ROUND',
    // What an interrupted round left open: nobody waits for it.
    takenBack: openDecisionTasks(tasks),
    kept: [],
    earlier: onFormerBasis(tasks, application.proposal.basisHash),
    also: [putRound(subject, round)],
  });
}

/**
 * Asks those whom the delegation order and the roster name today, in the round that is open: whoever has left keeps no
 * task, and every link that was sent before says that it was taken back. Votes of a meeting that has begun stay, since it
 * keeps the roster it began with; what somebody has answered about their own interests stands.
 * @returns whether there was a round to ask in
 */
export async function askAnew(subject: Subject, by: string, at: string): Promise<boolean> {
  return retryOnConcurrency(async () => {
    // The case first: what is read after it can't be older than what the write is conditional on.
    const application = await readApplication(subject);
    const [round, tasks] = await Promise.all([readRound(subject, 'DECISION'), readTasks(subject)]);
    if (application?.status !== 'PROPOSED' || round === null || round.outcome !== undefined) return false;
    const isMeeting = ruleOf(application).mode === 'MEETING';
    await ask(application, round, at, {
      type: 'DECISION_REQUESTED_ANEW',
      by,
      why: 'ASKED_ANEW',
      takenBack: openDecisionTasks(tasks).filter(({ kind }) => !isMeeting || kind !== 'VOTE'),
      kept: tasks.filter(({ basisHash }) => basisHash === application.proposal.basisHash),
      earlier: [],
      also: [],
    });
    return true;
  });
}

interface Asking {
  readonly type: NewEvent['type'];
  readonly by: string;
  readonly takenBack: readonly OpenTask[];
  readonly why: string;
  /** Tasks on the same basis, whose answers need not be asked for again. */
  readonly kept: readonly Task[];
  /** Tasks on the basis before this one, whose holders are told that it has changed. */
  readonly earlier: readonly Task[];
  readonly also: readonly Write[];
}

async function ask(
  application: ProposedApplication,
  round: Round,
  at: string,
  { type, by, takenBack, why, kept, earlier, also }: Asking,
): Promise<void> {
  const rule = ruleOf(application);
  const asks = await asksOf(rule, application, stockholmDay(at));
  const opened = asks
    .filter(({ kind, assignee }) => kind !== 'PREPARE' || !isAnswered(kept, kind, assignee))
    .map((one) => openTask({ ...taskOf(one, application, round, at), ...impartialityOf(kept, one) }));
  await commitApplication({
    before: application,
    after: application,
    event: {
      type,
      at,
      by,
      data: {
        mode: rule.mode,
        ...(rule.mode === 'MEETING' ? {} : { delegationPoint: rule.delegationPoint }),
        round: round.number,
        basisHash: application.proposal.basisHash,
      },
    },
    outbox: mailsTo(
      opened.map(({ task }) => task),
      earlier,
    ),
    also: [...opened.map(({ write }) => write), ...takenBack.map((task) => revokeTask(task, { at, why })), ...also],
  });
}

interface Ask {
  readonly kind: OpenTask['kind'];
  readonly assignee: Assignee;
  readonly dueOn: Day;
  /** Whether the workflow waits for this one. */
  readonly ends: boolean;
}

async function asksOf(rule: DecisionRule, application: ProposedApplication, today: Day): Promise<Ask[]> {
  const municipality = municipalityOf(application.municipality);
  const notBefore = (day: Day): Day => (day > today ? day : addDays(today, 1));
  const promised = notBefore(application.decisionDueOn);
  const { delegateDays, readingDays } = municipality.deadlines;
  const soon = addDays(today, delegateDays);
  const delegateDue = soon < promised ? soon : promised;
  switch (rule.mode) {
    case 'DELEGATE_OFFICER':
      return [{ kind: 'DECIDE_AS_OFFICER', assignee: person(rule.delegate), dueOn: delegateDue, ends: true }];
    case 'DELEGATE_MEMBER': {
      const holder = seatHolder(await rosterOf(municipality), rule.seat);
      if (holder === undefined) throw new Error('The delegation order names a seat that the committee does not have');
      return [
        { kind: 'DECIDE_AS_MEMBER', assignee: { ...person(holder), seat: rule.seat }, dueOn: delegateDue, ends: true },
      ];
    }
    case 'MEETING': {
      const { seats } = await rosterOf(municipality);
      return [
        ...seats.map((line): Ask => ({
          kind: 'PREPARE',
          assignee: { ...person(line.person), seat: line.seat },
          dueOn: notBefore(addDays(promised, -readingDays)),
          ends: false,
        })),
        { kind: 'REGISTER_MEETING', assignee: person(municipality.secretary), dueOn: promised, ends: true },
      ];
    }
  }
}

async function rosterOf({ id, committee }: Municipality): Promise<Committee> {
  return readCommittee(id, committee.id);
}

function person({ name, email, phone }: Assignee): Assignee {
  return phone === undefined ? { name, email } : { name, email, phone };
}

function taskOf(
  { kind, assignee, dueOn, ends }: Ask,
  application: ProposedApplication,
  round: Round,
  at: string,
): Parameters<typeof openTask>[0] {
  const { diaryNumber, proposal } = application;
  return {
    kind,
    subject: subjectOf(application),
    assignee,
    diaryNumber,
    dueOn,
    basisHash: proposal.basisHash,
    ...(ends ? { round: { name: round.name, number: round.number } } : {}),
    openedAt: at,
  };
}

const isTheirs =
  ({ email }: Assignee) =>
  ({ assignee }: Task): boolean =>
    assignee.email !== undefined && assignee.email.toLowerCase() === email?.toLowerCase();

function isAnswered(tasks: readonly Task[], kind: Task['kind'], assignee: Assignee): boolean {
  return tasks.filter(isTheirs(assignee)).some((task) => task.kind === kind && task.status === 'ANSWERED');
}

/** What they have said of their own interests in the same task: the first word stands. */
function impartialityOf(
  tasks: readonly Task[],
  { kind, assignee }: Ask,
): Pick<OpenTask, 'conflict' | 'conflictAnsweredAt'> {
  const said = tasks
    .filter(isTheirs(assignee))
    .find((task) => task.kind === kind && task.conflict !== undefined && task.conflictAnsweredAt !== undefined);
  if (said?.conflict === undefined || said.conflictAnsweredAt === undefined) return {};
  return { conflict: said.conflict, conflictAnsweredAt: said.conflictAnsweredAt };
}

function subjectOf({ municipality, applicationId }: ProposedApplication): Subject {
  return { municipality, type: 'APPLICATION', id: applicationId };
}
