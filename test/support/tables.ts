import { randomUUID } from 'node:crypto';
import {
  type AttributeDefinition,
  type CreateTableCommandInput,
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, inject } from 'vitest';
import { logger } from '../../shared/platform/logger.ts';
import { database } from '../../shared/store/client.ts';
import { useGranvik } from './granvik.ts';

/** Keys and indexes of the deployed tables; `test/shared/store/tables.test.ts` holds them to the stack. */
export const tableKeys = {
  CASE_TABLE: { keys: ['pk', 'sk'], indexes: ['due', 'list'] },
  LINK_TABLE: { keys: ['pk'], indexes: [] },
  CATALOGUE_TABLE: { keys: ['pk', 'sk'], indexes: [] },
  CITIZEN_TABLE: { keys: ['pk', 'sk'], indexes: ['list'] },
} as const satisfies Record<string, { keys: readonly string[]; indexes: readonly string[] }>;

export type TableVariable = keyof typeof tableKeys;

/**
 * Gives every test of a file empty tables of its own on the real engine, and an environment like a deployed function's.
 * @param environment what else the function's manifest promises
 */
export function useTables(environment: Readonly<Record<string, string>> = {}): void {
  const variables = Object.keys(tableKeys).filter((name): name is TableVariable => name in tableKeys);
  const run = randomUUID().slice(0, 8);

  beforeAll(async () => {
    Object.assign(process.env, {
      AWS_REGION: 'eu-north-1',
      AWS_ACCESS_KEY_ID: 'AKIATEST',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_ENDPOINT_URL_DYNAMODB: inject('dynamoDbEndpoint'),
      PUBLIC_BASE_URL: 'https://valbar.granvik.example',
      ...Object.fromEntries(variables.map((variable) => [variable, `${variable}-${run}`])),
      ...environment,
    });
    useGranvik();
    logger.setLogLevel('SILENT');
    const client = new DynamoDBClient();
    await Promise.all(
      variables.map((variable) => client.send(new CreateTableCommand(inputOf(`${variable}-${run}`, variable)))),
    );
    client.destroy();
  });

  afterAll(async () => {
    const client = new DynamoDBClient();
    await Promise.all(
      variables.map((variable) => client.send(new DeleteTableCommand({ TableName: `${variable}-${run}` }))),
    );
    client.destroy();
  });
}

/** Everything that lies in a table, as it lies there. */
export async function everythingIn(variable: TableVariable): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await database.send(
      new ScanCommand({ TableName: process.env[variable], ConsistentRead: true, ExclusiveStartKey: start }),
    );
    found.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return found;
}

/** The table that a variable names, as the stack makes it. */
export function inputOf(name: string, variable: TableVariable): CreateTableCommandInput {
  const { keys, indexes } = tableKeys[variable];
  const names = [...keys, ...indexes.flatMap((index) => [`${index}Pk`, `${index}Sk`])];
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: names.map((AttributeName): AttributeDefinition => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: keySchema(keys),
    ...(indexes.length === 0
      ? {}
      : {
          GlobalSecondaryIndexes: indexes.map((index) => ({
            IndexName: index,
            KeySchema: keySchema([`${index}Pk`, `${index}Sk`]),
            Projection: { ProjectionType: 'ALL' as const },
          })),
        }),
  };
}

function keySchema(names: readonly string[]) {
  return names.map((AttributeName, index) => ({
    AttributeName,
    KeyType: index === 0 ? ('HASH' as const) : ('RANGE' as const),
  }));
}
