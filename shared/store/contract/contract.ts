import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { Presentation } from '../../domain/application/content.ts';
import { Capacity, PerService } from '../../domain/application/service-terms.ts';
import { Contract, ContractBasis, ContractProvider } from '../../domain/contract/contract.ts';
import { isFollowed } from '../../domain/contract/at-service.ts';
import { nextStep } from '../../domain/contract/term.ts';
import { SetRiskLevel } from '../../domain/follow-up/risk-level.ts';
import { ProviderPerson } from '../../domain/provider/provider.ts';
import type { Subject } from '../../domain/task/task.ts';
import { database } from '../client.ts';
import { codec, type Kept, keptCodec } from '../codec.ts';
import { type Change, commit, writesOf } from '../commit.ts';
import { recheckWrites } from '../follow-up/recheck.ts';
import { readPart, readThrough } from '../list.ts';
import { queryAll, readBatch, readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';

const contracts = keptCodec(Contract);

const SignedBriefly = z.strictObject({
  contractId: z.string(),
  basis: ContractBasis,
  selectableFrom: z.iso.date(),
  risk: z.optional(z.strictObject({ level: z.string() })),
  status: z.literal('SIGNED'),
});
type SignedBriefly = z.infer<typeof SignedBriefly>;
const signedBriefly = codec(SignedBriefly);

/** What the provider says of itself, kept with its contract: the catalogue is projected from the two. */
export const Stated = z.strictObject({
  presentation: Presentation,
  capacity: z.nullable(Capacity),
  perService: z.optional(PerService),
  /** Who acts for it, where no application says: its contact first. */
  persons: z.optional(z.array(ProviderPerson)),
});
export type Stated = z.infer<typeof Stated>;

const stated = codec(Stated);

export function contractSubject(municipality: string, contractId: string): Subject {
  return { municipality, type: 'CONTRACT', id: contractId };
}

export async function readContract(subject: Subject): Promise<Kept<Contract> | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.case }, contracts);
}

export async function readStated(subject: Subject): Promise<Stated | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.content }, stated);
}

/** Contracts by their ids, in no order. */
export async function readContractsById(municipality: string, ids: readonly string[]): Promise<Kept<Contract>[]> {
  const keys = ids.map((id) => ({ pk: collectionOf(contractSubject(municipality, id)), sk: sortKey.case }));
  return readBatch(keys, contracts);
}

export function putStated(subject: Subject, value: Stated): Write {
  return {
    Put: { TableName: tables.case, Item: { pk: collectionOf(subject), sk: sortKey.content, ...stated.encode(value) } },
  };
}

/** Every contract of a municipality, the own unit's assignment and the imported ones too. */
export async function listContracts(municipality: string): Promise<Kept<Contract>[]> {
  return queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk',
      ExpressionAttributeValues: { ':pk': `${municipality}#CONTRACT` },
    },
    contracts,
  );
}

/** So many contracts in one portion. */
const portionSize = 25;

/**
 * A portion of a choice system's contracts, by state and age: one call of the same weight however many there are.
 * @param after where the portion before it ended
 */
export async function readContracts(
  system: { readonly municipality: string; readonly id: string },
  after?: string,
): Promise<{ readonly contracts: readonly Kept<Contract>[]; readonly next: string | null }> {
  const part = { list: `${system.municipality}#CONTRACT`, prefix: `${system.id}#` };
  const { shown, last } = await readPart(part, { size: portionSize, after, codec: contracts });
  return { contracts: shown, next: last === undefined ? null : placeOf(last) };
}

/** Little enough of every signed contract of a choice system to go through them all: its id, since when it holds, its risk level. */
export async function listSigned(system: {
  readonly municipality: string;
  readonly id: string;
}): Promise<SignedBriefly[]> {
  return queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk AND begins_with(listSk, :signed)',
      ExpressionAttributeValues: { ':pk': `${system.municipality}#CONTRACT`, ':signed': `${system.id}#SIGNED#` },
      ProjectionExpression: 'contractId, basis, selectableFrom, risk.#level, #status',
      ExpressionAttributeNames: { '#status': 'status', '#level': 'level' },
    },
    signedBriefly,
  );
}

const Levelled = z.strictObject({ contractId: z.string(), provider: ContractProvider, risk: SetRiskLevel });
type Levelled = z.infer<typeof Levelled>;
const levelled = codec(Levelled);

