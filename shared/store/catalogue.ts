import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { CatalogueEntry } from '../domain/catalogue/entry.ts';
import { codec } from './codec.ts';
import { database } from './client.ts';
import { readCollection, readItem } from './read.ts';
import { tables } from './tables.ts';

const entries = codec(CatalogueEntry);

function collection(municipality: string): string {
  return `${municipality}#CATALOGUE`;
}

export async function readEntries(municipality: string): Promise<CatalogueEntry[]> {
  return readCollection(collection(municipality), 'ENTRY#', entries, tables.catalogue);
}

export async function readEntry(municipality: string, entryId: string): Promise<CatalogueEntry | null> {
  return readItem({ pk: collection(municipality), sk: `ENTRY#${entryId}` }, entries, tables.catalogue);
}

/** Projects an entry; one that comes late never overwrites a later one. */
export async function projectEntry(entry: CatalogueEntry): Promise<void> {
  try {
    await database.send(
      new PutCommand({
        TableName: tables.catalogue,
        Item: { pk: collection(entry.municipality), sk: `ENTRY#${entry.entryId}`, ...entries.encode(entry) },
        ConditionExpression: 'attribute_not_exists(pk) OR updatedAt <= :updatedAt',
        ExpressionAttributeValues: { ':updatedAt': entry.updatedAt },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
