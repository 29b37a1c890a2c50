import { type Application, isRegistered } from '../../domain/application/application.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { Contract, ContractIn } from '../../domain/contract/contract.ts';
import { isAwaited, sign, type SignError, whoseTurn } from '../../domain/contract/signing.ts';
import type { Signature, Signer } from '../../domain/contract/signature.ts';
import { isAtService } from '../../domain/contract/signing-service.ts';
import { startCheckDueOn } from '../../domain/contract/start.ts';
import type { Officer } from '../../domain/desk/officer.ts';
import type { OpenTask, Subject, Task } from '../../domain/task/task.ts';
import { ConcurrencyError } from '../../platform/concurrency-error.ts';
import { municipalityOf } from '../../platform/config.ts';
import { applicationSubject, commitApplication, readApplication } from '../application/application.ts';
import { askToSign, lastDayToSign } from './ask-to-sign.ts';
import type { Kept } from '../codec.ts';
import { commitContract, contractSubject, contractWrites, readContract } from './contract.ts';
import { consumeLink } from '../task/link.ts';
import type { OutboxMessage } from '../outbox.ts';
import { endRound, readRound } from '../task/round.ts';
import { answerTask, moveTask, openTask, readTasks, revokeTask } from '../task/task.ts';
import { retryOnConcurrency, type Write } from '../transact.ts';

/** One signature to be recorded. */
export interface SignatureToRecord {
  readonly contract: Subject;
  readonly signerId: string;
  readonly signature: Signature;
  /** Who did it: the signer, or the officer who registered a signature on paper. */
  readonly by: string;
  /** The link it was given from, which is used up with it. */
  readonly link?: { readonly municipality: string; readonly tokenHash: string };
}

export type Recorded =
  | { readonly kind: 'RECORDED'; readonly contract: Contract }
  | { readonly kind: 'REFUSED'; readonly error: SignError | 'UNKNOWN_CONTRACT' };

/**
 * Records a signature in one transaction with the answer of its task. The last one makes the contract, ends the
 * workflow's wait, and has the provider published (LOV 8:3, 9:1). Of two at the same time both count, each once.
 * Where one party signs first, its last signature asks the other.
 * @param record `signature.at` is when it was given; paper may have been signed earlier than it is registered
 * @param at when it is recorded
 */
export async function recordSignature(record: SignatureToRecord, at: string): Promise<Recorded> {
  return retryOnConcurrency(async () => {
    const before = await readContract(record.contract);
    if (before === null) return { kind: 'REFUSED', error: 'UNKNOWN_CONTRACT' };
    const signed = sign(before, record.signerId, record.signature);
    if (!signed.ok) return { kind: 'REFUSED', error: signed.error };
    const tasks = (await readTasks(record.contract)).filter((task): task is OpenTask => task.status === 'OPEN');
    const writes = answers(signed.value, record, tasks, at);
    if (signed.value.status === 'SIGNED') await conclude(before, signed.value, record, { at, writes });
    else {
      const next = askTheNext(signed.value, tasks, at);
      const event = signatureEvent(record, at);
      const also = [...writes, ...next.writes];
      await commitContract({ before, after: signed.value, event, outbox: next.mails, also });
    }
    return { kind: 'RECORDED', contract: signed.value };
  });
}

/** The signer that a task asks. */
export function signerOf(contract: Contract, task: Pick<Task, 'kind' | 'assignee'>): Signer | undefined {
  if (task.kind !== 'REGISTER_SIGNATURE' && task.kind !== 'SIGN') return undefined;
  const party = task.kind === 'REGISTER_SIGNATURE' ? 'MUNICIPALITY' : 'PROVIDER';
  const asked = contract.status === 'DRAFT' ? [] : contract.signers;
  return asked.find((signer) => signer.party === party && isSamePerson(signer, task.assignee));
}

/** An address is one person's; who has none is told apart by name. */
function isSamePerson(one: Pick<Signer, 'name' | 'email'>, other: Task['assignee']): boolean {
  if (one.email === undefined || other.email === undefined) return one.email === other.email && one.name === other.name;
  return one.email.toLowerCase() === other.email.toLowerCase();
}

/**
 * A signature answers the task that asked for it, whichever way it was given. Nobody is asked any more whether to let
 * the contract lapse when the provider has signed after all; and a municipality that signs late gives the provider its
 * days anew.
 */
