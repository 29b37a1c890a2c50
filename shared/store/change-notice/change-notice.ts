import * as z from 'zod/mini';
import { addDays } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { Change } from '../../domain/change-notice/change.ts';
import { type ChangeAnswer, ChangeNotice, type ChangeNoticeIn } from '../../domain/change-notice/change-notice.ts';
import { dutyOf } from '../../domain/change-notice/duty.ts';
import { contractAfter, personsAfter, saidAfter } from '../../domain/change-notice/effect.ts';
import { type ChangeFault, countsFrom, faultOf } from '../../domain/change-notice/faults.ts';
import { offers } from '../../domain/choice-system/choice-system.ts';
import { type Contract, type ContractIn, diaryNumberOf } from '../../domain/contract/contract.ts';
import { changeAnswerText } from '../../domain/contract/notice.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Subject } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { newId } from '../../platform/ids.ts';
import { findChoiceSystem, readBoundVersion } from '../choice-system/choice-system.ts';
import { codec, type Kept } from '../codec.ts';
import { contactOf } from '../contract/contact.ts';
import { giveContractNotice } from '../contract/notice.ts';
import { commitContract, putStated, readContract, readStated } from '../contract/contract.ts';
import type { OutboxMessage } from '../outbox.ts';
import { putRelation, readRelation } from '../provider/provider.ts';
import { readThrough } from '../list.ts';
import { readCollection, readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { answerTask, openTask, readTask, revokeTask } from '../task/task.ts';
import { retryOnConcurrency, type Write } from '../transact.ts';

const notices = codec(ChangeNotice);

type InForce = Kept<ContractIn<'SIGNED'>>;

/** A notice as a provider gives it. */
export interface GivenChange {
  readonly change: Change;
  /** The first day that is asked for; by default the day it comes. */
  readonly from?: string | undefined;
  readonly message?: string | undefined;
}

interface Giver extends Pick<ChangeNotice, 'channel' | 'submittedBy'> {
  readonly at: string;
  /** Written with it: the memory of a request that may come twice. */
  readonly also?: (changeNoticeId: string) => readonly Write[];
}

/** Every notice of change of a contract, in the order they came. */
export async function readChangeNotices(subject: Subject): Promise<ChangeNotice[]> {
  return readCollection(collectionOf(subject), sortKey.change(''), notices);
}

export async function readChangeNotice(subject: Subject, changeNoticeId: string): Promise<ChangeNotice | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.change(changeNoticeId) }, notices);
}

/**
 * Takes a notice of change in. What takes effect on notice does so from its day, at once when that is today; what needs
 * approval opens a task for a person and changes nothing until then. One transaction, so that a notice that is in effect
 * is in the catalogue's outbox.
 */
export async function giveChange(
  subject: Subject,
  { change, from, message }: GivenChange,
  { at, also, ...giver }: Giver,
): Promise<Result<ChangeNotice, ChangeFault | 'NOT_IN_FORCE'>> {
  return retryOnConcurrency(async () => {
    const contract = await readInForce(subject);
    if (contract === null) return err('NOT_IN_FORCE');
    const { municipality, choiceSystemId, scopes, intake } = contract;
    const [earlier, stated, system, { requirements }] = await Promise.all([
      readChangeNotices(subject),
      readStated(subject),
      findChoiceSystem(municipality, choiceSystemId),
      readBoundVersion(contract),
    ]);
    const { changeNotices: rule } = municipalityOf(municipality);
    const on = stockholmDay(at);
    const submitted = { change, wanted: from };
    const fault = faultOf(submitted, on, {
      scopes,
      capacity: stated?.capacity ?? null,
      intake,
      notices: earlier,
      rule,
      offers: (scope) => system !== null && offers(system, scope),
    });
    if (fault !== null) return err(fault);
    const duty = dutyOf(change.kind, requirements, rule);
    const changeNoticeId = newId();
    const given = {
      schemaVersion: 1,
      changeNoticeId,
      change,
      ...(message === undefined ? {} : { message }),
      submittedAt: at,
      ...giver,
      ...(duty.requirementId === undefined ? {} : { requirementId: duty.requirementId }),
      countsFrom: countsFrom(submitted, on, rule),
    } as const;
    const data = { changeNoticeId, kind: change.kind, channel: giver.channel, countsFrom: given.countsFrom };
    const event = { type: 'CHANGE_NOTICED', at, by: giver.submittedBy.name, data };
    const remembered = also?.(changeNoticeId) ?? [];
    if (duty.approval) {
      const { name, email, phone } = municipalityOf(municipality).coordinator;
      const asked = openTask({
        kind: 'JUDGE_CHANGE_NOTICE',
        subject,
        assignee: { name, email, phone },
        ...diaryNumberOf(contract),
        dueOn: addDays(on, rule.answerDays),
        openedAt: at,
      });
      const waiting: ChangeNotice = { ...given, status: 'AWAITING_APPROVAL', taskId: asked.task.taskId };
      await commitContract({
        before: contract,
        after: contract,
        event,
        outbox: [asked.mail],
        also: [putNotice(contract, waiting), asked.write, ...remembered],
      });
      return ok(waiting);
    }
    return ok(await accept(contract, { ...given, status: 'ACCEPTED' }, { at, event, also: remembered }));
  });
}

