import type { ChoiceSystem } from '../../domain/choice-system/choice-system.ts';
import type { Contract } from '../../domain/contract/contract.ts';
import type { TermRule } from '../../domain/contract/term.ts';
import { compareRow, type Outcome } from '../../domain/import/compare.ts';
import { type ImportRow, keyOfRow } from '../../domain/import/row.ts';
import { ImportLine, ImportRun, type RowOutcome } from '../../domain/import/run.ts';
import type { Subject } from '../../domain/task/task.ts';
import { hashOf, sha256 } from '../../platform/hash.ts';
import { readVersion } from '../choice-system/choice-system.ts';
import { codec, type Kept, keptCodec } from '../codec.ts';
import { type Change, commit } from '../commit.ts';
import { contractSubject, readContract, readStated, type Stated } from '../contract/contract.ts';
import { readThrough } from '../list.ts';
import { queryAll, readCollection, readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { transact, type Write } from '../transact.ts';

const runs = keptCodec(ImportRun);
const lines = codec(ImportLine);
/** Rows in one transaction: under DynamoDB's 100 items and 4 MB, whatever a row holds. */
const rowsAtATime = 50;

export function importSubject(municipality: string, importId: string): Subject {
  return { municipality, type: 'IMPORT', id: importId };
}

export async function readRun(subject: Subject): Promise<Kept<ImportRun> | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.case }, runs);
}

export async function commitRun(
  change: Omit<Change<ImportRun>, 'subject' | 'codec' | 'list'>,
): Promise<Kept<ImportRun>> {
  const { municipality, importId, rowsUntil } = change.after;
  const list = { pk: runList(municipality), sk: `${rowsUntil}#${importId}` };
  return commit({
    ...change,
    subject: importSubject(municipality, importId),
    codec: runs,
    list,
  });
}

function runList(municipality: string): string {
  return `${municipality}#IMPORT`;
}

/** Takes an import from the list when nothing is left of its rows. */
export async function endRun({ municipality, importId, version }: Kept<ImportRun>): Promise<void> {
  const Key = { pk: collectionOf(importSubject(municipality, importId)), sk: sortKey.case };
  await transact([
    {
      Update: {
        TableName: tables.case,
        Key,
        UpdateExpression: 'REMOVE listPk, listSk',
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': version },
      },
    },
  ]);
}

/** The municipality's imports that have rows, and that end through a day, the first to end first. */
export async function listRuns(municipality: string, through = '9999-12-31'): Promise<Kept<ImportRun>[]> {
  return readThrough(runList(municipality), through, runs);
}

/** Writes the rows of a run that is about to come into being: without it nobody finds them. */
export async function putLines(subject: Subject, all: readonly ImportLine[]): Promise<void> {
  for (let first = 0; first < all.length; first += rowsAtATime) {
    await transact(all.slice(first, first + rowsAtATime).map((line) => putLine(subject, line)));
  }
}

function putLine(subject: Subject, line: ImportLine): Write {
  return { Put: { TableName: tables.case, Item: itemOf(subject, line) } };
}

function itemOf(subject: Subject, line: ImportLine): Record<string, unknown> {
  return { pk: collectionOf(subject), sk: sortKey.row(line.number), ...lines.encode(line) };
}

/** What came of a row, on condition that nobody has written it meanwhile. */
export function settleLine(subject: Subject, line: ImportLine, outcome: RowOutcome): Write {
  return {
    Put: {
      TableName: tables.case,
      Item: itemOf(subject, { ...line, outcome }),
      ConditionExpression: '#outcome.#kind = :kind',
      ExpressionAttributeNames: { '#outcome': 'outcome', '#kind': 'kind' },
      ExpressionAttributeValues: { ':kind': line.outcome.kind },
    },
  };
}

/** Every row of a run, in order. */
export async function readLines(subject: Subject): Promise<ImportLine[]> {
  return readCollection(collectionOf(subject), 'ROW#', lines);
}

/** The rows after one number, up to and with another. */
export async function readPortion(subject: Subject, after: number, upTo: number): Promise<ImportLine[]> {
  return queryAll(
    {
      TableName: tables.case,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: {
        ':pk': collectionOf(subject),
        ':first': sortKey.row(after + 1),
        ':last': sortKey.row(upTo),
      },
    },
    lines,
  );
}

export async function readLine(subject: Subject, number: number): Promise<ImportLine> {
  const line = await readItem({ pk: collectionOf(subject), sk: sortKey.row(number) }, lines);
  if (line === null) throw new Error('A run without one of its rows');
  return line;
}

type Place = Pick<ChoiceSystem, 'municipality' | 'id'>;

/** The same row is the same contract, whoever brings it in and however often: its id is made from its key. */
export function contractIdOf({ municipality, id }: Place, row: ImportRow): string {
  return sha256([municipality, id, keyOfRow(row)].join('\n')).slice(0, 32);
}

/** What a row stands against: its contract, what is said of it, and what the row would do. */
export interface Standing {
  readonly contractId: string;
  readonly contract: Kept<Contract> | null;
  readonly stated: Stated | null;
  readonly outcome: Outcome;
}

export async function standingOf(system: Place, row: ImportRow): Promise<Standing> {
  const contractId = contractIdOf(system, row);
  const subject = contractSubject(system.municipality, contractId);
  const contract = await readContract(subject);
  const stated = contract === null ? null : await readStated(subject);
  const present = contract === null || stated === null ? null : { contract, stated };
  return { contractId, contract, stated, outcome: compareRow(row, present, says) };
}

function says(a: unknown, b: unknown): boolean {
  return hashOf(a ?? null) === hashOf(b ?? null);
}

/** How the contracts of a system run and end, by the version it is open on; absent where that says nothing. */
export async function readTermRule(system: ChoiceSystem): Promise<TermRule | undefined> {
  if (system.status !== 'OPEN') return undefined;
  return (await readVersion(system.municipality, system.id, system.versionNumber))?.contractTerm;
}
