import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { DeploymentConfig } from '../../../infra/deployment-config.ts';
import { DataStack } from '../../../infra/stacks/data-stack.ts';
import { parsePublicId, publicId } from '../../../shared/domain/municipality/public-id.ts';
import { collectionOf, sortKey } from '../../../shared/store/tables.ts';
import config from '../../../config/granvik.json' with { type: 'json' };
import { tableKeys } from '../../support/tables.ts';

const Keys = z.array(z.object({ AttributeName: z.string() }));
const Table = z.object({
  Properties: z.object({
    KeySchema: Keys,
    GlobalSecondaryIndexes: z.optional(z.array(z.object({ IndexName: z.string(), KeySchema: Keys }))),
    TimeToLiveSpecification: z.optional(z.object({ AttributeName: z.string(), Enabled: z.boolean() })),
  }),
});

describe('the tables that tests run on', () => {
  const template = Template.fromStack(
    new DataStack(new App({ analyticsReporting: false }), 'data', { config: DeploymentConfig.parse(config) }),
  );
  const deployed = Object.entries(template.findResources('AWS::DynamoDB::Table')).map(([id, resource]) => ({
    id,
    ...Table.parse(resource).Properties,
  }));
  const names = (keys: z.infer<typeof Keys>) => keys.map(({ AttributeName }) => AttributeName);

  it.each([
    ['CASE_TABLE', 'CaseTable'],
    ['LINK_TABLE', 'LinkTable'],
    ['CATALOGUE_TABLE', 'CatalogueTable'],
    ['CITIZEN_TABLE', 'CitizenTable'],
  ] as const)('have the keys and indexes of the deployed ones: %s', (variable, prefix) => {
    const table = deployed.find(({ id }) => id.startsWith(prefix));
    expect(names(table?.KeySchema ?? [])).toEqual(tableKeys[variable].keys);
    const indexes = (table?.GlobalSecondaryIndexes ?? []).map(({ IndexName, KeySchema }) => [
      IndexName,
      names(KeySchema),
    ]);
    expect(indexes).toEqual(tableKeys[variable].indexes.map((index) => [index, [`${index}Pk`, `${index}Sk`]]));
  });

  it('forget links by the attribute that links carry', () => {
    const table = deployed.find(({ id }) => id.startsWith('LinkTable'));
    expect(table?.TimeToLiveSpecification).toEqual({ AttributeName: 'expiresAt', Enabled: true });
  });
});

describe('keys', () => {
  it('begin with the municipality', () => {
    expect(collectionOf({ municipality: 'granvik', type: 'APPLICATION', id: '01J' })).toBe('granvik#APPLICATION#01J');
  });

  it('sort numbers as numbers', () => {
    expect([sortKey.event(10), sortKey.event(9)].toSorted()).toEqual(['EVENT#000009', 'EVENT#000010']);
    expect([sortKey.version(10), sortKey.version(9)].toSorted()).toEqual(['VERSION#009', 'VERSION#010']);
  });
});

describe('a public id', () => {
  it('carries its municipality and can be taken apart again', () => {
    expect(parsePublicId(publicId('granvik', '01JABC'))).toEqual({ municipality: 'granvik', id: '01JABC' });
  });

  it.each([
    '',
    'granvik',
    'granvik.',
    '.01J',
    'Granvik.01J',
    'granvik.01J.2',
    'granvik.01J/..',
    'granvik#X.01J',
    'granvik.a b',
    `granvik.${'a'.repeat(65)}`,
  ])('is not %j', (value) => {
    expect(parsePublicId(value)).toBeNull();
  });
});
