import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../shared/domain/calendar/day.ts';
import { dueReminders, type Reminder } from '../../../../shared/domain/task/reminder.ts';
import type { OpenTask, Task } from '../../../../shared/domain/task/task.ts';
import { holds } from '../../../support/holds.ts';

const settings = { beforeDays: 3, escalateAfterDays: 5 };

function task(changes: Partial<OpenTask> = {}): OpenTask {
  return {
    schemaVersion: 1,
    taskId: '01TASK',
    kind: 'COMPLETE',
    subject: { municipality: 'granvik', type: 'APPLICATION', id: '01APPLICATION' },
    assignee: { name: 'Nils Rask', email: 'nils.rask@omsorg.example' },
    dueOn: '2026-03-20',
    openedAt: '2026-03-02T08:00:00.000Z',
    reminded: [],
    status: 'OPEN',
    ...changes,
  };
}

const ladder: Reminder[] = ['BEFORE_DUE', 'OVERDUE', 'ESCALATED'];

describe('dueReminders', () => {
  it.each([
    ['2026-03-16', []],
    ['2026-03-17', ['BEFORE_DUE']],
    ['2026-03-20', ['BEFORE_DUE']],
    ['2026-03-21', ['OVERDUE']],
    ['2026-03-24', ['OVERDUE']],
    ['2026-03-25', ['ESCALATED']],
    ['2031-01-01', ['ESCALATED']],
  ] as const)('on %s a task due on 2026-03-20 is due for %j, the highest rung only', (today, expected) => {
    expect(dueReminders(task(), today, settings)).toEqual(expected);
  });

  it('ends with a person who is asked about a measure, where the ladder has that rung', () => {
    const longer = { ...settings, proposeAfterDays: 14 };
    expect(dueReminders(task(), '2026-04-02', longer)).toEqual(['ESCALATED']);
    expect(dueReminders(task(), '2026-04-03', longer)).toEqual(['PROPOSED']);
    expect(dueReminders(task(), '2026-03-26', { ...settings, proposeAfterDays: 1 })).toEqual(['PROPOSED']);
    expect(dueReminders(task({ reminded: ['PROPOSED'] }), '2027-01-01', longer)).toEqual([]);
    expect(dueReminders(task(), '2027-01-01', settings)).toEqual(['ESCALATED']);
  });

  it('sends each rung once, and none below one that was sent', () => {
    expect(dueReminders(task({ reminded: ['BEFORE_DUE'] }), '2026-03-18', settings)).toEqual([]);
    expect(dueReminders(task({ reminded: ['BEFORE_DUE'] }), '2026-03-21', settings)).toEqual(['OVERDUE']);
    expect(dueReminders(task({ reminded: ['ESCALATED'] }), '2026-03-21', settings)).toEqual([]);
  });

  it('never reminds about a settled task', () => {
    const { status: _status, ...open } = task();
    const settled: Task[] = [
      { ...open, status: 'ANSWERED', answeredAt: '2026-03-10T08:00:00.000Z', answeredBy: 'Nils Rask', outcome: 'DONE' },
      { ...open, status: 'REVOKED', revokedAt: '2026-03-10T08:00:00.000Z', why: 'Ny begäran' },
    ];
    expect(settled.flatMap((line) => dueReminders(line, '2026-04-30', settings))).toEqual([]);
  });

  it('over any run of daily sweeps, also with days missed, sends every rung at most once and in order', () => {
    const settingsOf = fc.record({
      beforeDays: fc.integer({ min: 1, max: 30 }),
      escalateAfterDays: fc.integer({ min: 1, max: 30 }),
    });
    holds(
      fc.property(
        settingsOf,
        fc.uniqueArray(fc.integer({ min: -60, max: 60 })),
        fc.nat(120),
        (rule, sweeps, answeredAfter) => {
          const sent: Reminder[] = [];
          for (const offset of sweeps.toSorted((a, b) => a - b)) {
            const open = task({ reminded: [...sent] });
            const due = dueReminders(
              offset + 60 < answeredAfter
                ? open
                : { ...open, status: 'REVOKED', revokedAt: open.openedAt, why: 'Besvarad' },
              addDays(open.dueOn, offset),
              rule,
            );
            if (due.length > 1 || (due.length > 0 && offset + 60 >= answeredAfter)) return false;
            sent.push(...due);
          }
          const rungs = sent.map((rung) => ladder.indexOf(rung));
          return rungs.every((rung, index) => index === 0 || rung > (rungs[index - 1] ?? -1));
        },
      ),
    );
  });

  it('swept daily, sends all three', () => {
    const sent: Reminder[] = [];
    for (let offset = -30; offset <= 30; offset += 1) {
      sent.push(...dueReminders(task({ reminded: [...sent] }), addDays('2026-03-20', offset), settings));
    }
    expect(sent).toEqual(ladder);
  });
});
