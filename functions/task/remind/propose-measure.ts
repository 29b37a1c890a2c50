import type { OpenTask } from '../../../shared/domain/task/task.ts';
import { measureIdOf } from '../../../shared/domain/measure/measure.ts';
import { readForm } from '../../../shared/store/follow-up/campaign.ts';
import { readWaitedFor } from '../../../shared/store/follow-up/waited-for.ts';
import { proposalOf } from '../../../shared/store/measure/propose.ts';
import { recordEvent } from '../../../shared/store/record-event.ts';
import { noteReminder } from '../../../shared/store/task/task.ts';

/**
 * The ladder's last rung for a report that does not come: a person is asked whether to take the measure that the
 * contract names, and nothing is done by it. What the contract names no measure for is proposed none.
 * @returns how many proposals were made
 * @throws ConcurrencyError when the report came in the meantime, or another run was first
 */
export async function proposeMeasure(found: OpenTask, at: string): Promise<number> {
  const waited = await readWaitedFor(found.subject);
  if (waited === null) return 0;
  const { report, contract } = waited;
  const { municipality, reportId, year, dueOn } = report;
  const { duty } = await readForm(municipality, report);
  const deficiency = {
    requirementId: duty ?? '',
    text: `Kvalitetsredovisningen för ${String(year)} har inte kommit in. Den skulle lämnas senast ${dueOn}.`,
    source: { kind: 'REPORT', reportId } as const,
  };
  const actor = { by: 'calendar', at };
  const proposal = duty === undefined ? null : await proposalOf(contract, [deficiency], actor, measureIdOf(report));
  // The task is open only as long as the report is waited for: of a report and a proposal at once, the report wins.
  const noted = noteReminder(found, 'PROPOSED');
  const { taskId } = found;
  if (proposal === null) {
    await recordEvent(found.subject, { type: 'MEASURE_NOT_PROPOSED', ...actor, data: { taskId } }, { also: [noted] });
    return 0;
  }
  const { measureId, writes } = proposal;
  const event = { type: 'MEASURE_PROPOSED', ...actor, data: { measureId, taskId } };
  await recordEvent(found.subject, event, { also: [noted, ...writes] });
  return 1;
}