/** A person's answer to a notice that waits; the provider gets word of it with its reasons. Of two at once one counts. */
export async function answerChange(
  subject: Subject,
  changeNoticeId: string,
  { approve, ...answer }: Omit<ChangeAnswer, 'at'> & { readonly approve: boolean; readonly at: string },
): Promise<Result<ChangeNotice, 'NOT_IN_FORCE' | 'SETTLED'>> {
  return retryOnConcurrency(async () => {
    const contract = await readInForce(subject);
    if (contract === null) return err('NOT_IN_FORCE');
    const notice = await readChangeNotice(subject, changeNoticeId);
    if (notice?.status !== 'AWAITING_APPROVAL') return err('SETTLED');
    const { at, by } = answer;
    const { taskId, status: _waiting, ...given } = notice;
    const [task, contact] = await Promise.all([readTask(subject, taskId), contactOf(contract)]);
    const word = giveContractNotice(contract, contact, {
      noticeId: newId(),
      kind: 'CHANGE_ANSWERED',
      text: changeAnswerText(municipalityOf(contract.municipality), contract.provider.name, { approve, ...answer }),
      by,
      at,
    });
    const settled =
      task?.status === 'OPEN' ? [answerTask(task, { at, by, outcome: approve ? 'APPROVED' : 'REFUSED' })] : [];
    const written = {
      at,
      event: {
        type: approve ? 'CHANGE_APPROVED' : 'CHANGE_REFUSED',
        at,
        by,
        data: { changeNoticeId, kind: given.change.kind, authority: answer.authority },
      },
      also: [...word.writes, ...settled],
      outbox: [word.mail],
    };
    if (approve) return ok(await accept(contract, { ...given, status: 'ACCEPTED', approved: answer }, written));
    const refused: ChangeNotice = { ...given, status: 'REFUSED', refused: answer };
    await commitContract({
      before: contract,
      after: contract,
      event: written.event,
      outbox: written.outbox,
      also: [putNotice(contract, refused), ...written.also],
    });
    return ok(refused);
  });
}

/**
 * Its provider takes a notice back that nobody has answered: the question about it is taken back with it. The same again
 * changes nothing; of an answer and a withdrawal at once one counts.
 */
export async function withdrawChange(
  subject: Subject,
  changeNoticeId: string,
  { by, at }: { readonly by: string; readonly at: string },
): Promise<Result<ChangeNotice, 'UNKNOWN' | 'SETTLED'>> {
  return retryOnConcurrency(async () => {
    const [contract, notice] = await Promise.all([readInForce(subject), readChangeNotice(subject, changeNoticeId)]);
    if (notice === null) return err('UNKNOWN');
    if (notice.status === 'WITHDRAWN') return ok(notice);
    if (contract === null || notice.status !== 'AWAITING_APPROVAL') return err('SETTLED');
    const { taskId, status: _waiting, ...given } = notice;
    const task = await readTask(subject, taskId);
    const withdrawn: ChangeNotice = { ...given, status: 'WITHDRAWN', withdrawn: { by, at } };
    await commitContract({
      before: contract,
      after: contract,
      event: { type: 'CHANGE_WITHDRAWN', at, by, data: { changeNoticeId, kind: given.change.kind } },
      also: [
        putNotice(contract, withdrawn),
        ...(task?.status === 'OPEN' ? [revokeTask(task, { at, why: 'WITHDRAWN' })] : []),
      ],
    });
    return ok(withdrawn);
  });
}

