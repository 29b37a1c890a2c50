import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { diaryNumberOf } from '../../domain/contract/contract.ts';
import {
  acceptQualityReport,
  closeQualityReport,
  type QualityReport,
  returnQualityReport,
} from '../../domain/follow-up/quality-report.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { OpenTask, Subject } from '../../domain/task/task.ts';
import { contactOf } from '../contract/contact.ts';
import { contractSubject, readContract } from '../contract/contract.ts';
import { withdrawProposal } from '../measure/withdraw.ts';
import { commitReport, readReport } from './report.ts';
import { openTask, readTasks, revokeTask } from '../task/task.ts';

interface Actor {
  readonly by: string;
  readonly at: string;
}

type Outcome<E> = Promise<Result<QualityReport, E | 'GONE'>>;

/** Accepts what was handed in. @throws ConcurrencyError when somebody else came first */
export async function acceptReport(subject: Subject, { by, at }: Actor): Outcome<'NOT_SUBMITTED'> {
  const before = await readReport(subject);
  if (before === null) return err('GONE');
  const accepted = acceptQualityReport(before, { by, at });
  if (!accepted.ok) return accepted;
  const data = { submission: before.submissions };
  const event = { type: 'QUALITY_REPORT_ACCEPTED', at, by, data };
  return ok(await commitReport({ before, after: accepted.value, event }));
}

/**
 * Gives it back to its provider with reasons, by a task of its own with another day.
 * @throws ConcurrencyError when somebody else came first
 */
export async function returnReport(
  subject: Subject,
  { reasons, dueOn, by, at }: Actor & { readonly reasons: string; readonly dueOn: string },
): Outcome<'NOT_SUBMITTED' | 'DAY_PASSED'> {
  const before = await readReport(subject);
  if (before === null) return err('GONE');
  const returned = returnQualityReport(before, { reasons, dueOn, by, at, on: stockholmDay(at) });
  if (!returned.ok) return returned;
  const contract = await readContract(contractSubject(subject.municipality, before.contractId));
  if (contract === null) throw new Error('A report without its contract');
  const task = openTask({
    kind: 'REPORT_QUALITY',
    subject,
    assignee: await contactOf(contract),
    ...diaryNumberOf(contract),
    dueOn,
    openedAt: at,
  });
  const data = { submission: before.submissions, dueOn, reasons };
  const event = { type: 'QUALITY_REPORT_RETURNED', at, by, data };
  return ok(await commitReport({ before, after: returned.value, event, outbox: [task.mail], also: [task.write] }));
}

/** Settles that no report is waited for: its link dies. @throws ConcurrencyError when somebody else came first */
export async function closeReport(
  subject: Subject,
  { why, by, at }: Actor & { readonly why: string },
): Outcome<'NOT_OPEN'> {
  const [before, tasks] = await Promise.all([readReport(subject), readTasks(subject)]);
  if (before === null) return err('GONE');
  const closed = closeQualityReport(before, { by, at, why });
  if (!closed.ok) return closed;
  const event = { type: 'QUALITY_REPORT_CLOSED', at, by, data: { why } };
  const open = tasks.filter((task): task is OpenTask => task.status === 'OPEN');
  const also = [
    ...open.map((task) => revokeTask(task, { at, why: 'CLOSED' })),
    ...(await withdrawProposal(before, at)),
  ];
  return ok(await commitReport({ before, after: closed.value, event, also }));
}
