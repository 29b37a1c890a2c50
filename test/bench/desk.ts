import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { storeManyCases } from '../support/many-cases.ts';
import { inputOf } from '../support/tables.ts';
import { type TimeLine, timeHandlers } from './handler-time.ts';

/** One page of the desk's queue in a municipality with so many open cases. */
export interface DeskLine extends TimeLine {
  readonly cases: number;
  readonly page: 'FIRST' | 'FAR_IN';
}

interface Where {
  readonly directory: string;
  readonly engine: string;
  /** Of somebody who may see the queue. */
  readonly token: string;
}

const table = 'desk-scale';
const sizes = [50, 500, 5_000];
/** Where a page ends that is far into the longest list, as the desk's own link says it. */
const farIn = Buffer.from('2026-05-20#C').toString('base64url');

/** Times the queue's first page as the cases grow, and a page far into the longest list. */
export async function timeDesk({ directory, engine, token }: Where): Promise<readonly DeskLine[]> {
  const client = new DynamoDBClient({ endpoint: engine });
  const database = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const before = process.env['CASE_TABLE'];
  await client.send(new CreateTableCommand(inputOf(table, 'CASE_TABLE')));
  process.env['CASE_TABLE'] = table;
  const lines: DeskLine[] = [];
  try {
    let stored = 0;
    for (const cases of sizes) {
      await storeManyCases(stored, cases, database);
      stored = cases;
      const pages = cases === sizes.at(-1) ? (['FIRST', 'FAR_IN'] as const) : (['FIRST'] as const);
      for (const page of pages) {
        const request = {
          route: '/desk',
          headers: { authorization: `Bearer ${token}` },
          ...(page === 'FIRST' ? {} : { query: { after: farIn } }),
        };
        const timed = { name: `${cases} cases`, by: 'web-show-desk', request, expect: 200 };
        const [line] = await timeHandlers([timed], { directory, engine, rounds: 100, warmUpRounds: 30 });
        if (line !== undefined) lines.push({ ...line, cases, page });
      }
    }
  } finally {
    process.env['CASE_TABLE'] = before;
    client.destroy();
  }
  return lines;
}
