import * as z from 'zod/mini';
import { asksOn, confirmed, EntryConfirmation } from '../../domain/catalogue/confirmation.ts';
import {
  awaitsApproval,
  standingOfTexts,
  TextApproval,
  type TextStanding,
} from '../../domain/catalogue/text-approval.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { ContractIn } from '../../domain/contract/contract.ts';
import { QualityResult } from '../../domain/survey/quality-result.ts';
import type { Subject } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { codec } from '../codec.ts';
import { contractSubject, type Stated } from '../contract/contract.ts';
import { readPart, readThrough } from '../list.ts';
import { readCollection } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';

/** That a text of the contract waits to be read: where the desk's list finds it. */
const AwaitingText = z.strictObject({
  schemaVersion: z.literal(1),
  kind: z.literal('AWAITING'),
  contractId: z.string(),
  choiceSystemId: z.string(),
  since: z.iso.datetime(),
});
type AwaitingText = z.infer<typeof AwaitingText>;

/** What a survey said of the contract's help, from when that may be shown. */
const ResultNote = z.extend(QualityResult, { schemaVersion: z.literal(1), kind: z.literal('RESULT') });
type ResultNote = z.infer<typeof ResultNote>;

const notes = codec(z.discriminatedUnion('kind', [TextApproval, EntryConfirmation, AwaitingText, ResultNote]));
const waiting = codec(AwaitingText);

/** What people have found of what a contract's entry says, kept with the contract. */
export interface Upkeep {
  readonly approvals: readonly TextApproval[];
  readonly confirmation: EntryConfirmation | null;
  readonly awaiting: AwaitingText | null;
  readonly results: readonly QualityResult[];
}

export async function readUpkeep(contract: Subject): Promise<Upkeep> {
  const found = await readCollection(collectionOf(contract), sortKey.upkeep(''), notes);
  return {
    approvals: found.filter((note) => note.kind === 'TEXT'),
    confirmation: found.find((note) => note.kind === 'CONFIRMATION') ?? null,
    awaiting: found.find((note) => note.kind === 'AWAITING') ?? null,
    results: found
      .filter((note) => note.kind === 'RESULT')
      .map(({ schemaVersion: _version, kind: _kind, ...result }) => result),
  };
}

export function putApproval(contract: Subject, approval: TextApproval): Write {
  return put(contract, `TEXT#${approval.tag}`, approval);
}

/** With the day to ask again, where the calendar finds it. */
export function putConfirmation(contract: Subject, confirmation: EntryConfirmation): Write {
  const on = asksOn(confirmation, municipalityOf(contract.municipality).catalogue);
  const list = on === null ? {} : { listPk: confirmationList(contract.municipality), listSk: `${on}#${contract.id}` };
  return put(contract, 'CONFIRMATION', confirmation, list);
}

/** @param result null for one that is shown no longer */
export function resultWrite(
  contract: Subject,
  { source, year }: Pick<QualityResult, 'source' | 'year'>,
  result: QualityResult | null,
): Write {
  const name = `RESULT#${source}#${year}`;
  if (result !== null) return put(contract, name, { schemaVersion: 1, kind: 'RESULT', ...result });
  const Key = { pk: collectionOf(contract), sk: sortKey.upkeep(name) };
  return { Delete: { TableName: tables.case, Key } };
}

/** What of the upkeep follows from a contract and its texts as they are now, and isn't written yet. */
export function upkeepWrites(
  contract: ContractIn<'SIGNED'>,
  standing: readonly TextStanding[],
  { confirmation, awaiting }: Pick<Upkeep, 'confirmation' | 'awaiting'>,
  at: string,
): readonly Write[] {
  const { municipality, contractId, choiceSystemId, signedAt, provider } = contract;
  const subject = contractSubject(municipality, contractId);
  return [
    ...(confirmation === null ? [putConfirmation(subject, confirmed(stockholmDay(signedAt), provider.name))] : []),
    ...(awaitsApproval(standing)
      ? awaitingWrites(subject, awaiting, { choiceSystemId, at })
      : nobodyWaits(subject, awaiting)),
  ];
}

/** Takes the contract out of every list of what is to be read or asked. */
export function endUpkeep(
  contract: Subject,
  { confirmation, awaiting }: Pick<Upkeep, 'confirmation' | 'awaiting'>,
): readonly Write[] {
  return [
    ...nobodyWaits(contract, awaiting),
    ...(confirmation === null ? [] : [put(contract, 'CONFIRMATION', confirmation)]),
  ];
}

function awaitingWrites(
  subject: Subject,
  before: AwaitingText | null,
  { choiceSystemId, at }: { readonly choiceSystemId: string; readonly at: string },
): Write[] {
  if (before !== null) return [];
  const note: AwaitingText = { schemaVersion: 1, kind: 'AWAITING', contractId: subject.id, choiceSystemId, since: at };
  const list = { listPk: approvalList(subject.municipality), listSk: `${choiceSystemId}#${at}#${subject.id}` };
  return [put(subject, 'AWAITING', note, list)];
}

/** Takes the contract from the list of those with a text to read. */
export function nobodyWaits(subject: Subject, before: Upkeep['awaiting']): Write[] {
  if (before === null) return [];
  const Key = { pk: collectionOf(subject), sk: sortKey.upkeep('AWAITING') };
  return [{ Delete: { TableName: tables.case, Key } }];
}

/** So many contracts with a text to read in one portion. */
const portionSize = 20;

/**
 * A portion of a choice system's contracts that have a text to read, the oldest first.
 * @param after where the portion before it ended
 */
export async function readAwaiting(
  system: { readonly municipality: string; readonly id: string },
  after?: string,
): Promise<{ readonly contractIds: readonly string[]; readonly next: string | null }> {
  const part = { list: approvalList(system.municipality), prefix: `${system.id}#` };
  const { shown, last } = await readPart(part, { size: portionSize, after, codec: waiting });
  return {
    contractIds: shown.map(({ contractId }) => contractId),
    next: last === undefined ? null : `${last.since}#${last.contractId}`,
  };
}

/** Contracts whose contact is to be asked, on a day or before it, whether the entry still is right. */
export async function listUnconfirmed(municipality: string, through: string): Promise<readonly string[]> {
  return readThrough(confirmationList(municipality), through, {
    encode: (sk: string) => ({ listSk: sk }),
    decode: ({ listSk }) => z.string().parse(listSk).slice(11),
  });
}

function put(
  subject: Subject,
  name: string,
  note: TextApproval | EntryConfirmation | AwaitingText | ResultNote,
  list: Readonly<Record<string, string>> = {},
): Write {
  const key = { pk: collectionOf(subject), sk: sortKey.upkeep(name) };
  return { Put: { TableName: tables.case, Item: { ...key, ...list, ...notes.encode(note) } } };
}

/** A contract's texts as its provider has them now, and what officers have said of each. */
export function standingIn(stated: Pick<Stated, 'presentation'>, { approvals }: Pick<Upkeep, 'approvals'>) {
  return standingOfTexts(stated.presentation.text, approvals);
}

function approvalList(municipality: string): string {
  return `${municipality}#TEXT_APPROVAL`;
}

function confirmationList(municipality: string): string {
  return `${municipality}#ENTRY_CONFIRMATION`;
}
