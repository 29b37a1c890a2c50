import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { readOutbox, type OutboxLine } from '../../../shared/store/outbox.ts';
import { consumeOutbox, OutboxError } from '../../../shared/store/outbox-consumer.ts';
import { storeReceived } from '../../support/stored-case.ts';
import { streamOf, streamRecord } from '../../support/stream-event.ts';
import { everythingIn, useTables } from '../../support/tables.ts';
import { webContext } from '../../support/web-request.ts';

useTables();

afterEach(() => {
  vi.useRealTimers();
});

async function caseWith(lines: number): Promise<{ subject: Subject; ids: string[] }> {
  const { subject } = await storeReceived({
    outbox: Array.from({ length: lines }, (_, index) => ({ kind: 'START', attempt: index + 1 })),
  });
  return { subject, ids: (await readOutbox(subject)).map(({ outboxId }) => outboxId) };
}

const attemptOf = ({ message }: OutboxLine) => (message.kind === 'START' ? message.attempt : 0);

describe('the outbox’s consumer', () => {
  it('carries out each line and says so on it', async () => {
    const { subject } = await caseWith(3);
    const done: number[] = [];
    const consume = consumeOutbox(async (line) => {
      done.push(attemptOf(line));
    });
    await consume(await streamOf(subject), webContext);
    expect(done).toEqual([1, 2, 3]);
    for (const line of await readOutbox(subject)) {
      expect(line).toMatchObject({ state: 'DONE', attempts: 1 });
      expect(line).toHaveProperty('doneAt');
      expect(line).not.toHaveProperty('claimedUntil');
    }
  });

  it('leaves a line that is done alone when the stream brings it again', async () => {
    const { subject } = await caseWith(2);
    const carryOut = vi.fn(async () => undefined);
    const consume = consumeOutbox(carryOut);
    await consume(await streamOf(subject), webContext);
    await consume(await streamOf(subject), webContext);
    expect(carryOut).toHaveBeenCalledTimes(2);
  });

  it('carries out what it can and throws for the rest, so that the stream brings them again', async () => {
    const { subject } = await caseWith(3);
    const done: number[] = [];
    const healthy = { yet: false };
    const consume = consumeOutbox(async (line) => {
      if (attemptOf(line) === 2 && !healthy.yet) throw new Error('the mail service is down');
      done.push(attemptOf(line));
    });
    await expect(consume(await streamOf(subject), webContext)).rejects.toThrow('1 of 3 lines are not done');
    expect(done).toEqual([1, 3]);
    expect((await readOutbox(subject)).map(({ state }) => state)).toEqual(['DONE', 'FAILED', 'DONE']);

    healthy.yet = true;
    await consume(await streamOf(subject), webContext);
    expect(done).toEqual([1, 3, 2]);
    expect((await readOutbox(subject)).map(({ state, attempts }) => [state, attempts])).toEqual([
      ['DONE', 1],
      ['DONE', 2],
      ['DONE', 1],
    ]);
  });

  it('shows a failure on the line by its kind alone, never by its words, until it is done', async () => {
    const { subject } = await caseWith(1);
    const healthy = { yet: false };
    const consume = consumeOutbox(async () => {
      if (!healthy.yet) throw new TypeError('could not write to mika@solglantan.example');
    });
    await expect(consume(await streamOf(subject), webContext)).rejects.toThrow(OutboxError);
    expect(await readOutbox(subject)).toMatchObject([{ state: 'FAILED', failure: 'TypeError', attempts: 1 }]);
    expect(JSON.stringify(await everythingIn('CASE_TABLE'))).not.toContain('could not write');

    healthy.yet = true;
    await consume(await streamOf(subject), webContext);
    const [line] = await readOutbox(subject);
    expect(line).toMatchObject({ state: 'DONE' });
    expect(line).not.toHaveProperty('failure');
  });

  it('reports a line that another is working on, and does not work on it too', async () => {
    const { subject } = await caseWith(1);
    const begun = Promise.withResolvers<undefined>();
    const finish = Promise.withResolvers<undefined>();
    const carryOut = vi.fn(async () => {
      begun.resolve(undefined);
      await finish.promise;
    });
    const consume = consumeOutbox(carryOut);
    const event = await streamOf(subject);
    const first = consume(event, webContext);
    await begun.promise;
    await expect(consume(event, webContext)).rejects.toThrow(OutboxError);
    finish.resolve(undefined);
    await first;
    expect(carryOut).toHaveBeenCalledTimes(1);
  });

  it('is carried out once when ten deliveries come at once', async () => {
    const { subject } = await caseWith(1);
    const carryOut = vi.fn(async () => undefined);
    const consume = consumeOutbox(carryOut);
    const event = await streamOf(subject);
    await Promise.allSettled(Array.from({ length: 10 }, () => consume(event, webContext)));
    expect(carryOut).toHaveBeenCalledTimes(1);
  });

  it('takes over from a consumer that died, once the time that it had left is out', async () => {
    const { subject } = await caseWith(1);
    const event = await streamOf(subject);
    const began = Date.now();
    void consumeOutbox(() => new Promise(() => undefined))(event, {
      ...webContext,
      getRemainingTimeInMillis: () => 4_000,
    });
    await vi.waitFor(async () => {
      expect(await readOutbox(subject)).toMatchObject([{ attempts: 1 }]);
    });
    const carryOut = vi.fn(async () => undefined);
    vi.useFakeTimers({ toFake: ['Date'], now: began + 3_900 });
    await expect(consumeOutbox(carryOut)(event, webContext)).rejects.toThrow(OutboxError);
    vi.setSystemTime(Date.now() + 4_000);
    await consumeOutbox(carryOut)(event, webContext);
    expect(carryOut).toHaveBeenCalledTimes(1);
    expect(await readOutbox(subject)).toMatchObject([{ state: 'DONE', attempts: 2 }]);
  });

  it('that was overtaken does not take back what the other has done', async () => {
    const { subject } = await caseWith(1);
    const event = await streamOf(subject);
    const fail = Promise.withResolvers<undefined>();
    const slow = consumeOutbox(() => fail.promise)(event, webContext);
    await vi.waitFor(async () => {
      expect(await readOutbox(subject)).toMatchObject([{ attempts: 1 }]);
    });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + webContext.getRemainingTimeInMillis() + 1_000 });
    await consumeOutbox(async () => undefined)(event, webContext);
    fail.reject(new Error('too late'));
    await expect(slow).rejects.toThrow(OutboxError);
    expect(await readOutbox(subject)).toMatchObject([{ state: 'DONE' }]);
  });

  it('reports a line that it cannot read, after those before it', async () => {
    const { subject } = await caseWith(1);
    const event = await streamOf(subject);
    event.Records.push(streamRecord({ pk: 'p', sk: 'OUTBOX#x', kind: 'START', colour: 'red' }, 'unreadable'));
    const carryOut = vi.fn(async () => undefined);
    await expect(consumeOutbox(carryOut)(event, webContext)).rejects.toThrow(OutboxError);
    expect(carryOut).toHaveBeenCalledTimes(1);
  });

  it('reports a line that is not in the table, and makes none of it', async () => {
    const { subject } = await caseWith(1);
    const event = await streamOf(subject);
    const before = await everythingIn('CASE_TABLE');
    const [record] = event.Records;
    const image = record?.dynamodb?.NewImage;
    if (image === undefined) throw new Error('It was made');
    image['outboxId'] = { S: '01GONE' };
    const carryOut = vi.fn(async () => undefined);
    await expect(consumeOutbox(carryOut)(event, webContext)).rejects.toThrow(OutboxError);
    expect(carryOut).not.toHaveBeenCalled();
    expect(await everythingIn('CASE_TABLE')).toEqual(before);
  });

  it('says on a line that ten consumers died at that it failed, so that a person sees it', async () => {
    const { subject } = await caseWith(1);
    const event = await streamOf(subject);
    const began = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: began });
    for (let died = 1; died <= 10; died += 1) {
      vi.setSystemTime(began + died * 5_000);
      void consumeOutbox(() => new Promise(() => undefined))(event, {
        ...webContext,
        getRemainingTimeInMillis: () => 4_000,
      });
      await vi.waitFor(async () => {
        expect(await readOutbox(subject)).toMatchObject([{ attempts: died }]);
      });
    }
    const carryOut = vi.fn(async () => undefined);
    await expect(consumeOutbox(carryOut)(event, webContext)).rejects.toThrow(OutboxError);
    vi.setSystemTime(began + 60_000);
    await consumeOutbox(carryOut)(event, webContext);
    expect(carryOut).not.toHaveBeenCalled();
    expect(await readOutbox(subject)).toMatchObject([{ state: 'FAILED', failure: 'NeverEnded', attempts: 10 }]);
  });

  it('gives a line up after ten tries, so that it keeps nothing waiting', async () => {
    const { subject } = await caseWith(1);
    const carryOut = vi.fn(async () => {
      throw new Error('never');
    });
    const event = await streamOf(subject);
    for (let tries = 0; tries < 10; tries += 1) {
      await expect(consumeOutbox(carryOut)(event, webContext)).rejects.toThrow(OutboxError);
    }
    await consumeOutbox(carryOut)(event, webContext);
    expect(carryOut).toHaveBeenCalledTimes(10);
    expect(await readOutbox(subject)).toMatchObject([{ state: 'FAILED', attempts: 10 }]);
  });
});
