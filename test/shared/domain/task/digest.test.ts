import { describe, expect, it } from 'vitest';
import { nextDigest } from '../../../../shared/domain/task/digest.ts';
import type { OpenTask } from '../../../../shared/domain/task/task.ts';

const rungs = { beforeDays: 3, escalateAfterDays: 2 };

function task(taskId: string, dueOn = '2026-03-20'): OpenTask {
  return {
    schemaVersion: 1,
    taskId,
    kind: 'PREPARE',
    status: 'OPEN',
    subject: { municipality: 'granvik', type: 'APPLICATION', id: taskId },
    assignee: { name: 'Bo Berg', email: 'boberg@granvik.example' },
    dueOn,
    openedAt: '2026-03-10T09:00:00.000Z',
    reminded: [],
  };
}

describe('the one letter of all that a member prepares', () => {
  it('comes when there is something new, and says nothing twice', () => {
    const first = nextDigest(null, [task('a')], '2026-03-11', rungs);
    expect(first?.tasks).toMatchObject([{ taskId: 'a', told: ['NEW'] }]);
    expect(nextDigest(first, [task('a')], '2026-03-12', rungs)).toBeNull();
    const second = nextDigest(first, [task('a'), task('b')], '2026-03-12', rungs);
    expect(second?.tasks.map(({ taskId }) => taskId)).toEqual(['a', 'b']);
  });

  it('comes at most once a day, whatever is new', () => {
    const first = nextDigest(null, [task('a')], '2026-03-11', rungs);
    expect(nextDigest(first, [task('a'), task('b')], '2026-03-11', rungs)).toBeNull();
  });

  it('reminds before the day and after it, once each; what comes after that is the coordinator’s', () => {
    let digest = nextDigest(null, [task('a')], '2026-03-11', rungs);
    const sent = [];
    for (let day = 12; day <= 30; day++) {
      const next = nextDigest(digest, [task('a')], `2026-03-${String(day)}`, rungs);
      if (next !== null) sent.push([day, next.tasks[0]?.told]);
      digest = next ?? digest;
    }
    expect(sent).toEqual([
      [17, ['NEW', 'BEFORE_DUE']],
      [21, ['NEW', 'BEFORE_DUE', 'OVERDUE']],
    ]);
  });

  it('says nothing of what is settled, and does not come for it', () => {
    const first = nextDigest(null, [task('a'), task('b')], '2026-03-11', rungs);
    expect(nextDigest(first, [], '2026-03-17', rungs)).toBeNull();
    expect(nextDigest(first, [task('b')], '2026-03-17', rungs)?.tasks).toMatchObject([{ taskId: 'b' }]);
  });
});
