import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { handler as openReports } from '../../functions/follow-up/open-reports/handler.ts';
import { handler as remind } from '../../functions/task/remind/handler.ts';
import { addDays } from '../../shared/domain/calendar/day.ts';
import { standardForm } from '../../shared/domain/follow-up/report-form.ts';
import { database } from '../../shared/store/client.ts';
import { duePosition } from '../../shared/store/task/due.ts';
import { planCampaign } from '../../shared/store/follow-up/plan-campaign.ts';
import { tables } from '../../shared/store/tables.ts';
import { storeInForce } from '../support/contract-in-force.ts';
import { openHomeCare } from '../support/open-system.ts';
import { useTables } from '../support/tables.ts';
import { webContext } from '../support/web-request.ts';
import { sum } from './numbers.ts';
import { Wire } from './wire.ts';

useTables();

const nobody = (): void => undefined;
const wire = new Wire(inject('dynamoDbEndpoint'), {
  mail: nobody,
  startExecution: nobody,
  taskSucceeded: nobody,
  outboxLine: nobody,
  uploaded: nobody,
});

const dueOn = '2026-01-31';

/** The task of one open report. */
function taskOf(number: number, reminded: readonly string[]) {
  const id = `contract-${String(number)}-2025`;
  const subject = { municipality: 'granvik', type: 'REPORT', id } as const;
  const task = {
    schemaVersion: 1,
    taskId: `task-${String(number)}`,
    kind: 'REPORT_QUALITY',
    subject,
    assignee: { name: 'Nils Rask', email: 'nils.rask@omsorg.example' },
    dueOn,
    openedAt: '2026-01-07T06:00:00.000Z',
    reminded,
    status: 'OPEN',
  };
  return { pk: `granvik#REPORT#${id}`, sk: `TASK#${task.taskId}`, ...duePosition({ ...task, subject }), ...task };
}

/** Stores the tasks of open reports, numbered. */
async function store(from: number, to: number, reminded: readonly string[]): Promise<void> {
  for (let first = from; first < to; first += 250) {
    const batches = Array.from({ length: 10 }, (_one, batch) =>
      Array.from({ length: 25 }, (_other, index) => first + batch * 25 + index).filter((number) => number < to),
    ).filter((numbers) => numbers.length > 0);
    await Promise.all(
      batches.map((numbers) =>
        database.send(
          new BatchWriteCommand({
            RequestItems: {
              [tables.case]: numbers.map((number) => ({ PutRequest: { Item: taskOf(number, reminded) } })),
            },
          }),
        ),
      ),
    );
  }
}

async function sweepOn(day: string): Promise<{ readonly operations: readonly string[]; readonly units: number }> {
  wire.taken();
  await remind({ at: `${day}T06:00:00.000Z` }, webContext);
  const calls = wire.taken();
  const index = calls.filter(({ body }) => body.includes('#DUE#'));
  return {
    operations: calls.map(({ operation }) => operation).filter((operation) => operation !== 'Query'),
    units: sum(index.map(({ readUnits }) => readUnits)),
  };
}

beforeAll(async () => {
  await wire.start();
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = wire.endpoint;
});
afterAll(async () => {
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = inject('dynamoDbEndpoint');
  await wire.stop();
});

/** The whole of the simulation takes minutes: VALBAR_SWEEP=100000 runs it; the suite runs its beginning. */
const sizes = [500, 2_000, 10_000, 100_000].filter((size) => size <= Number(process.env['VALBAR_SWEEP'] ?? 2_000));

describe('the daily sweep of a municipality’s open reports', () => {
  it('spreads a hundred thousand reports of one common day over its lists: none carries more than its share', () => {
    const counts = new Map<string, number>();
    for (let number = 0; number < 100_000; number += 1) {
      const { duePk } = taskOf(number, []);
      counts.set(duePk, (counts.get(duePk) ?? 0) + 1);
    }
    expect(counts.size).toBe(16);
    expect(Math.max(...counts.values())).toBeLessThan(1.05 * (100_000 / 16));
  });

  it('costs a place in the index for each report that is due for nothing new: linear, and no item is read', async () => {
    const costs: { readonly size: number; readonly units: number }[] = [];
    let from = 0;
    for (const size of sizes) {
      await store(from, size, ['BEFORE_DUE', 'OVERDUE', 'ESCALATED', 'PROPOSED']);
      from = size;
      // Their ladder has been climbed to its end.
      const { operations, units } = await sweepOn('2026-02-05');
      // The committee's delegations, once for all of them.
      expect(operations.filter((operation) => operation === 'GetItem' || operation === 'TransactWriteItems')).toEqual([
        'GetItem',
      ]);
      costs.push({ size, units });
    }
    const each = costs.map(({ size, units }) => units / size);
    for (const one of each) expect(one).toBeLessThan(0.15);
    expect(Math.max(...each) / Math.min(...each)).toBeLessThan(1.3);
    if (process.env['VALBAR_SWEEP'] !== undefined) process.stdout.write(`${JSON.stringify(costs)}\n`);
  }, 900_000);

  it('costs four reads and one transaction for each report that somebody is reminded of, however many there are', async () => {
    await openHomeCare();
    for (const [year, many] of [
      [2024, 5],
      [2025, 15],
    ] as const) {
      for (let number = 0; number < many; number += 1) await storeInForce(`${String(year)}-${String(number)}`);
      const opensOn = `${String(year + 1)}-03-07`;
      const last = addDays(opensOn, 30);
      const plan = { municipality: 'granvik', choiceSystemId: 'hemtjanst', year, opensOn, dueOn: last };
      await planCampaign({ ...plan, form: standardForm }, { by: 'Sam', at: `${String(year)}-12-01T06:00:00.000Z` });
      const { opened } = await openReports({ at: `${opensOn}T06:00:00.000Z` }, webContext);
      expect(opened).toBeGreaterThanOrEqual(many);
      const { operations } = await sweepOn(addDays(last, 1));
      expect(operations.filter((operation) => operation === 'TransactWriteItems')).toHaveLength(opened);
      expect(operations.filter((operation) => operation === 'GetItem')).toHaveLength(4 * opened + 1);
      // One of the reads is of the committee's delegations, once for all.
      expect(operations).toHaveLength(5 * opened + 1);
      // Nobody is left to be told of the first year when the second comes.
      await sweepOn(addDays(last, 40));
    }
  }, 60_000);
});
