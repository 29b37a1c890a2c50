import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { handler as readCatalogue } from '../../functions/catalogue/read-catalogue/handler.ts';
import { handler as readOpenData } from '../../functions/catalogue/read-open-data/handler.ts';
import { handler as showCatalogue } from '../../functions/catalogue/show-catalogue/handler.tsx';
import { database } from '../../shared/store/client.ts';
import { tables } from '../../shared/store/tables.ts';
import { fillCatalogue } from '../support/fill-catalogue.ts';
import { useTables } from '../support/tables.ts';
import { ask } from '../support/web-request.ts';
import { sum } from './numbers.ts';
import { type Call, Wire } from './wire.ts';

useTables();

const nobody = (): void => undefined;
const wire = new Wire(inject('dynamoDbEndpoint'), {
  mail: nobody,
  startExecution: nobody,
  taskSucceeded: nobody,
  outboxLine: nobody,
  uploaded: nobody,
});

beforeAll(async () => {
  await wire.start();
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = wire.endpoint;
});
afterAll(async () => {
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = inject('dynamoDbEndpoint');
  await wire.stop();
});

/** What reading costs: the calls, and the units of up to 4 kB that were read. */
interface Cost {
  readonly calls: readonly string[];
  readonly units: number;
}

function costOf(calls: readonly Call[]): Cost {
  return { calls: calls.map(({ operation }) => operation), units: sum(calls.map(({ readUnits }) => readUnits)) };
}

describe('a catalogue of ten, a hundred, a thousand and ten thousand entries', () => {
  const costs = new Map<
    number,
    Record<'changed' | 'page' | 'narrowed' | 'sorted' | 'sortedAgain' | 'data' | 'again' | 'open' | 'openAgain', Cost>
  >();

  async function measure(request: () => Promise<{ readonly status: number }>): Promise<Cost> {
    wire.taken();
    expect((await request()).status).toBe(200);
    return costOf(wire.taken());
  }

  beforeAll(async () => {
    const page = (query: Record<string, string>) => () => ask(showCatalogue, { route: '/', query });
    const narrow = { tjanst: 'Omvårdnad', omrade: 'Centrum' };
    let from = 0;
    for (const to of [10, 100, 1_000, 10_000]) {
      await fillCatalogue(database, tables.catalogue, { municipality: 'granvik', from, to });
      from = to;
      const data = () => ask(readCatalogue, { route: '/v1/catalogue' });
      const open = () => ask(readOpenData, { route: '/v1/open-data/entries' });
      costs.set(to, {
        changed: await measure(page({})),
        page: await measure(page({ lang: 'en' })),
        narrowed: await measure(page(narrow)),
        sorted: await measure(page({ ordning: 'namn' })),
        sortedAgain: await measure(page({ ordning: 'ledigt', ledigt: 'ja' })),
        data: await measure(data),
        again: await measure(data),
        open: await measure(open),
        openAgain: await measure(open),
      });
    }
  }, 180_000);

  it('is read with the same calls, whatever its size', () => {
    for (const { changed, page, narrowed, sorted, sortedAgain, data } of costs.values()) {
      for (const first of [changed, narrowed]) expect(first.calls).toEqual(['GetItem', 'GetItem', 'BatchGetItem']);
      expect(sorted.calls).toEqual(['GetItem', 'BatchGetItem', 'BatchGetItem']);
      for (const known of [page, sortedAgain, data]) expect(known.calls).toEqual(['GetItem', 'BatchGetItem']);
    }
  });

  it('is read with one call and one unit by a worker that has written the same before', () => {
    for (const { again } of costs.values()) expect(again).toEqual({ calls: ['GetItem'], units: 1 });
  });

  it('is read with the same units from a hundred entries on: one overview and the entries that are shown', () => {
    const large = [100, 1_000, 10_000].map((size) => costs.get(size));
    for (const cost of large) {
      expect(cost?.page.units).toBe(31);
      expect(cost?.data.units).toBe(101);
    }
  });

  it('is read as open data with two calls, the same units from a hundred entries on, and one again', () => {
    for (const { open, openAgain } of costs.values()) {
      expect(open.calls).toEqual(['GetItem', 'Query']);
      expect(openAgain).toEqual({ calls: ['GetItem'], units: 1 });
    }
    const units = [1_000, 10_000].map((size) => costs.get(size)?.open.units);
    expect(new Set(units).size).toBe(1);
  });

  it('costs a worker one list more after a change: 27 bytes an entry', () => {
    for (const [size, { changed, narrowed }] of costs) {
      const list = Math.ceil((size * 27 + 200) / 4_096);
      for (const { units } of [changed, narrowed]) expect(units).toBeLessThanOrEqual(Math.min(size, 30) + 1 + list);
    }
  });
});
