import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CatalogueEntry } from '../../shared/domain/catalogue/entry.ts';
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
    if (others < size.others) await write(database, table, 'annanstad', others, size.others);
    if (own < size.own) await write(database, table, 'granvik', own, size.own);
    [own, others] = [Math.max(own, size.own), Math.max(others, size.others)];
    const request = { route: '/' };
    const effort = size.own > 100 ? { rounds: 3, warmUpRounds: 1 } : { rounds: 100, warmUpRounds: 30 };
    const timed = { name: `${size.own} entries`, by: 'catalogue-show-catalogue', request, expect: 200 };
    const [line] = await timeHandlers([timed], { directory, engine, ...effort });
    if (line !== undefined) lines.push({ ...line, own, others });
  }
  database.destroy();
  return lines;
}

async function write(
  database: DynamoDBDocumentClient,
  table: string,
  municipality: string,
  from: number,
  to: number,
): Promise<void> {
  for (let first = from; first < to; first += 25) {
    const numbers = Array.from({ length: Math.min(25, to - first) }, (_one, index) => first + index);
    await database.send(
      new BatchWriteCommand({
        RequestItems: { [table]: numbers.map((number) => ({ PutRequest: { Item: entry(municipality, number) } })) },
      }),
    );
  }
}

function entry(municipality: string, number: number): Record<string, unknown> {
  const entryId = `E${String(number).padStart(25, '0')}`;
  const content: CatalogueEntry = {
    schemaVersion: 1,
    entryId,
    municipality,
    choiceSystemId: 'hemtjanst',
    provider: { name: `Utförare ${number}`, organisationNumber: '559999-9009', regi: 'PRIVATE' },
    basis: 'AUTHORISATION',
    scopes: ['Centrum', 'Norra Granvik'].map((area) => ({ service: 'Omvårdnad', area, targetGroup: 'Äldre' })),
    text: { sv: 'Hemtjänst med få och kända medarbetare. '.repeat(8).trim(), en: null },
    phone: '0701740610',
    email: 'hej@utforare.example',
    website: 'https://utforare.example',
    languages: ['Svenska', 'Finska'],
    specialCompetence: ['Demens'],
    hours: '07.00–22.00 alla dagar',
    capacity: { unit: 'HOURS_PER_MONTH', amount: 800 },
    visibleFrom: '2026-03-01T12:00:00.000Z',
    selectableFrom: '2026-04-01',
    updatedAt: '2026-03-01T12:00:00.000Z',
  };
  return { pk: `${municipality}#CATALOGUE`, sk: `ENTRY#${entryId}`, ...CatalogueEntry.parse(content) };
}
