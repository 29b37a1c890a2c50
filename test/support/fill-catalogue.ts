import { BatchWriteCommand, type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
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
  const entries = Array.from({ length: to - from }, (_one, index) => ({
    ...sampleEntry(`E${String(from + index).padStart(25, '0')}`, `Utförare ${String(from + index).padStart(4, '0')}`),
    municipality,
  }));
  const [first] = entries;
  if (first === undefined) return;
  for (let done = 0; done < entries.length; done += batchSize) {
    const items = entries.slice(done, done + batchSize).map((entry) => ({
      PutRequest: { Item: { ...catalogueKey(municipality, `ENTRY#${entry.entryId}`), ...entry } },
    }));
    await database.send(new BatchWriteCommand({ RequestItems: { [table]: items } }));
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
  ];
  const counts = Object.fromEntries(counted.map((name) => [name, entries.length]));
  await add(catalogueKey(municipality, 'OVERVIEW'), { version: 1, ...counts });
}
