import { isDeepStrictEqual } from 'node:util';
import type { NewEvent } from '../../domain/register/event.ts';
import { publish, Publication, type ToPublish, withdraw } from '../../domain/survey/publication.ts';
import type { Subject } from '../../domain/task/task.ts';
import { keptCodec, type Kept } from '../codec.ts';
import { commit } from '../commit.ts';
import { queryAll, readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';

const publications = keptCodec(Publication);

type Named = Pick<Publication, 'municipality' | 'choiceSystemId' | 'source' | 'year'>;

/** One of each survey, choice system and year. */
export function publicationSubject({ municipality, choiceSystemId, source, year }: Named): Subject {
  return { municipality, type: 'SURVEY_RESULTS', id: `${choiceSystemId}-${source}-${year}` };
}

export async function readPublication(subject: Subject): Promise<Kept<Publication> | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.case }, publications);
}

/** Those of a choice system, the latest first. */
export async function listPublications(municipality: string, choiceSystemId: string): Promise<Kept<Publication>[]> {
  const found = await queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk AND begins_with(listSk, :prefix)',
      ExpressionAttributeValues: { ':pk': listOf(municipality), ':prefix': `${choiceSystemId}#` },
    },
    publications,
  );
  return found.toReversed();
}

/**
 * Lets the catalogue show a year's results, instead of any that it has of them already; the same again changes nothing.
 * @returns whether anything changed
 * @throws ConcurrencyError when somebody did so meanwhile
 */
export async function publishResults(wanted: ToPublish): Promise<boolean> {
  const before = await readPublication(publicationSubject(wanted));
  const after = publish(before === null ? null : contentOf(before), wanted);
  return change(before, after, 'SURVEY_RESULTS_SHOWN');
}

/** @returns whether anything changed @throws ConcurrencyError when somebody changed it meanwhile */
export async function withdrawResults(before: Kept<Publication>, actor: { by: string; at: string }): Promise<boolean> {
  return change(before, withdraw(contentOf(before), actor), 'SURVEY_RESULTS_WITHDRAWN');
}

async function change(before: Kept<Publication> | null, after: Publication, type: NewEvent['type']): Promise<boolean> {
  if (before !== null && isDeepStrictEqual(contentOf(before), { ...after, by: before.by, at: before.at })) return false;
  const { municipality, choiceSystemId, source, year, by, at, rows } = after;
  await commit({
    subject: publicationSubject(after),
    before,
    after,
    codec: publications,
    list: { pk: listOf(municipality), sk: `${choiceSystemId}#${year}#${source}` },
    event: { type, at, by, data: { source, year, rows: rows.length } },
    outbox: [{ kind: 'SHOW_RESULTS' }],
  });
  return true;
}

function contentOf({ version: _version, eventHash: _hash, ...content }: Kept<Publication>): Publication {
  return content;
}

function listOf(municipality: string): string {
  return `${municipality}#SURVEY_RESULTS`;
}
