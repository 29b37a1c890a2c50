import { confirmStart } from '../../../shared/domain/contract/start.ts';
import type { Settlement } from '../../../shared/domain/requirement/settlement.ts';
import type { OpenTask } from '../../../shared/domain/task/task.ts';
import { putCheck } from '../../../shared/store/requirement/check.ts';
import { commitContract } from '../../../shared/store/contract/contract.ts';
import { answerTask, readTasks } from '../../../shared/store/task/task.ts';
import type { Write } from '../../../shared/store/transact.ts';
import { examineStart, type StartExamination } from './examination.ts';
import type { Visit } from './visit.ts';

/** Keeps what the officer said of some conditions, in one transaction; nothing when there is nothing new. */
export async function saveSettlements(
  visit: Visit,
  examination: StartExamination,
  settled: Readonly<Record<string, Settlement>>,
  at: string,
): Promise<void> {
  const ids = Object.keys(settled);
  if (ids.length === 0) return;
  const after = await examineStart(visit, at, { ...examination.settlements, ...settled });
  await commitContract({
    before: visit.contract,
    after: visit.contract,
    event: {
      type: 'START_CHECKED',
      at,
      by: visit.staff.name,
      data: { requirementIds: ids, results: ids.map((id) => settled[id]?.result ?? '') },
    },
    also: checksOf(visit, after, ids),
  });
}

/** Records that all is met: from the agreed day the provider may be chosen, and the catalogue says so. */
export async function confirm(visit: Visit, examination: StartExamination, at: string): Promise<boolean> {
  const { contract, staff, subject } = visit;
  const findings = examination.conditions.map(({ finding }) => finding);
  const confirmed = confirmStart(contract, { findings, at, by: staff.name });
  if (!confirmed.ok) return false;
  const waiting = (await readTasks(subject)).filter(
    (task): task is OpenTask => task.kind === 'CONFIRM_START' && task.status === 'OPEN',
  );
  await commitContract({
    before: contract,
    after: confirmed.value,
    event: {
      type: 'START_CONFIRMED',
      at,
      by: staff.name,
      data: { requirementIds: contract.start.requirementIds, agreed: contract.selectableFrom },
    },
    outbox: [{ kind: 'PUBLISH' }],
    also: [
      ...checksOf(visit, examination, contract.start.requirementIds),
      ...waiting.map((task) => answerTask(task, { at, by: staff.name, outcome: 'MET' })),
    ],
  });
  return true;
}

function checksOf({ subject }: Visit, { conditions, settlements }: StartExamination, ids: readonly string[]): Write[] {
  return conditions
    .filter(({ requirement }) => ids.includes(requirement.id))
    .map(({ requirement, finding }) => {
      const settlement = settlements[requirement.id];
      return putCheck(subject, { finding, ...(settlement === undefined ? {} : { settlement }) });
    });
}
