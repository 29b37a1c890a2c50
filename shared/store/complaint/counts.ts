import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { ComplaintCounts } from '../../domain/complaint/counts.ts';
import { database } from '../client.ts';
import { codec } from '../codec.ts';
import { readCollection } from '../read.ts';
import { tables } from '../tables.ts';

const counts = codec(ComplaintCounts);

/**
 * A year's numbers, as the overview shows them: they lie in the case table, and whoever reads them there reaches no
 * complaint. Counted anew they replace the ones before.
 */
export async function putComplaintCounts(municipality: string, counted: ComplaintCounts): Promise<void> {
  const Item = { pk: listOf(municipality), sk: `YEAR#${counted.year}`, ...counts.encode(counted) };
  await database.send(new PutCommand({ TableName: tables.case, Item }));
}

/** Every year's that was counted, the latest first. */
export async function readComplaintCounts(municipality: string): Promise<ComplaintCounts[]> {
  const found = await readCollection(listOf(municipality), 'YEAR#', counts);
  return found.toReversed();
}

function listOf(municipality: string): string {
  return `${municipality}#COMPLAINT_COUNTS`;
}
