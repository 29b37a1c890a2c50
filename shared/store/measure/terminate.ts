import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { caseNumberOf, type ContractIn } from '../../domain/contract/contract.ts';
import { lastDay, type Termination } from '../../domain/contract/term.ts';
import { reportOf } from '../../domain/decision/delegated.ts';
import type { Made } from '../../domain/decision/decision.ts';
import { madeWords } from '../../domain/decision/made-words.ts';
import type { MeasureIn } from '../../domain/measure/measure.ts';
import { endsOn, terminateBy } from '../../domain/measure/terminate.ts';
import { terminatedText } from '../../domain/measure/text.ts';
import type { OpenTask } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { newId } from '../../platform/ids.ts';
import type { Kept } from '../codec.ts';
import { contactOf } from '../contract/contact.ts';
import { commitContract, contractSubject } from '../contract/contract.ts';
import { settled } from '../contract/end.ts';
import { giveContractNotice } from '../contract/notice.ts';
import { listDelegated } from '../decision/delegated.ts';
import type { OutboxMessage } from '../outbox.ts';
import { answerTask, revokeTask } from '../task/task.ts';
import type { Write } from '../transact.ts';
import { measureSubject, measureWrites } from './measure.ts';
import { askCoordinator } from './refer.ts';

/** How a contract's end was decided. */
export interface Terminating {
  readonly before: Kept<MeasureIn<'REFERRED'>>;
  readonly contract: Kept<ContractIn<'SIGNED'>>;
  readonly made: Made;
  /** Of whoever decided, or registered it. */
  readonly task: OpenTask;
  readonly by: string;
  readonly at: string;
  readonly also: readonly Write[];
  readonly outbox: readonly OutboxMessage[];
}

/**
 * Writes that it was decided that a contract ends, all in one transaction: the decision with the measure; the last day with
 * the contract, shown at once and nobody new taken on where so decided; word to the provider, with reasons and how it can be
 * contested; the committee's list of delegated decisions; and a task to help those who have to choose again (LOV 9:2).
 * @throws ConcurrencyError when something came between
 */
export async function writeTermination(terminating: Terminating): Promise<void> {
  const { before, contract, made, task, by, at, also, outbox } = terminating;
  const { municipality: id, contractId, referral } = before;
  const municipality = municipalityOf(id);
  const today = stockholmDay(at);
  const last = endsOn(contract, referral.ending, today);
  if (last === null) throw new Error('A contract without days of notice was referred without a last day');
  const subject = measureSubject(id, before.measureId);
  const help = askCoordinator(id, subject, at, 'HELP_CHOOSE_AGAIN', last);
  const noticeId = newId();
  const ruling = { made, at, by };
  const after = terminateBy(before, { ruling, endsOn: last, noticeId, taskId: help.task.taskId });
  const text = terminatedText(municipality, after);
  const notice = giveContractNotice(contract, await contactOf(contract), {
    noticeId,
    kind: 'TERMINATED',
    text,
    by,
    at,
  });
  const termination: Termination = {
    by: 'MUNICIPALITY',
    receivedOn: today,
    endsOn: last,
    why: referral.reasons,
    authority: madeWords(made),
    registeredBy: by,
    registeredAt: at,
  };
  const ended = { ...contract, termination };
  const report = reportOf(made, {
    subject,
    diaryNumber: caseNumberOf(contract),
    decidedAt: at,
    matter: { kind: 'TERMINATION' },
  });
  const data = { measureId: before.measureId, mode: made.mode, endsOn: last, noticeId };
  await commitContract({
    before: contract,
    after: {
      ...ended,
      ...(referral.stopsIntake ? { intake: { state: 'PAUSED', from: today, stopped: true } } : {}),
      calendar: { ...contract.calendar, shown: lastDay(ended) ?? last },
    },
    event: { type: 'CONTRACT_TERMINATED', at, by, data: { ...data, from: 'MUNICIPALITY', receivedOn: today } },
    outbox: [notice.mail, { kind: 'PUBLISH' }],
    also: [
      ...notice.writes,
      ...(await settled(contractSubject(id, contractId), (open) => revokeTask(open, { at, why: 'TERMINATED' }))),
      ...measureWrites({
        before,
        after,
        event: { type: 'TERMINATION_DECIDED', at, by, data: { ...data, basisHash: referral.basisHash } },
        outbox: [help.mail, ...outbox],
        also: [help.write, answerTask(task, { at, by, outcome: 'DECIDED' })],
      }),
      ...(report === null ? [] : [listDelegated(report)]),
      ...also,
    ],
  });
}
