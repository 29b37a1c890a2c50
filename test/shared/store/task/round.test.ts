import { SendTaskFailureCommand, SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Subject } from '../../../../shared/domain/task/task.ts';
import { ConcurrencyError } from '../../../../shared/platform/concurrency-error.ts';
import { commitApplication, readApplication } from '../../../../shared/store/application/application.ts';
import { readOutbox } from '../../../../shared/store/outbox.ts';
import { endRound, putRound, readRound, replaceToken, type Round } from '../../../../shared/store/task/round.ts';
import { publicId } from '../../../../shared/domain/municipality/public-id.ts';
import { transact } from '../../../../shared/store/transact.ts';
import { tell, waitHandler } from '../../../../workflows/wait.ts';
import { storeReceived } from '../../../support/stored-case.ts';
import { useTables } from '../../../support/tables.ts';
import { webContext } from '../../../support/web-request.ts';
import { workflow } from '../../../support/mocked-services.ts';

useTables();

const monday = '2026-03-02T09:00:00.000Z';
const tuesday = '2026-03-03T09:00:00.000Z';

beforeEach(() => {
  workflow.reset();
  workflow.on(SendTaskSuccessCommand).resolves({});
  workflow.on(SendTaskFailureCommand).resolves({});
});

function told() {
  return workflow.commandCalls(SendTaskSuccessCommand).map(({ args: [{ input }] }) => input);
}

const opens = vi.fn(async (subject: Subject, round: Round): Promise<'WAITING'> => {
  const before = await readApplication(subject);
  if (before === null) throw new Error('It was stored');
  const event = { type: 'ROUND_OPENED', at: monday, by: 'workflow', data: { number: round.number } };
  await commitApplication({ before, after: before, event, also: [putRound(subject, round)] });
  return 'WAITING';
});

const wait = waitHandler('CONFIRMATION', opens);

interface Entry {
  readonly taskToken: string;
  readonly enteredAt: string;
}

function enter(subject: Subject, entry: Entry, handler = wait): Promise<void> {
  return handler({ applicationId: publicId(subject.municipality, subject.id), attempt: 1, ...entry }, webContext);
}

async function end(subject: Subject, number: number, outcome: string): Promise<void> {
  await transact([endRound(subject, { name: 'CONFIRMATION', number }, outcome).write]);
}

describe('a workflow’s wait', () => {
  beforeEach(() => {
    opens.mockClear();
  });

  it('opens its round once, with the token that ends it', async () => {
    const { subject } = await storeReceived();
    await enter(subject, { taskToken: 'one', enteredAt: monday });
    expect(await readRound(subject, 'CONFIRMATION')).toEqual({
      name: 'CONFIRMATION',
      number: 1,
      taskToken: 'one',
      enteredAt: monday,
    });
    expect(told()).toEqual([]);
  });

  it('that is tried again takes the newer token and opens nothing more', async () => {
    const { subject } = await storeReceived();
    await enter(subject, { taskToken: 'one', enteredAt: monday });
    await enter(subject, { taskToken: 'two', enteredAt: monday });
    expect(await readRound(subject, 'CONFIRMATION')).toMatchObject({ number: 1, taskToken: 'two' });
    expect(opens).toHaveBeenCalledTimes(1);
    expect(told()).toEqual([]);
  });

  it('that was answered before it is tried again tells the answer at once', async () => {
    const { subject } = await storeReceived();
    await enter(subject, { taskToken: 'one', enteredAt: monday });
    await end(subject, 1, 'CONFIRMED');
    await enter(subject, { taskToken: 'two', enteredAt: monday });
    expect(told()).toEqual([{ taskToken: 'two', output: JSON.stringify({ outcome: 'CONFIRMED' }) }]);
    expect(opens).toHaveBeenCalledTimes(1);
  });

  it('that is answered while it takes the newer token tells the answer to that token', async () => {
    const { subject } = await storeReceived();
    await enter(subject, { taskToken: 'one', enteredAt: monday });
    const open = await readRound(subject, 'CONFIRMATION');
    await end(subject, 1, 'CONFIRMED');
    if (open === null) throw new Error('It was opened');
    // What the wait had read before the answer came.
    await expect(replaceToken(subject, { ...open, taskToken: 'two' })).rejects.toThrow(ConcurrencyError);
    expect(await readRound(subject, 'CONFIRMATION')).toMatchObject({ taskToken: 'one', outcome: 'CONFIRMED' });
    await enter(subject, { taskToken: 'two', enteredAt: monday });
    expect(told()).toMatchObject([{ taskToken: 'two' }]);
  });

  it('for another round opens the next number', async () => {
    const { subject } = await storeReceived();
    await enter(subject, { taskToken: 'one', enteredAt: monday });
    await end(subject, 1, 'CONFIRMED');
    await enter(subject, { taskToken: 'three', enteredAt: tuesday });
    const second = await readRound(subject, 'CONFIRMATION');
    expect(second).toMatchObject({ number: 2, taskToken: 'three' });
    expect(second).not.toHaveProperty('outcome');
    expect(told()).toEqual([]);
  });

  it('with nothing to wait for tells what is settled', async () => {
    const { subject } = await storeReceived();
    const settled = waitHandler('CONFIRMATION', async () => ({ settled: 'WITHDRAWN' }));
    await enter(subject, { taskToken: 'one', enteredAt: monday }, settled);
    expect(told()).toEqual([{ taskToken: 'one', output: JSON.stringify({ outcome: 'WITHDRAWN' }) }]);
    expect(await readRound(subject, 'CONFIRMATION')).toBeNull();
  });

  it('begins again when the case changed while its round was opened', async () => {
    const { subject } = await storeReceived();
    const disturbed = vi.fn(opens).mockImplementationOnce(() => Promise.reject(new ConcurrencyError('the case')));
    await enter(subject, { taskToken: 'one', enteredAt: monday }, waitHandler('CONFIRMATION', disturbed));
    expect(await readRound(subject, 'CONFIRMATION')).toMatchObject({ number: 1 });
    expect(workflow.commandCalls(SendTaskFailureCommand)).toHaveLength(0);
  });

  it('that could not be opened says so to the workflow, by the error’s kind alone, and fails', async () => {
    const { subject } = await storeReceived();
    const broken = waitHandler('CONFIRMATION', () => Promise.reject(new TypeError('Mika Glänta has no telephone')));
    await expect(enter(subject, { taskToken: 'one', enteredAt: monday }, broken)).rejects.toThrow(TypeError);
    expect(workflow.commandCalls(SendTaskFailureCommand).map(({ args: [{ input }] }) => input)).toEqual([
      { taskToken: 'one', error: 'OpenRoundFailed', cause: 'TypeError' },
    ]);
    expect(told()).toEqual([]);
  });

  it('opened twice at the same time has one round', async () => {
    const { subject } = await storeReceived();
    await Promise.all(['one', 'two', 'three'].map((taskToken) => enter(subject, { taskToken, enteredAt: monday })));
    expect(await readRound(subject, 'CONFIRMATION')).toMatchObject({ number: 1 });
    expect((await readApplication(subject))?.version).toBe(2);
  });

  it('refuses an input that is none', async () => {
    await expect(wait({ applicationId: 'granvik.01J' }, webContext)).rejects.toThrow();
  });
});

