import { caseOutcome, type RoundOutcome } from '../../domain/decision/decision.ts';
import { toReport } from '../../domain/decision/delegated.ts';
import { decidedCase } from '../../domain/overview/decided-case.ts';
import type { NewEvent } from '../../domain/register/event.ts';
import type { OpenTask, Task } from '../../domain/task/task.ts';
import { commitApplication } from '../application/application.ts';
import { listDecided } from '../overview/decided-case.ts';
import type { OutboxMessage } from '../outbox.ts';
import { endRound } from '../task/round.ts';
import { revokeTask } from '../task/task.ts';
import type { Write } from '../transact.ts';
import { putDecision } from './decision.ts';
import { listDelegated } from './delegated.ts';
import { openDecisionTasks, openWithdrawals, type ProposedApplication } from './pending.ts';

interface RoundEnd {
  readonly application: ProposedApplication;
  readonly outcome: RoundOutcome;
  /** The task that the workflow waits for. */
  readonly ended: OpenTask;
  readonly by: string;
  readonly at: string;
  readonly data: NewEvent['data'];
  readonly also: readonly Write[];
  /** Who else is told. */
  readonly tell?: readonly OutboxMessage[];
}

export async function commitRoundEnd({
  application,
  outcome,
  ended,
  by,
  at,
  data,
  also,
  tell = [],
}: RoundEnd): Promise<void> {
  if (ended.round === undefined) throw new Error('A task to decide that no round waits for');
  const end = endRound(ended.subject, { name: 'DECISION', number: ended.round.number }, outcome.kind);
  const common = { before: application, outbox: [end.message, ...tell] };
  const { basisHash } = application.proposal;
  switch (outcome.kind) {
    case 'DECIDED': {
      const { reconsiders } = application;
      const decision = reconsiders === undefined ? outcome.decision : { ...outcome.decision, replaces: reconsiders };
      const status = caseOutcome(decision);
      const counted = decidedCase(application, decision);
      const line = toReport(ended.subject, application.diaryNumber, decision);
      const replaces =
        reconsiders === undefined
          ? {}
          : { replaces: reconsiders.decisionNumber, ...(reconsiders.of === undefined ? {} : { of: reconsiders.of }) };
      await commitApplication({
        ...common,
        after: { ...application, status, decisionNumber: decision.number },
        event: {
          type: 'DECISION_MADE',
          at,
          by,
          data: { ...data, basisHash, number: decision.number, outcome: status, ...replaces },
        },
        also: [
          end.write,
          putDecision(ended.subject, decision),
          ...(counted === null ? [] : [listDecided(ended.subject, decision.number, counted)]),
          ...(line === null ? [] : [listDelegated(line)]),
          ...also,
        ],
      });
      return;
    }
    case 'SENT_BACK': {
      const { proposal: _proposal, handedOver: _handedOver, urgency: _urgency, ...received } = application;
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
      const conflictOf = outcome.conflictOf === undefined ? {} : { conflictOf: outcome.conflictOf };
      const { urgency: _urgency, ...proposed } = application;
      await commitApplication({
        ...common,
        after: { ...proposed, handedOver: true, remark: { kind: 'HANDED_OVER', by, text: reason, at, ...conflictOf } },
        event: { type: 'CASE_HANDED_OVER', at, by, data: { ...data, basisHash, reason } },
        also: [end.write, ...also],
      });
    }
  }
}

/** Nobody else is waited for any more; what has been decided can't be withdrawn, and the link that asks says so. */
export function revocations(tasks: readonly Task[], except: string, { kind }: RoundOutcome, at: string): Write[] {
  const ended =
    kind === 'DECIDED' ? [...openDecisionTasks(tasks), ...openWithdrawals(tasks)] : openDecisionTasks(tasks);
  return ended.filter(({ taskId }) => taskId !== except).map((task) => revokeTask(task, { at, why: kind }));
}
