import { addDays } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { type ContractIn, diaryNumberOf } from '../../domain/contract/contract.ts';
import { type Deficiency, deficiencyKey } from '../../domain/measure/deficiency.ts';
import { consequencesOf } from '../../domain/measure/measure.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Subject } from '../../domain/task/task.ts';
import { ConcurrencyError } from '../../platform/concurrency-error.ts';
import { municipalityOf } from '../../platform/config.ts';
import { sha256 } from '../../platform/hash.ts';
import { readBoundVersion } from '../choice-system/choice-system.ts';
import { readContract } from '../contract/contract.ts';
import { openTask } from '../task/task.ts';
import { transact, type Write } from '../transact.ts';
import { type Actor, measureSubject, measureWrites, readMeasure } from './measure.ts';

/** A measure that is proposed, unsent. */
export interface Proposal {
  readonly measureId: string;
  /** With its task, event and mail, on condition that it was not proposed before. */
  readonly writes: readonly Write[];
}

/**
 * The proposal of a measure, for the transaction of whatever found the deficiencies: a visit, a re-check, the calendar.
 * Nothing but a proposal: the coordinator is asked to see to it.
 * @param measureId absent, it follows from the first deficiency, so that what is proposed twice is proposed once
 * @returns null when the contract names no consequence for one of them
 */
export async function proposalOf(
  contract: ContractIn<'SIGNED'>,
  deficiencies: readonly Deficiency[],
  { by, at }: Actor,
  measureId = measureIdFrom(contract, deficiencies),
): Promise<Proposal | null> {
  const { municipality, contractId } = contract;
  const { requirements } = await readBoundVersion(contract);
  const may = consequencesOf(requirements.requirements, deficiencies);
  if (may.length === 0) return null;
  const { coordinator, deadlines } = municipalityOf(municipality);
  const { task, write, mail } = openTask({
    kind: 'DECIDE_MEASURE',
    subject: measureSubject(municipality, measureId),
    assignee: { name: coordinator.name, email: coordinator.email },
    ...diaryNumberOf(contract),
    dueOn: addDays(stockholmDay(at), deadlines.lapseDays),
    openedAt: at,
  });
  const about = deficiencies.map(({ requirementId, source }) => ({ requirementId, source }));
  const writes = measureWrites({
    before: null,
    after: {
      schemaVersion: 1,
      status: 'PROPOSED',
      measureId,
      municipality,
      contractId,
      providerName: contract.provider.name,
      deficiencies: [...deficiencies],
      may,
      proposedAt: at,
      taskId: task.taskId,
    },
    event: { type: 'MEASURE_PROPOSED', at, by, data: { about, may } },
    outbox: [mail],
    also: [write],
  });
  return { measureId, writes };
}

/**
 * A person proposes a measure about what was found. Of the same deficiency there is one proposal, however often and by
 * whomever it is pressed: the answer is its id.
 */
export async function propose(
  subject: Subject,
  deficiencies: readonly Deficiency[],
  actor: Actor,
): Promise<Result<string, 'NOT_IN_FORCE' | 'NOT_NAMED'>> {
  const contract = await readContract(subject);
  if (contract?.status !== 'SIGNED') return err('NOT_IN_FORCE');
  const proposal = await proposalOf(contract, deficiencies, actor);
  if (proposal === null) return err('NOT_NAMED');
  try {
    await transact(proposal.writes);
  } catch (error) {
    const isThere = (await readMeasure(measureSubject(subject.municipality, proposal.measureId))) !== null;
    if (!(error instanceof ConcurrencyError) || !isThere) throw error;
  }
  return ok(proposal.measureId);
}

function measureIdFrom({ contractId }: ContractIn<'SIGNED'>, [first]: readonly Deficiency[]): string {
  if (first === undefined) throw new Error('A measure is about a deficiency');
  return measureIdAbout(contractId, first);
}

/** One measure for each deficiency on record. */
export function measureIdAbout(contractId: string, deficiency: Pick<Deficiency, 'requirementId' | 'source'>): string {
  return `${contractId}-${sha256(deficiencyKey(deficiency)).slice(0, 12)}`;
}