function answers(
  contract: ContractIn<'AWAITING_SIGNATURES' | 'SIGNED'>,
  record: SignatureToRecord,
  tasks: readonly OpenTask[],
  at: string,
): Write[] {
  const answered = tasks.filter((task) => signerOf(contract, task)?.signerId === record.signerId);
  const outcome = record.signature.method === 'WET_INK' ? 'SIGNED_ON_PAPER' : 'SIGNED';
  const hasProviderSigned = !contract.signers.some(isAwaited('PROVIDER'));
  const wasLate = answered.some(({ kind, dueOn }) => kind === 'REGISTER_SIGNATURE' && dueOn < stockholmDay(at));
  const of = (kind: OpenTask['kind']) => tasks.filter((task) => task.kind === kind);
  const dueOn = lastDayToSign(contract.municipality, at);
  return [
    ...answered.map((task) => answerTask(task, { at, by: record.by, outcome })),
    ...(record.signature.method === 'WET_INK'
      ? of('SEE_TO_SIGNING').map((task) => revokeTask(task, { at, why: 'SIGNED_ON_PAPER' }))
      : []),
    ...(hasProviderSigned ? of('DECIDE_LAPSE').map((task) => revokeTask(task, { at, why: 'SIGNED' })) : []),
    ...(wasLate ? of('SIGN').map((task) => moveTask(task, dueOn)) : []),
    ...(record.link === undefined ? [] : [consumeLink(record.link, at)]),
  ];
}

/** Those whose turn has come with this signature, and who have not been asked. */
function askTheNext(
  contract: ContractIn<'AWAITING_SIGNATURES'>,
  tasks: readonly OpenTask[],
  at: string,
): { writes: Write[]; mails: OutboxMessage[] } {
  // What is at a service is signed there; whoever is left when it has been taken back is asked then.
  if (isAtService(contract.service)) return { writes: [], mails: [] };
  const asked = new Set(tasks.map((task) => signerOf(contract, task)?.signerId));
  const unasked = whoseTurn(contract).filter(({ signerId }) => !asked.has(signerId));
  const opened = askToSign(contract, unasked, at);
  return { writes: opened.map(({ write }) => write), mails: opened.map(({ mail }) => mail) };
}

async function conclude(
  before: Kept<Contract>,
  after: ContractIn<'SIGNED'>,
  record: SignatureToRecord,
  { at, writes }: { readonly at: string; readonly writes: readonly Write[] },
): Promise<void> {
  const event = signatureEvent(record, at, { concluded: true });
  const change = { before, after, event, outbox: [{ kind: 'PUBLISH' }], also: writes } as const;
  const application = await applicationOf(after);
  if (application === null) {
    await commitContract(change);
    return;
  }
  const subject = applicationSubject(application.municipality, application.applicationId);
  const round = await readRound(subject, 'SIGNING');
  const check = startCheck(after, application, at);
  const end =
    round === null || round.outcome !== undefined
      ? null
      : endRound(subject, { name: 'SIGNING', number: round.number }, 'SIGNED');
  await commitApplication({
    before: application,
    after: { ...application, status: 'CONTRACTED' },
    event: { type: 'CONTRACT_CONCLUDED', at, by: record.by, data: { contractId: after.contractId } },
    outbox: [...(end === null ? [] : [end.message]), { kind: 'MAIL', template: 'PUBLISHED' }],
    also: [
      ...(end === null ? [] : [end.write]),
      ...contractWrites({
        ...change,
        outbox: [...change.outbox, ...check.map(({ mail }) => mail)],
        also: [...writes, ...check.map(({ write }) => write)],
      }),
    ],
  });
}

/** An officer sees that what must be met before the start is met, where there is such a thing. */
function startCheck(
  contract: ContractIn<'SIGNED'>,
  { diaryNumber, officer }: { readonly diaryNumber: string; readonly officer?: Officer | undefined },
  at: string,
): ReturnType<typeof openTask>[] {
  if (contract.start === undefined) return [];
  const { name, email, phone } = municipalityOf(contract.municipality).coordinator;
  return [
    openTask({
      kind: 'CONFIRM_START',
      subject: contractSubject(contract.municipality, contract.contractId),
      assignee: officer ?? { name, email, phone },
      diaryNumber,
      dueOn: startCheckDueOn(contract, stockholmDay(at)),
      requirementIds: contract.start.requirementIds,
      openedAt: at,
    }),
  ];
}

/** The application that waits for this contract. */
async function applicationOf(
  contract: ContractIn<'SIGNED'>,
): Promise<Kept<Extract<Application, { status: 'CONTRACT_PENDING' }>> | null> {
  if (contract.basis.kind !== 'AUTHORISATION') return null;
  const application = await readApplication(applicationSubject(contract.municipality, contract.basis.applicationId));
  if (application === null || !isRegistered(application)) throw new Error('A contract without its application');
  // It was read after the contract: the other signature may have come between the two.
  if (application.status !== 'CONTRACT_PENDING' || application.contractId !== contract.contractId) {
    throw new ConcurrencyError('the application that waits for the contract');
  }
  return application;
}

function signatureEvent(record: SignatureToRecord, at: string, more: { readonly concluded?: true } = {}) {
  const { signerId, signature } = record;
  const { method, documentHash } = signature;
  return {
    type: 'SIGNATURE_RECORDED',
    at,
    by: record.by,
    data: {
      signerId,
      method,
      documentHash,
      signedAt: signature.at,
      ...(signature.method === 'ELECTRONIC' ? { identity: signature.identity.kind } : {}),
      ...more,
    },
  };
}
