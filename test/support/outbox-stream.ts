import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Subject } from '../../shared/domain/task/task.ts';
import { collectionOf } from '../../shared/store/tables.ts';
import { everythingIn } from './tables.ts';

/** The PUBLISH lines of a contract, as the stream brings them to a consumer. */
export async function publishLines(subject: Subject): Promise<DynamoDBStreamEvent> {
  const items = await everythingIn('CASE_TABLE');
  const lines = items.filter((item) => item['pk'] === collectionOf(subject) && item['kind'] === 'PUBLISH');
  return {
    Records: lines.map((line) => ({ dynamodb: { SequenceNumber: '1', NewImage: Image.parse(marshall(line)) } })),
  };
}

type Image = NonNullable<NonNullable<DynamoDBStreamEvent['Records'][number]['dynamodb']>['NewImage']>;

/** The event and the client describe the same values under two names. */
const Image = z.custom<Image>();
