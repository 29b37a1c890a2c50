import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { fillCatalogue } from '../support/fill-catalogue.ts';
import { type TimeLine, timeHandlers } from './handler-time.ts';

/** The catalogue's page with so many entries of its municipality, and so many of others in the same table. */
export interface CatalogueLine extends TimeLine {
  readonly own: number;
  readonly others: number;
}

interface Where {
  readonly directory: string;
  readonly engine: string;
  readonly table: string;
}

const sizes = [
  { own: 10, others: 0 },
  { own: 10, others: 9_990 },
  { own: 100, others: 0 },
  { own: 1_000, others: 0 },
  { own: 10_000, others: 0 },
] as const;

/** Times the page as the catalogue grows: its own municipality's, and others' beside it. */
export async function timeCatalogue({ directory, engine, table }: Where): Promise<readonly CatalogueLine[]> {
  const database = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint: engine }));
  const lines: CatalogueLine[] = [];
  let [own, others] = [0, 0];
  for (const size of sizes) {
    if (others < size.others)
      await fillCatalogue(database, table, { municipality: 'annanstad', from: others, to: size.others });
    if (own < size.own) await fillCatalogue(database, table, { municipality: 'granvik', from: own, to: size.own });
    [own, others] = [Math.max(own, size.own), Math.max(others, size.others)];
    const request = { route: '/' };
    const timed = { name: `${size.own} entries`, by: 'catalogue-show-catalogue', request, expect: 200 };
    const [line] = await timeHandlers([timed], { directory, engine, rounds: 100, warmUpRounds: 30 });
    if (line !== undefined) lines.push({ ...line, own, others });
  }
  database.destroy();
  return lines;
}