/** Takes an accepted notice into effect whose day has come; false for one that is not there to be. */
export async function takeIntoEffect(subject: Subject, changeNoticeId: string, at: string): Promise<boolean> {
  return retryOnConcurrency(async () => {
    const contract = await readInForce(subject);
    const notice = await readChangeNotice(subject, changeNoticeId);
    if (contract === null || notice?.status !== 'ACCEPTED' || notice.countsFrom > stockholmDay(at)) return false;
    const data = { changeNoticeId, kind: notice.change.kind };
    await accept(contract, notice, { at, event: { type: 'CHANGE_IN_EFFECT', at, by: 'calendar', data } });
    return true;
  });
}

const Due = z.object({ contractId: z.string(), changeNoticeId: z.string() });

/** Accepted notices whose day has come on a day or before it. */
export async function listDueChanges(municipality: string, through: string): Promise<z.infer<typeof Due>[]> {
  return readThrough(dueList(municipality), through, {
    encode: (value) => value,
    decode: ({ listSk, changeNoticeId }) => Due.parse({ contractId: String(listSk).split('#')[1], changeNoticeId }),
  });
}

interface Written {
  readonly at: string;
  readonly event: Parameters<typeof commitContract>[0]['event'];
  readonly also?: readonly Write[];
  readonly outbox?: readonly OutboxMessage[];
}

/** In effect from now when its day has come, else kept for the calendar. */
async function accept(
  contract: InForce,
  notice: ChangeNoticeIn<'ACCEPTED'>,
  { at, event, also = [], outbox = [] }: Written,
): Promise<ChangeNotice> {
  const { change, countsFrom: from } = notice;
  if (from > stockholmDay(at)) {
    await commitContract({
      before: contract,
      after: contract,
      event,
      outbox,
      also: [putNotice(contract, notice), ...also],
    });
    return notice;
  }
  const subject: Subject = { municipality: contract.municipality, type: 'CONTRACT', id: contract.contractId };
  const [stated, relation] = await Promise.all([readStated(subject), readRelation(contract)]);
  if (stated === null) throw new Error('A contract without what its provider says of itself');
  const done: ChangeNotice = { ...notice, status: 'IN_EFFECT', inEffectAt: at };
  await commitContract({
    before: contract,
    after: contractAfter(contract, change, from),
    event,
    outbox: [...outbox, { kind: 'PUBLISH' }],
    also: [
      putNotice(contract, done),
      putStated(subject, saidAfter(stated, change)),
      ...(relation === null
        ? []
        : [putRelation(contract.municipality, { ...relation, persons: personsAfter(relation.persons, change) })]),
      ...also,
    ],
  });
  return done;
}

/** One that waits for its day is found by it; the others by their contract alone. */
function putNotice(contract: Contract, notice: ChangeNotice): Write {
  const { municipality, contractId } = contract;
  const keys =
    notice.status === 'ACCEPTED'
      ? { listPk: dueList(municipality), listSk: `${notice.countsFrom}#${contractId}#${notice.changeNoticeId}` }
      : {};
  const pk = collectionOf({ municipality, type: 'CONTRACT', id: contractId });
  const Item = { pk, sk: sortKey.change(notice.changeNoticeId), ...keys, ...notices.encode(notice) };
  return { Put: { TableName: tables.case, Item } };
}

function dueList(municipality: string): string {
  return `${municipality}#CHANGE_NOTICE`;
}

async function readInForce(subject: Subject): Promise<InForce | null> {
  const contract = await readContract(subject);
  return contract?.status === 'SIGNED' ? contract : null;
}
