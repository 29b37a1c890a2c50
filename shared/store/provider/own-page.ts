import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { isRegistered, type RegisteredApplication } from '../../domain/application/application.ts';
import type { CatalogueEntry } from '../../domain/catalogue/entry.ts';
import type { Contract } from '../../domain/contract/contract.ts';
import { type Member, memberOf, ProviderAccount } from '../../domain/provider/account.ts';
import { ProviderRelation } from '../../domain/provider/provider.ts';
import type { Subject, Task } from '../../domain/task/task.ts';
import { readApplicationsById } from '../application/application.ts';
import { readEntries } from '../catalogue/catalogue.ts';
import { database } from '../client.ts';
import { codec, keptCodec } from '../codec.ts';
import { readContractsById } from '../contract/contract.ts';
import { readMemberships } from './account.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { readProviderTasks } from '../task/task.ts';

const accounts = keptCodec(ProviderAccount);
const relations = codec(ProviderRelation);

/** One contract as its provider sees it: with the entry that people see, while there is one. */
export interface OwnContract {
  readonly contract: Exclude<Contract, { status: 'DRAFT' }>;
  readonly entry: CatalogueEntry | null;
}

/** Everything that a provider has with one municipality. */
export interface OwnRoom {
  readonly account: ProviderAccount;
  /** Whose room it is now. */
  readonly member: Member;
  readonly relations: readonly ProviderRelation[];
  /** What it has applied for and not withdrawn, the latest first. */
  readonly applications: readonly RegisteredApplication[];
  readonly contracts: readonly OwnContract[];
  /** What is asked of it and not done, by the day it is due. */
  readonly tasks: readonly Task[];
}

/** The rooms of everybody that somebody is a member of, at all the municipalities of the deployment. */
export async function readOwnRooms(municipalities: readonly string[], memberId: string): Promise<OwnRoom[]> {
  const found = await Promise.all(municipalities.map((municipality) => readMemberships(municipality, memberId)));
  const rooms = await Promise.all(
    found
      .flat()
      .map(({ municipality, providerId }) => readRoom({ municipality, type: 'PROVIDER', id: providerId }, memberId)),
  );
  return rooms.filter((room) => room !== null);
}

/** Null for somebody who is no member: the account alone says who is. */
async function readRoom(subject: Subject, memberId: string): Promise<OwnRoom | null> {
  const { municipality, id } = subject;
  const [{ account, related }, tasks] = await Promise.all([readProvider(subject), readProviderTasks(municipality, id)]);
  const member = account === null ? null : memberOf(account, memberId);
  if (account === null || member === null) return null;
  const idsOf = (kind: ProviderRelation['kind']) =>
    related.flatMap((relation) => (relation.kind === kind ? [relation.id] : []));
  const ids = idsOf('CONTRACT');
  const [applications, contracts, entries] = await Promise.all([
    readApplicationsById(municipality, idsOf('APPLICATION')),
    readContractsById(municipality, ids),
    readEntries(ids.map((entryId) => ({ municipality, entryId }))),
  ]);
  const shown = contracts.flatMap((contract): OwnContract[] =>
    contract.status === 'DRAFT'
      ? []
      : [{ contract, entry: entries.find(({ entryId }) => entryId === contract.contractId) ?? null }],
  );
  return {
    account,
    member,
    relations: related,
    applications: applications
      .filter(isRegistered)
      .toSorted((one, other) => (one.receivedAt < other.receivedAt ? 1 : -1)),
    contracts: shown.toSorted(latestFirst),
    tasks,
  };
}

function latestFirst({ contract: one }: OwnContract, { contract: other }: OwnContract): number {
  return one.selectableFrom < other.selectableFrom ? 1 : one.selectableFrom > other.selectableFrom ? -1 : 0;
}

/** The account and the relations lie side by side: `APPLICATION#…`, `CASE`, `CONTRACT#…`. */
async function readProvider(
  subject: Subject,
): Promise<{ account: ProviderAccount | null; related: ProviderRelation[] }> {
  const related: ProviderRelation[] = [];
  let account: ProviderAccount | null = null;
  let start: Record<string, unknown> | undefined;
  do {
    const page = await database.send(
      new QueryCommand({
        TableName: tables.case,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': collectionOf(subject), ':from': 'APPLICATION#', ':to': 'CONTRACT#~' },
        ExclusiveStartKey: start,
      }),
    );
    for (const item of page.Items ?? []) {
      if (item['sk'] === sortKey.case) account = accounts.decode(item);
      else related.push(relations.decode(item));
    }
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return { account, related };
}
