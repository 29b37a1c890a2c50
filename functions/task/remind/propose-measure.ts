import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { diaryNumberOf } from '../../../shared/domain/contract/contract.ts';
import { consequencesOf, measureIdOf } from '../../../shared/domain/measure/measure.ts';
import type { OpenTask } from '../../../shared/domain/task/task.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { readForm } from '../../../shared/store/follow-up/campaign.ts';
import { readBoundVersion } from '../../../shared/store/choice-system/choice-system.ts';
import { measureSubject, measureWrites } from '../../../shared/store/measure/measure.ts';
import { recordEvent } from '../../../shared/store/record-event.ts';
import { noteReminder, openTask } from '../../../shared/store/task/task.ts';
import { readWaitedFor } from '../../../shared/store/follow-up/waited-for.ts';

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
  const [form, { requirements }] = await Promise.all([
    readForm(report.municipality, report),
    readBoundVersion(contract),
  ]);
  const may = consequencesOf(requirements.requirements, form.duty);
  if (form.duty === undefined || may.length === 0) {
    const event = { type: 'MEASURE_NOT_PROPOSED', at, by: 'calendar', data: { taskId: found.taskId } };
    await recordEvent(found.subject, event, { also: [noteReminder(found, 'PROPOSED')] });
    return 0;
  }
  const measureId = measureIdOf(report);
  const { coordinator, deadlines } = municipalityOf(report.municipality);
  const { task, write, mail } = openTask({
    kind: 'DECIDE_MEASURE',
    subject: measureSubject(report.municipality, measureId),
    assignee: { name: coordinator.name, email: coordinator.email },
    ...diaryNumberOf(contract),
    dueOn: addDays(stockholmDay(at), deadlines.lapseDays),
    openedAt: at,
  });
  const { municipality, contractId, providerName, reportId } = report;
  const proposed = measureWrites({
    before: null,
    after: {
      schemaVersion: 1,
      status: 'PROPOSED',
      measureId,
      municipality,
      contractId,
      providerName,
      reportId,
      requirementId: form.duty,
      may,
      proposedAt: at,
      taskId: task.taskId,
    },
    event: { type: 'MEASURE_PROPOSED', at, by: 'calendar', data: { reportId, requirementId: form.duty, may } },
    outbox: [mail],
    also: [write],
  });
  // The task is open only as long as the report is waited for: of a report and a proposal at once, the report wins.
  await recordEvent(
    found.subject,
    { type: 'MEASURE_PROPOSED', at, by: 'calendar', data: { measureId, taskId: found.taskId } },
    { also: [noteReminder(found, 'PROPOSED'), ...proposed] },
  );
  return 1;
}
