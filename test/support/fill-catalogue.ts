import { BatchWriteCommand, type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { inBriefOf } from '../../shared/domain/catalogue/sorting.ts';
import { briefKey } from '../../shared/store/catalogue/briefs.ts';
import { listsOf, type Selection } from '../../shared/domain/catalogue/selection.ts';
import { catalogueKey, listKey } from '../../shared/store/catalogue/lists.ts';
import { sampleEntry } from './catalogue-entry.ts';

const batchSize = 25;

/** Writes a municipality's entries of these numbers, as publishing them one by one would leave them. */
export async function fillCatalogue(
  database: DynamoDBDocumentClient,
  table: string,
  { municipality, from, to }: { readonly municipality: string; readonly from: number; readonly to: number },
): Promise<void> {
  const all = Array.from({ length: to }, (_one, index) => ({
    ...sampleEntry(`E${String(index).padStart(25, '0')}`, `Utförare ${String(index).padStart(4, '0')}`),
    municipality,
  }));
  const entries = all.slice(from);
  const [first] = entries;
  if (first === undefined) return;
  for (let done = 0; done < entries.length; done += batchSize) {
    const items = entries.slice(done, done + batchSize).map((entry) => ({
      PutRequest: { Item: { ...catalogueKey(municipality, `ENTRY#${entry.entryId}`), ...entry } },
    }));
    await database.send(new BatchWriteCommand({ RequestItems: { [table]: items } }));
  }
  for (const shard of Map.groupBy(all, (entry) => briefKey(entry).sk).values()) {
    const [one] = shard;
    if (one === undefined) continue;
    const briefs = Object.fromEntries(shard.map((entry) => [entry.entryId, inBriefOf(entry)]));
    await database.send(new PutCommand({ TableName: table, Item: { ...briefKey(one), ...briefs } }));
  }
  const entryIds = new Set(entries.map(({ entryId }) => entryId));
  const add = (key: ReturnType<typeof catalogueKey>, values: Readonly<Record<string, unknown>>) => {
    const names = Object.keys(values);
    return database.send(
      new UpdateCommand({
        TableName: table,
        Key: key,
        UpdateExpression: `ADD ${names.map((_name, index) => `#n${index} :n${index}`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(names.map((name, index) => [`#n${index}`, name])),
        ExpressionAttributeValues: Object.fromEntries(names.map((name, index) => [`:n${index}`, values[name]])),
      }),
    );
  };
  const lists: readonly Selection[] = listsOf(first);
  for (const selection of lists) await add(listKey(municipality, selection), { entryIds });
  const counted = [
    'ENTRY',
    'CHOICE_SYSTEM#hemtjanst',
    'SERVICE#Omvårdnad',
    'AREA#Centrum',
    'AREA#Norra Granvik',
    'LANGUAGE#Svenska',
    'LANGUAGE#Finska',
    'COMPETENCE#Demens',
    'ENVIRONMENT#Fossilfria bilar',
  ];
  const counts = Object.fromEntries(counted.map((name) => [name, entries.length]));
  await add(catalogueKey(municipality, 'OVERVIEW'), { version: 1, ...counts });
}
