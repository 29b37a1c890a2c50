import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { OpenTask } from '../../../../shared/domain/task/task.ts';
import { useMunicipalities } from '../../../../shared/platform/config.ts';
import { ConcurrencyError } from '../../../../shared/platform/concurrency-error.ts';
import { sha256 } from '../../../../shared/platform/hash.ts';
import { newSecret } from '../../../../shared/platform/ids.ts';
import { commitApplication, readApplication } from '../../../../shared/store/application/application.ts';
import { consumeLink, issueLink, readLink } from '../../../../shared/store/task/link.ts';
import { answerTask, readTask, revokeTask } from '../../../../shared/store/task/task.ts';
import { taskPageStore } from '../../../../shared/store/task/page.ts';
import { transact } from '../../../../shared/store/transact.ts';
import { granvik, useGranvik } from '../../../support/granvik.ts';
import { storeTask } from '../../../support/stored-case.ts';
import { everythingIn, useTables } from '../../../support/tables.ts';

useTables();

const store = taskPageStore();
const now = () => new Date().toISOString();

async function linkTo(task: OpenTask): Promise<string> {
  return issueLink(task, now());
}

describe('a task link', () => {
  it('opens its task, and is in the tables only as a hash', async () => {
    const { task } = await storeTask();
    const token = await linkTo(task);
    expect(token).toMatch(/^granvik\.[A-Za-z0-9_-]{43}$/);
    expect(await store.find(token)).toMatchObject({ kind: 'live', task: { taskId: task.taskId } });
    const stored = JSON.stringify([await everythingIn('LINK_TABLE'), await everythingIn('CASE_TABLE')]);
    expect(stored).not.toContain(token.slice('granvik.'.length));
    expect(stored).toContain(sha256(token));
  });

  it('outlives its end by a year, so that it can still say what happened, and is then forgotten', async () => {
    const { task } = await storeTask();
    const at = '2026-03-02T09:00:00.000Z';
    const token = await issueLink(task, at);
    const item = (await everythingIn('LINK_TABLE')).find(({ tokenHash }) => tokenHash === sha256(token));
    expect(item).toMatchObject({
      endsAt: '2026-05-31T09:00:00.000Z',
      expiresAt: Date.parse('2027-05-31T09:00:00.000Z') / 1000,
    });
  });

  it('lives, and is remembered, for the days that its municipality has set', async () => {
    const { task } = await storeTask();
    useMunicipalities([{ ...granvik, links: { ...granvik.links, lifeDays: 10, memoryDays: 20 } }]);
    onTestFinished(useGranvik);
    const token = await issueLink(task, '2026-03-02T09:00:00.000Z');
    const item = (await everythingIn('LINK_TABLE')).find(({ tokenHash }) => tokenHash === sha256(token));
    expect(item).toMatchObject({
      endsAt: '2026-03-12T09:00:00.000Z',
      expiresAt: Date.parse('2026-04-01T09:00:00.000Z') / 1000,
    });
  });

  it.each([
    ['one that was never issued', `granvik.${newSecret()}`],
    ['another municipality’s', `fjallberg.${newSecret()}`],
    ['nothing', ''],
    ['no municipality', newSecret()],
    ['a path', 'granvik.../../etc/passwd'],
    ['something very long', `granvik.${'a'.repeat(5000)}`],
    ['a hash itself', `granvik.${sha256('x')}`],
  ])('is unknown for %s', async (_what, token) => {
    expect(await store.find(token)).toEqual({ kind: 'unknown' });
  });

  it('of one municipality opens nothing under another’s name', async () => {
    const { task } = await storeTask();
    const token = await linkTo(task);
    expect(await readLink(token.replace('granvik', 'fjallberg'))).toBeNull();
  });

  it('is dead after ninety days', async () => {
    const { task } = await storeTask();
    const token = await linkTo(task);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 91 * 24 * 60 * 60 * 1000 });
    const found = await store.find(token);
    vi.useRealTimers();
    expect(found).toMatchObject({ kind: 'dead', why: 'EXPIRED' });
  });

  it('is dead when the task rests on another basis than the one it was sent for', async () => {
    const { subject, task } = await storeTask({ basisHash: 'a'.repeat(64) });
    const token = await linkTo({ ...task, basisHash: 'b'.repeat(64) });
    expect(await store.find(token)).toMatchObject({ kind: 'dead', why: 'BASIS_CHANGED' });
    expect(await store.find(await linkTo(task))).toMatchObject({ kind: 'live' });
    expect(await readTask(subject, task.taskId)).toMatchObject({ status: 'OPEN' });
  });

  it('is dead when its task is taken back, and when it is answered', async () => {
    const { task } = await storeTask();
    const token = await linkTo(task);
    await transact([revokeTask(task, { at: now(), why: 'WITHDRAWN' })]);
    expect(await store.find(token)).toMatchObject({ kind: 'dead', why: 'REVOKED' });

    const { task: other } = await storeTask();
    const first = await linkTo(other);
    const second = await linkTo(other);
    await transact([answerTask(other, { at: now(), by: 'Mika Glänta', outcome: 'CONFIRMED' })]);
    expect(await store.find(first)).toMatchObject({ kind: 'dead', why: 'ANSWERED' });
    expect(await store.find(second)).toMatchObject({ kind: 'dead', why: 'ANSWERED' });
  });

  it('is used up with the answer once: of twenty answers at once one is recorded', async () => {
    const { subject, task } = await storeTask();
    const link = { municipality: 'granvik', tokenHash: sha256(await linkTo(task)) };
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, async (_, number) => {
        const before = await readApplication(subject);
        if (before === null) throw new Error('It was stored');
        await commitApplication({
          before,
          after: before,
          event: { type: 'ANSWERED', at: now(), by: String(number), data: {} },
          also: [answerTask(task, { at: now(), by: String(number), outcome: 'CONFIRMED' }), consumeLink(link, now())],
        });
        return number;
      }),
    );
    const recorded = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    expect(recorded).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(ConcurrencyError);
    expect(await readTask(subject, task.taskId)).toMatchObject({ status: 'ANSWERED', answeredBy: String(recorded[0]) });
  });

  it('that was never issued cannot be used up', async () => {
    await expect(
      transact([consumeLink({ municipality: 'granvik', tokenHash: sha256(newSecret()) }, now())]),
    ).rejects.toThrow(ConcurrencyError);
  });
});
