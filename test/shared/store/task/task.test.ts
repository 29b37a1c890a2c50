import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../shared/domain/calendar/day.ts';
import { ConcurrencyError } from '../../../../shared/platform/concurrency-error.ts';
import { sweepDue } from '../../../../shared/store/task/due.ts';
import { answerTask, noteReminder, readTask, readTasks, revokeTask } from '../../../../shared/store/task/task.ts';
import { transact } from '../../../../shared/store/transact.ts';
import { storeTask } from '../../../support/stored-case.ts';
import { everythingIn, useTables } from '../../../support/tables.ts';

useTables();

const at = '2026-03-10T10:00:00.000Z';
const answer = { at, by: 'Mika Glänta', outcome: 'CONFIRMED' };

async function dueThrough(day: string, municipality = 'granvik'): Promise<string[]> {
  const found: string[] = [];
  await sweepDue(municipality, day, ({ taskId }) => Promise.resolve(void found.push(taskId)));
  return found;
}

describe('an open task', () => {
  it('is found by its day in every municipality’s own list, until it is settled', async () => {
    const { task } = await storeTask({ dueOn: '2031-01-10' });
    const { task: other } = await storeTask({ dueOn: '2031-01-10' });
    expect(await dueThrough('2031-01-09')).not.toContain(task.taskId);
    expect(await dueThrough('2031-01-10')).toEqual(expect.arrayContaining([task.taskId, other.taskId]));
    expect(await dueThrough('2031-01-10', 'fjallberg')).toEqual([]);

    await transact([answerTask(task, answer)]);
    await transact([revokeTask(other, { at, why: 'WITHDRAWN' })]);
    expect(await dueThrough('2031-01-10')).not.toEqual(expect.arrayContaining([task.taskId]));
    expect(await dueThrough('2031-01-10')).not.toEqual(expect.arrayContaining([other.taskId]));
    const settled = (await everythingIn('CASE_TABLE')).filter(({ taskId }) => taskId === task.taskId);
    expect(settled).toHaveLength(1);
    expect(settled[0]).not.toHaveProperty('duePk');
  });

  it('is found however many there are', async () => {
    const dueOn = '2032-02-02';
    const note = { sv: 'x'.repeat(60_000), en: 'x' };
    const made = await Promise.all(Array.from({ length: 25 }, () => storeTask({ dueOn, note })));
    const found = await dueThrough(addDays(dueOn, 1));
    for (const { task } of made) expect(found).toContain(task.taskId);
  });

  it('is settled once', async () => {
    const { subject, task } = await storeTask();
    await transact([answerTask(task, answer)]);
    await expect(transact([answerTask(task, { ...answer, outcome: 'OTHER' })])).rejects.toThrow(ConcurrencyError);
    await expect(transact([revokeTask(task, { at, why: 'WITHDRAWN' })])).rejects.toThrow(ConcurrencyError);
    expect(await readTask(subject, task.taskId)).toMatchObject({ status: 'ANSWERED', outcome: 'CONFIRMED' });
    expect(await readTasks(subject)).toHaveLength(1);
  });

  it('notes each reminder once, and none when it is settled', async () => {
    const { subject, task } = await storeTask();
    await transact([noteReminder(task, 'BEFORE_DUE')]);
    await expect(transact([noteReminder(task, 'BEFORE_DUE')])).rejects.toThrow(ConcurrencyError);
    await transact([noteReminder(task, 'OVERDUE')]);
    expect(await readTask(subject, task.taskId)).toMatchObject({ reminded: ['BEFORE_DUE', 'OVERDUE'] });
    await transact([answerTask(task, answer)]);
    await expect(transact([noteReminder(task, 'ESCALATED')])).rejects.toThrow(ConcurrencyError);
  });
});