/** The signed contracts of a choice system whose risk level a person has set, with why. */
export async function listLevelled(system: {
  readonly municipality: string;
  readonly id: string;
}): Promise<Levelled[]> {
  return queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk AND begins_with(listSk, :signed)',
      FilterExpression: 'attribute_exists(risk)',
      ExpressionAttributeValues: { ':pk': `${system.municipality}#CONTRACT`, ':signed': `${system.id}#SIGNED#` },
      ProjectionExpression: 'contractId, provider, risk',
    },
    levelled,
  );
}

/** Where a contract stands among its choice system's. */
function placeOf({ status, contractId }: Contract): string {
  return `${status}#${contractId}`;
}

/** The next day that the calendar does something with a contract. */
function dayOf(contract: Contract | null): string | null {
  return contract?.status === 'SIGNED' ? (nextStep(contract)?.on ?? null) : null;
}

/** Where the calendar finds a contract, by the day of its next step; one that has none is not found. */
function calendarWrites(before: Contract | null, after: Contract): readonly Write[] {
  const on = dayOf(after);
  if (on === dayOf(before)) return [];
  const subject = contractSubject(after.municipality, after.contractId);
  const keys = on === null ? {} : { listPk: calendarList(after.municipality), listSk: `${on}#${after.contractId}` };
  const item = { pk: collectionOf(subject), sk: sortKey.place('CALENDAR'), contractId: after.contractId, ...keys };
  return [{ Put: { TableName: tables.case, Item: item } }];
}

function calendarList(municipality: string): string {
  return `${municipality}#CONTRACT_CALENDAR`;
}

/** Contracts with a step of the calendar due on a day or before it. */
export async function listDueContracts(municipality: string, through: string): Promise<readonly string[]> {
  return readThrough(calendarList(municipality), through, {
    encode: (value: string) => ({ contractId: value }),
    decode: ({ contractId }) => z.string().parse(contractId),
  });
}

/** Where the follower of e-signing services finds a contract that there is something to do about: at once after a change. */
function serviceWrites(before: Contract | null, after: Contract, at: string): readonly Write[] {
  const followed = isFollowed(after);
  if (followed === isFollowed(before) && serviceOf(after) === serviceOf(before)) return [];
  const keys = followed ? { listPk: serviceList(after.municipality), listSk: `${at}#${after.contractId}` } : {};
  return [{ Put: { TableName: tables.case, Item: { ...servicePlace(after), contractId: after.contractId, ...keys } } }];
}

function serviceOf(contract: Contract | null) {
  return contract === null || contract.status === 'DRAFT' ? undefined : contract.service;
}

function servicePlace({ municipality, contractId }: Pick<Contract, 'municipality' | 'contractId'>) {
  return { pk: collectionOf(contractSubject(municipality, contractId)), sk: sortKey.place('SIGNING_SERVICE') };
}

function serviceList(municipality: string): string {
  return `${municipality}#SIGNING_SERVICE`;
}

/** Contracts about which an e-signing service is to be told or asked something by an instant. */
export async function listAtService(municipality: string, at: string): Promise<readonly string[]> {
  return readThrough(serviceList(municipality), at, {
    encode: (value: string) => ({ contractId: value }),
    decode: ({ contractId }) => z.string().parse(contractId),
  });
}

/**
 * When the service is asked about a contract the next time. No change of the contract: what is true there is asked for then.
 * @returns whether there is anything to ask
 */
export async function followAt(subject: Subject, instant: string): Promise<boolean> {
  const { pk, sk } = servicePlace({ municipality: subject.municipality, contractId: subject.id });
  try {
    await database.send(
      new UpdateCommand({
        TableName: tables.case,
        Key: { pk, sk },
        UpdateExpression: 'SET listSk = :next',
        ConditionExpression: 'attribute_exists(listPk)',
        ExpressionAttributeValues: { ':next': `${instant}#${subject.id}` },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

type ContractChange = Omit<Change<Contract>, 'subject' | 'codec' | 'list'>;

export async function commitContract(change: ContractChange): Promise<Kept<Contract>> {
  return commit(inContext(change));
}

/** The writes of a contract's change, for the transaction of another aggregate. */
export function contractWrites(change: ContractChange): readonly Write[] {
  return writesOf(inContext(change)).writes;
}

function inContext(change: ContractChange): Change<Contract> {
  const { municipality, contractId, choiceSystemId } = change.after;
  return {
    ...change,
    subject: contractSubject(municipality, contractId),
    codec: contracts,
    also: [
      ...(change.also ?? []),
      ...calendarWrites(change.before, change.after),
      ...recheckWrites(change.before, change.after),
      ...serviceWrites(change.before, change.after, change.event.at),
    ],
    list: { pk: `${municipality}#CONTRACT`, sk: `${choiceSystemId}#${placeOf(change.after)}` },
  };
}
