import { addYears, type Day } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { CaseEnd } from '../../domain/register/case-end.ts';
import type { CaseOnFile } from '../../domain/register/case-on-file.ts';
import { type DisposalHindrance, disposalHindrances } from '../../domain/register/disposal-hindrance.ts';
import { proposedLine } from '../../domain/register/disposal.ts';
import { retentionOf, type RetentionPlan } from '../../domain/register/retention.ts';
import type { Subject } from '../../domain/task/task.ts';
import { applicationSubject } from '../application/application.ts';
import { contractSubject } from '../contract/contract.ts';
import { type EndedCase, leaveEnded, listEnded, postponeEnded } from '../desk/ended.ts';
import { readTasks } from '../task/task.ts';
import { transact } from '../transact.ts';
import { readCaseOnFile } from './case-on-file.ts';
import { commitDisposal, disposalSubject, listDisposals, putProposedLine, readDisposalLines } from './disposal.ts';

/** So many cases are looked at in one run; the others are, the month after. */
const mostLookedAt = 200;

/**
 * Proposes the month's disposal: the cases whose years have passed and that nothing stands against. Another is not proposed
 * while people are to decide on the last, or it is being carried out. Whoever dies before the end leaves lines that nobody
 * sees, and are written again.
 * @returns how many cases it proposes; none is proposed without a plan that has been adopted
 */
export async function proposeDisposal({ id, retention: plan }: Municipality, at: string): Promise<number> {
  if (plan?.adopted === undefined) return 0;
  const today = stockholmDay(at);
  const disposalId = today.slice(0, 7);
  const [latest] = await listDisposals(id, 1);
  if (latest !== undefined && (latest.status !== 'CARRIED_OUT' || latest.disposalId === disposalId)) return 0;
  const subject = disposalSubject(id, disposalId);
  for (const candidate of await candidatesOf(id, plan, today)) await proposeCase(subject, candidate, plan, today);
  const proposed = await readDisposalLines(subject);
  if (proposed.length === 0) return 0;
  const { name, adopted } = plan;
  await commitDisposal({
    before: null,
    after: {
      schemaVersion: 1,
      status: 'PROPOSED',
      municipality: id,
      disposalId,
      proposedAt: at,
      plan: { name, adopted },
      cases: proposed.length,
    },
    event: { type: 'DISPOSAL_PROPOSED', at, by: 'calendar', data: { cases: proposed.length } },
  });
  return proposed.length;
}

/** A case that ended so long ago that its class may let it go. */
interface Candidate extends EndedCase {
  readonly end: CaseEnd;
  readonly years: number;
}

async function candidatesOf(municipality: string, plan: RetentionPlan, today: Day): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  for (const { keep, ends } of plan.classes) {
    if (keep === 'FOREVER') continue;
    const { years } = keep;
    for (const end of ends) {
      const most = mostLookedAt - found.length;
      if (most === 0) return found;
      const ended = await listEnded(municipality, end, { through: addYears(today, -years), most });
      found.push(...ended.map((one) => ({ ...one, end, years })));
    }
  }
  return found;
}

/** What something stands against is looked at again when it may have passed, and lies in nobody's way until then. */
async function proposeCase(subject: Subject, candidate: Candidate, plan: RetentionPlan, today: Day): Promise<void> {
  const { applicationId, position, end, years } = candidate;
  const about = applicationSubject(subject.municipality, applicationId);
  const file = await readCaseOnFile(about);
  if (file?.application.status !== end) return leaveEnded(about, end, position);
  const retention = retentionOf(file, plan, today);
  const hindrances = await hindrancesNow(file, plan, today);
  if (hindrances.length === 0) {
    await transact([putProposedLine(subject, proposedLine(file, retention))]);
    return;
  }
  // Its years run from a later day than the list knows, or else it is looked at again in a year.
  const { endedOn } = retention;
  const isLater = endedOn !== null && hindrances.includes('NOT_DUE');
  return postponeEnded(about, end, isLater ? endedOn : addYears(today, 1 - years));
}

/** What stands against it today, with what its case and its contracts wait for. */
export async function hindrancesNow(
  file: CaseOnFile,
  plan: RetentionPlan,
  today: Day,
): Promise<readonly DisposalHindrance[]> {
  const { application, contracts } = file;
  const { municipality, applicationId } = application;
  const about = [
    applicationSubject(municipality, applicationId),
    ...contracts.map(({ contract }) => contractSubject(municipality, contract.contractId)),
  ];
  const tasks = (await Promise.all(about.map(readTasks))).flat();
  return disposalHindrances(file, { plan, tasks, today });
}
