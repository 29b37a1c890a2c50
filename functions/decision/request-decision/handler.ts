import type { Application } from '../../../shared/domain/application/application.ts';
import { addDays, type Day } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { type Committee, seatHolder } from '../../../shared/domain/decision/committee.ts';
import type { DecisionRule, Municipality } from '../../../shared/domain/municipality/municipality.ts';
import type { Assignee, OpenTask, Subject } from '../../../shared/domain/task/task.ts';
import { now } from '../../../shared/platform/clock.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { commitApplication, readApplication } from '../../../shared/store/application.ts';
import { readCommittee } from '../../../shared/store/committee.ts';
import { openDecisionTasks, type ProposedApplication, ruleOf } from '../../../shared/store/decide.ts';
import { putRound, type Round } from '../../../shared/store/round.ts';
import { openTask, readTasks, revokeTask } from '../../../shared/store/task.ts';
import { waitHandler } from '../../../workflows/wait.ts';
import type { DecisionOutcome } from '../../../workflows/contracts.ts';

const delegateDays = 7;
/** How long before the case is taken up that members should have read it. */
const readingDays = 3;

/** Asks whom the delegation order names for the proposed outcome: a delegate, or the committee in a meeting. */
export const handler = waitHandler('DECISION', async (subject, round) => {
  const application = await readApplication(subject);
  if (application === null) throw new Error('A decision about an application that is not there');
  if (application.status !== 'PROPOSED') return { settled: settledAs(application) };
  const at = now();
  const rule = ruleOf(application);
  const municipality = municipalityOf(subject.municipality);
  const asked = await asksOf(rule, municipality, { today: stockholmDay(at), application });
  const opened = asked.map((ask) => openTask(taskOf(ask, { application, subject, round, at })));
  const left = openDecisionTasks(await readTasks(subject));
  await commitApplication({
    before: application,
    after: application,
    event: {
      type: 'DECISION_REQUESTED',
      at,
      by: 'workflow',
      data: {
        mode: rule.mode,
        ...(rule.mode === 'MEETING' ? {} : { delegationPoint: rule.delegationPoint }),
        round: round.number,
        basisHash: application.proposal.basisHash,
      },
    },
    outbox: opened.map(({ mail }) => mail),
    also: [
      putRound(subject, round),
      ...opened.map(({ write }) => write),
      // What an interrupted round left open: nobody waits for it.
      ...left.map((task) => revokeTask(task, { at, why: 'NEW_ROUND' })),
    ],
  });
  return 'WAITING';
});

/** The stage was passed: a workflow that was started anew goes on from where the case is. */
function settledAs({ status }: Application): DecisionOutcome {
  switch (status) {
    case 'APPROVED':
    case 'REFUSED':
    case 'CONTRACT_PENDING':
    case 'CONTRACTED':
      return 'DECIDED';
    case 'WITHDRAWN':
      return 'WITHDRAWN';
    default:
      return 'SENT_BACK';
  }
}

interface Ask {
  readonly kind: OpenTask['kind'];
  readonly assignee: Assignee;
  readonly dueOn: Day;
  /** Whether the workflow waits for this one. */
  readonly ends: boolean;
}

async function asksOf(
  rule: DecisionRule,
  municipality: Municipality,
  { today, application }: { readonly today: Day; readonly application: ProposedApplication },
): Promise<Ask[]> {
  const notBefore = (day: Day): Day => (day > today ? day : addDays(today, 1));
  const promised = notBefore(application.decisionDueOn);
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
  around: {
    readonly application: ProposedApplication;
    readonly subject: Subject;
    readonly round: Round;
    readonly at: string;
  },
): Parameters<typeof openTask>[0] {
  const { application, subject, round, at } = around;
  const { diaryNumber, proposal } = application;
  return {
    kind,
    subject,
    assignee,
    diaryNumber,
    dueOn,
    basisHash: proposal.basisHash,
    ...(ends ? { round: { name: round.name, number: round.number } } : {}),
    openedAt: at,
  };
}
