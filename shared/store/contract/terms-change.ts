import { type TermsAnswer, TermsChange, TermsOffer } from '../../domain/contract/terms-change.ts';
import type { Subject } from '../../domain/task/task.ts';
import { countPart, type ListPart, readPart } from '../list.ts';
import { codec, type Kept, keptCodec } from '../codec.ts';
import { type Change, commit } from '../commit.ts';
import { contractSubject } from './contract.ts';
import { queryAll, readCollection, readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';

const changes = keptCodec(TermsChange);
const offers = codec(TermsOffer);

export function termsChangeSubject(municipality: string, changeId: string): Subject {
  return { municipality, type: 'TERMS_CHANGE', id: changeId };
}

export async function readTermsChange(subject: Subject): Promise<Kept<TermsChange> | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.case }, changes);
}

export async function commitTermsChange(change: Omit<Change<TermsChange>, 'subject' | 'codec' | 'list'>) {
  const { municipality, changeId, choiceSystemId, createdAt } = change.after;
  return commit({
    ...change,
    subject: termsChangeSubject(municipality, changeId),
    codec: changes,
    list: { pk: `${municipality}#TERMS_CHANGE`, sk: `${choiceSystemId}#${createdAt}#${changeId}` },
  });
}

/** Every change of a choice system, the oldest first. */
export async function listTermsChanges(system: { readonly municipality: string; readonly id: string }) {
  return queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk AND begins_with(listSk, :system)',
      ExpressionAttributeValues: { ':pk': `${system.municipality}#TERMS_CHANGE`, ':system': `${system.id}#` },
    },
    changes,
  );
}

/** The offers of a contract, for the page that answers one. */
export async function readTermsOffers(contract: Subject): Promise<TermsOffer[]> {
  return readCollection(collectionOf(contract), sortKey.termsOffer(''), offers);
}

export async function readTermsOffer(contract: Subject, changeId: string): Promise<TermsOffer | null> {
  return readItem({ pk: collectionOf(contract), sk: sortKey.termsOffer(changeId) }, offers);
}

/** An offer that is sent: on condition that the contract has none of this change. */
export function putTermsOffer(municipality: string, offer: TermsOffer): Write {
  return {
    Put: {
      TableName: tables.case,
      Item: itemOf(municipality, offer),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

/** That it was opened: the first time stands. */
export function openTermsOffer(
  municipality: string,
  offer: TermsOffer,
  opened: NonNullable<TermsOffer['opened']>,
): Write {
  return {
    Put: {
      TableName: tables.case,
      Item: itemOf(municipality, { ...offer, opened }),
      ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(opened) AND attribute_not_exists(answer)',
    },
  };
}

/** Its answer: the first one stands. */
export function answerTermsOffer(municipality: string, offer: TermsOffer, answer: TermsAnswer): Write {
  return {
    Put: {
      TableName: tables.case,
      Item: itemOf(municipality, { ...offer, answer }),
      ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(answer)',
    },
  };
}

function itemOf(municipality: string, offer: TermsOffer): Record<string, unknown> {
  return {
    pk: collectionOf(contractSubject(municipality, offer.contractId)),
    sk: sortKey.termsOffer(offer.changeId),
    listPk: listOf(municipality, offer.changeId),
    listSk: `${stateOf(offer)}#${offer.contractId}`,
    ...offers.encode(offer),
  };
}

export type OfferState = 'WAITING' | TermsAnswer['kind'];
export const offerStates = ['WAITING', 'ACCEPTED', 'DECLINED', 'SILENT'] as const satisfies readonly OfferState[];

export function stateOf({ answer }: Pick<TermsOffer, 'answer'>): OfferState {
  return answer?.kind ?? 'WAITING';
}

function listOf(municipality: string, changeId: string): string {
  return `${municipality}#TERMS_CHANGE#${changeId}`;
}

const portionSize = 25;

/** A portion of the change's offers in one state, by contract. @param after the contract where the last one ended */
export async function readOfferPortion(change: TermsChange, state: OfferState, after?: string) {
  const { shown, last } = await readPart(inState(change, state), { size: portionSize, after, codec: offers });
  return { offers: shown, next: last?.contractId ?? null };
}

/** How many there are in each state. */
export async function countOffers(change: TermsChange): Promise<Readonly<Record<OfferState, number>>> {
  const counts: Record<OfferState, number> = { WAITING: 0, ACCEPTED: 0, DECLINED: 0, SILENT: 0 };
  for (const state of offerStates) counts[state] = await countPart(inState(change, state));
  return counts;
}

function inState({ municipality, changeId }: TermsChange, state: OfferState): ListPart {
  return { list: listOf(municipality, changeId), prefix: `${state}#` };
}
