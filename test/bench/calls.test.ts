import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import * as z from 'zod/mini';
import { House } from './house.ts';
import { driveStraightCase, readPublicPages } from './straight-case.ts';
import { type CaseTotals, totalsOf, type UseCase, useCasesOf } from './use-cases.ts';

/** What each use case may ask of AWS; written anew by `npm run bench -- --record`. */
const Expected = z.record(z.string(), z.record(z.string(), z.int()));
const expected = Expected.parse(JSON.parse(readFileSync(new URL('expected-calls.json', import.meta.url), 'utf8')));

describe('a case that goes straight through', () => {
  let house: House;
  let useCases: readonly UseCase[];
  let totals: CaseTotals;

  beforeAll(async () => {
    house = new House(inject('dynamoDbEndpoint'));
    await house.open();
    await driveStraightCase(house);
    totals = totalsOf(house);
    await readPublicPages(house);
    useCases = useCasesOf(house.invocations);
  }, 180_000);

  afterAll(() => house.close());

  it('asks of AWS what is recorded for each use case, and nothing more', () => {
    expect(Object.fromEntries(useCases.map(({ name, counts }) => [name, counts]))).toEqual(expected);
  });

  it('takes at most 20 state transitions', () => {
    expect(totals.transitions).toBe(18);
  });

  it('writes fifteen outbox lines: what is mailed, started, called back and published', () => {
    expect(totals.outboxLines).toEqual({
      CALLBACK: 4,
      'MAIL PUBLISHED': 1,
      'MAIL RECEIPT': 1,
      'MAIL TASK': 7,
      PUBLISH: 1,
      START: 1,
    });
  });
});
