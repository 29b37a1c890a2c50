import { beforeEach, describe, expect, it } from 'vitest';
import { handler as remind } from '../../../functions/task/remind/handler.ts';
import { deskList } from '../../../shared/domain/desk/place.ts';
import { useMunicipalities } from '../../../shared/platform/config.ts';
import { commitApplication, readApplication } from '../../../shared/store/application/application.ts';
import { readPortion } from '../../../shared/store/desk/list.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { granvik } from '../../support/granvik.ts';
import { storeReceived } from '../../support/stored-case.ts';
import { useTables } from '../../support/tables.ts';
import { webContext } from '../../support/web-request.ts';

useTables();

beforeEach(() => {
  useMunicipalities([{ ...granvik, stillDays: { RECEIVED: 14 } }]);
});

const sweep = (day: string) => remind({ at: `${day}T06:00:00.000Z` }, webContext);

async function stillIds(): Promise<string[]> {
  return (await readPortion('granvik', deskList.still)).cases.map(({ applicationId }) => applicationId);
}

describe('a case that lies still', () => {
  it('is told of once, to the coordinator, when its days in the state are over; the desk shows it first', async () => {
    const { subject } = await storeReceived();
    await sweep('2026-03-16');
    expect(await readTasks(subject)).toEqual([]);
    await sweep('2026-03-17');
    await sweep('2026-03-18');
    expect(await readTasks(subject)).toMatchObject([
      { kind: 'GET_MOVING', status: 'OPEN', assignee: { email: 'samordnare@granvik.example' }, dueOn: '2026-03-20' },
    ]);
    expect(
      (await readOutbox(subject)).filter(({ message }) => message.kind === 'MAIL' && message.template === 'TASK'),
    ).toHaveLength(1);
    expect(await stillIds()).toContain(subject.id);
  });

  it('is told of no longer when it moves, and anew when it lies still again', async () => {
    const { subject } = await storeReceived();
    await sweep('2026-03-17');
    const before = await readApplication(subject);
    if (before === null) throw new Error('It was stored');
    const event = { type: 'JOURNAL_NOTED', at: '2026-03-19T09:00:00.000Z', by: 'Ebba Lind', data: {} };
    await commitApplication({ before, after: before, event });
    expect(await readTasks(subject)).toMatchObject([{ status: 'REVOKED', why: 'MOVED' }]);
    expect(await stillIds()).not.toContain(subject.id);
    await sweep('2026-04-02');
    expect(await readTasks(subject)).toHaveLength(1);
    await sweep('2026-04-03');
    expect(await readTasks(subject)).toMatchObject([{ status: 'REVOKED' }, { status: 'OPEN' }]);
  });

  it('is never one that is decided, nor one in a state without days', async () => {
    useMunicipalities([{ ...granvik, stillDays: { ASSESSMENT: 1 } }]);
    const { subject } = await storeReceived();
    await sweep('2026-12-01');
    expect(await readTasks(subject)).toEqual([]);
  });

  it('is seen to within the days that the municipality says', async () => {
    const deadlines = { ...granvik.deadlines, stillCaseDays: 10 };
    useMunicipalities([{ ...granvik, stillDays: { RECEIVED: 14 }, deadlines }]);
    const { subject } = await storeReceived();
    await sweep('2026-03-17');
    expect(await readTasks(subject)).toMatchObject([{ kind: 'GET_MOVING', dueOn: '2026-03-27' }]);
  });
});
