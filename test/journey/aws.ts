import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SFNClient } from '@aws-sdk/client-sfn';
import { DynamoDBDocumentClient, paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { localCredentials } from '../../infra/local/local-environment.ts';
import { AuditEvent } from '../../shared/domain/register/event.ts';
import { local } from './running.ts';

const settings = { endpoint: local.endpoints.aws, region: local.region, credentials: localCredentials };

export const workflows = new SFNClient(settings);
const lambda = new LambdaClient(settings);
const database = DynamoDBDocumentClient.from(new DynamoDBClient(settings));

const Stored = z.looseObject({ pk: z.string(), sk: z.string() });
export type Stored = z.infer<typeof Stored>;

/** Everything that is stored about an application, by its public id. */
export async function storedOf(applicationId: string): Promise<Stored[]> {
  const [municipality = '', id = ''] = applicationId.split('.');
  return collection(`${municipality}#APPLICATION#${id}`);
}

export async function collection(pk: string): Promise<Stored[]> {
  const found: Stored[] = [];
  const pages = paginateQuery(
    { client: database },
    {
      TableName: local.outputs.CaseTableName,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
    },
  );
  for await (const { Items = [] } of pages) found.push(...Items.map((item) => Stored.parse(item)));
  return found;
}

/** The whole case table, in order. */
export async function everythingStored(): Promise<Stored[]> {
  const found: Stored[] = [];
  const pages = paginateScan({ client: database }, { TableName: local.outputs.CaseTableName, ConsistentRead: true });
  for await (const { Items = [] } of pages) found.push(...Items.map((item) => Stored.parse(item)));
  return found.toSorted((a, b) => (`${a.pk} ${a.sk}` < `${b.pk} ${b.sk}` ? -1 : 1));
}

/** What happened to a case, in order. */
export function eventsIn(items: readonly Stored[]): AuditEvent[] {
  return items
    .filter(({ sk }) => sk.startsWith('EVENT#'))
    .map(({ pk: _pk, sk: _sk, ...event }) => AuditEvent.parse(event));
}

export function caseIn(items: readonly Stored[]): Stored {
  const found = items.find(({ sk }) => sk === 'CASE');
  if (found === undefined) throw new Error('There is no such case');
  return found;
}

/** Runs a function that the calendar runs, as on another day. */
export async function runFunction(name: string, event: unknown): Promise<unknown> {
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({ FunctionName: `valbar-granvik-${name}`, Payload: JSON.stringify(event) }),
  );
  const answer = Payload?.transformToString() ?? '';
  if (FunctionError !== undefined) throw new Error(`${name} failed: ${answer}`);
  return JSON.parse(answer);
}
