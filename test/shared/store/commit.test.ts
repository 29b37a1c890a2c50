import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../../shared/domain/register/event.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import {
  commitApplication,
  type KeptApplication,
  readApplication,
} from '../../../shared/store/application/application.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { recordEvent } from '../../../shared/store/record-event.ts';
import { putRound, readRound } from '../../../shared/store/task/round.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';
import { storeReceived } from '../../support/stored-case.ts';
import { useTables } from '../../support/tables.ts';

useTables();

const at = '2026-03-03T10:00:00.000Z';
const changed = (data: Record<string, number> = {}) => ({ type: 'SOMETHING_CHANGED', at, by: 'test', data });

async function reread(subject: Subject): Promise<KeptApplication> {
  const application = await readApplication(subject);
  if (application === null) throw new Error('It was stored');
  return application;
}

async function chainOf(subject: Subject) {
  const { version, eventHash } = await reread(subject);
  return verifyChain(await readEvents(subject), hashOf, { seq: version, hash: eventHash });
}

describe('a change of an aggregate', () => {
  it('writes state, event, outbox lines and side items together', async () => {
    const { subject, application } = await storeReceived();
    const round = { name: 'CONFIRMATION', number: 1, taskToken: 't', enteredAt: at } as const;
    await commitApplication({
      before: application,
      after: { ...application, applicantName: 'Solbackens Hemtjänst AB' },
      event: changed(),
      outbox: [{ kind: 'START', attempt: 2 }],
      also: [putRound(subject, round)],
    });
    expect(await reread(subject)).toMatchObject({ version: 2, applicantName: 'Solbackens Hemtjänst AB' });
    expect(await readEvents(subject)).toHaveLength(2);
    expect(await readOutbox(subject)).toMatchObject([{ kind: 'START', state: 'PENDING', attempts: 0 }]);
    expect(await readRound(subject, 'CONFIRMATION')).toEqual(round);
  });

  it('is refused when another came first, and leaves nothing behind: no event, no outbox line, no side item', async () => {
    const { subject, application } = await storeReceived();
    await commitApplication({ before: application, after: application, event: changed({ first: 1 }) });
    await expect(
      commitApplication({
        before: application,
        after: application,
        event: changed({ second: 2 }),
        outbox: [{ kind: 'START', attempt: 2 }],
        also: [putRound(subject, { name: 'CONFIRMATION', number: 1, taskToken: 't', enteredAt: at })],
      }),
    ).rejects.toThrow(ConcurrencyError);
    expect((await readEvents(subject)).map(({ data }) => data)).toEqual([{}, { first: 1 }]);
    expect(await readOutbox(subject)).toEqual([]);
    expect(await readRound(subject, 'CONFIRMATION')).toBeNull();
  });

  it('is refused when a side item’s own condition does not hold, with everything else in it', async () => {
    const { subject, application } = await storeReceived();
    const round = { name: 'CONFIRMATION', number: 1, taskToken: 't', enteredAt: at } as const;
    const opened = await commitApplication({
      before: application,
      after: application,
      event: changed(),
      also: [putRound(subject, round)],
    });
    await expect(
      commitApplication({
        before: opened,
        after: opened,
        event: changed({ again: 1 }),
        also: [putRound(subject, { ...round, taskToken: 'another' })],
      }),
    ).rejects.toThrow(ConcurrencyError);
    expect(await reread(subject)).toMatchObject({ version: 2 });
    expect(await readRound(subject, 'CONFIRMATION')).toMatchObject({ taskToken: 't' });
  });

  it('is refused in another state than it was decided on, even if the version is the same', async () => {
    const { subject, application } = await storeReceived();
    const { version, eventHash } = application;
    const draft: KeptApplication = {
      schemaVersion: 1,
      status: 'DRAFT',
      purgeOn: '2026-09-01',
      applicationId: application.applicationId,
      municipality: 'granvik',
      choiceSystemId: 'hemtjanst',
      versionNumber: 1,
      applicantName: 'Solgläntans Hemtjänst AB',
      tokenHashes: ['0'.repeat(64)],
      createdAt: application.createdAt,
      version,
      eventHash,
    };
    await expect(commitApplication({ before: draft, after: application, event: changed() })).rejects.toThrow(
      ConcurrencyError,
    );
    expect(await reread(subject)).toEqual(application);
  });

  it('brings an aggregate into being once', async () => {
    const { application } = await storeReceived();
    await expect(commitApplication({ before: null, after: application, event: changed() })).rejects.toThrow(
      ConcurrencyError,
    );
  });
});

describe('the chain of events', () => {
  it('holds after many changes of state and happenings without one', async () => {
    const { subject, application } = await storeReceived();
    let latest = application;
    for (let change = 0; change < 20; change += 1) {
      await commitApplication({ before: latest, after: latest, event: changed({ change, share: 0.1 }) });
      await recordEvent(subject, changed({ happening: change }));
      latest = await reread(subject);
    }
    expect(latest.version).toBe(41);
    expect(await chainOf(subject)).toEqual({ ok: true, value: { seq: 41, hash: latest.eventHash } });
  });

  it('keeps its order beyond nine and ninety-nine events', async () => {
    const { subject } = await storeReceived();
    for (let event = 0; event < 105; event += 1) await recordEvent(subject, changed({ event }));
    expect((await readEvents(subject)).map(({ seq }) => seq)).toEqual(Array.from({ length: 106 }, (_, at) => at + 1));
  });

  it('holds when thirty change the case at once and each tries again: all thirty are there', async () => {
    const { subject } = await storeReceived();
    const numbers = Array.from({ length: 30 }, (_, number) => number);
    await Promise.all(
      numbers.map((number) =>
        retryOnConcurrency(async () => {
          const before = await reread(subject);
          await commitApplication({
            before,
            after: before,
            event: changed({ number }),
            outbox: [{ kind: 'START', attempt: number }],
          });
        }, 60),
      ),
    );
    expect(await chainOf(subject)).toMatchObject({ ok: true, value: { seq: 31 } });
    const seen = (await readEvents(subject)).flatMap(({ data }) =>
      data['number'] === undefined ? [] : [data['number']],
    );
    expect(seen.map(Number).toSorted((a, b) => a - b)).toEqual(numbers);
    expect(await readOutbox(subject)).toHaveLength(30);
  });

  it('holds when thirty happenings are recorded at once', async () => {
    const { subject } = await storeReceived();
    await Promise.all(Array.from({ length: 30 }, (_, number) => recordEvent(subject, changed({ number }))));
    expect(await chainOf(subject)).toMatchObject({ ok: true, value: { seq: 31 } });
  });
});