describe('the end of a round', () => {
  const round = { name: 'CONFIRMATION', number: 1, taskToken: 'one', enteredAt: monday } as const;

  it('is written once: of ten answers at once one holds, and the workflow is told by the outbox', async () => {
    const { subject } = await storeReceived({ also: (of) => [putRound(of, round)] });
    const answers = await Promise.allSettled(
      ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'].map(async (outcome) => {
        const before = await readApplication(subject);
        if (before === null) throw new Error('It was stored');
        const { write, message } = endRound(subject, round, outcome);
        const event = { type: 'ROUND_ENDED', at: tuesday, by: outcome, data: {} };
        await commitApplication({ before, after: before, event, outbox: [message], also: [write] });
        return outcome;
      }),
    );
    const held = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    expect(held).toHaveLength(1);
    expect(await readRound(subject, 'CONFIRMATION')).toMatchObject({ outcome: held[0] });
    expect((await readOutbox(subject)).map(({ message }) => message)).toEqual([
      { kind: 'CALLBACK', round: 'CONFIRMATION', number: 1, outcome: held[0] },
    ]);
  });

  it('is refused for a round that is over, and for one that never was', async () => {
    const { subject } = await storeReceived({ also: (of) => [putRound(of, { ...round, number: 2 })] });
    await expect(end(subject, 1, 'CONFIRMED')).rejects.toThrow(ConcurrencyError);
    await expect(end(subject, 3, 'CONFIRMED')).rejects.toThrow(ConcurrencyError);
    const { subject: other } = await storeReceived();
    await expect(end(other, 1, 'CONFIRMED')).rejects.toThrow(ConcurrencyError);
    expect(await readRound(other, 'CONFIRMATION')).toBeNull();
  });
});

describe('tell', () => {
  it.each(['TaskDoesNotExist', 'TaskTimedOut', 'InvalidToken'])('takes %s for a wait that is over', async (name) => {
    workflow.on(SendTaskSuccessCommand).rejects(Object.assign(new Error('no such task'), { name }));
    await expect(tell('one', 'CONFIRMED')).resolves.toBeUndefined();
  });

  it('fails on everything else, so that it is tried again', async () => {
    workflow.on(SendTaskSuccessCommand).rejects(Object.assign(new Error('slow down'), { name: 'ThrottlingException' }));
    await expect(tell('one', 'CONFIRMED')).rejects.toThrow('slow down');
  });
});
