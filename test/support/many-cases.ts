import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Application } from '../../shared/domain/application/application.ts';
import { addDays } from '../../shared/domain/calendar/day.ts';
import { database } from '../../shared/store/client.ts';
import { keptCodec } from '../../shared/store/codec.ts';
import { moveWrites } from '../../shared/store/desk/list.ts';
import { collectionOf, sortKey } from '../../shared/store/tables.ts';
import { received } from './stored-case.ts';

const cases = keptCodec(Application);

/** Registered cases as they lie in the table, a decision promised on a hundred days; every tenth is Ebba's. */
export async function storeManyCases(
  from: number,
  to: number,
  client: Pick<DynamoDBDocumentClient, 'send'> = database,
): Promise<void> {
  const items = Array.from({ length: to - from }, (_one, index) => itemsOf(from + index)).flat();
  const batches = Array.from({ length: Math.ceil(items.length / 25) }, (_one, index) =>
    items.slice(index * 25, index * 25 + 25),
  );
  const writers = Array.from({ length: 8 }, async (_one, writer) => {
    for (const batch of batches.filter((_batch, index) => index % 8 === writer)) {
      await client.send(
        new BatchWriteCommand({
          RequestItems: { [process.env['CASE_TABLE'] ?? '']: batch.map((Item) => ({ PutRequest: { Item } })) },
        }),
      );
    }
  });
  await Promise.all(writers);
}

function itemsOf(number: number): Record<string, unknown>[] {
  const application = received({
    applicationId: `C${String(number).padStart(25, '0')}`,
    applicantName: `Utförare ${String(number)}`,
    diaryNumber: `SN 2026/${String(number).padStart(5, '0')}`,
    decisionDueOn: addDays('2026-03-01', number % 100),
    ...(number % 10 === 0 ? { officer: { name: 'Ebba Lind', email: 'ebba@granvik.example' } } : {}),
  });
  const pk = collectionOf({ municipality: 'granvik', type: 'APPLICATION', id: application.applicationId });
  const kept = cases.encode({ ...application, version: 1, eventHash: 'e'.repeat(64) });
  const places = moveWrites(null, application).flatMap(({ Put }) => (Put?.Item === undefined ? [] : [Put.Item]));
  return [{ pk, sk: sortKey.case, ...kept }, ...places];
}
