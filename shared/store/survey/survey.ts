import type { NewEvent } from '../../domain/register/event.ts';
import { Survey, SurveyTally } from '../../domain/survey/survey.ts';
import type { Subject } from '../../domain/task/task.ts';
import { keptCodec, codec, type Kept } from '../codec.ts';
import { type Change, commit, writesOf } from '../commit.ts';
import { queryAll, readCollection, readItem } from '../read.ts';
import { collectionOf, type Key, sortKey, tables } from '../tables.ts';

const surveys = keptCodec(Survey);
const tallies = codec(SurveyTally);

export function surveyIdOf({ choiceSystemId, year }: Pick<Survey, 'choiceSystemId' | 'year'>): string {
  return `${choiceSystemId}-${year}`;
}

/** Whatever citizens have told lies in a table of its own, under a key of its own. */
export function surveySubject(survey: Pick<Survey, 'municipality' | 'choiceSystemId' | 'year'>): Subject {
  return { municipality: survey.municipality, type: 'SURVEY', id: surveyIdOf(survey) };
}

/** @throws ConcurrencyError when the choice system has one for that year */
export async function openSurvey(survey: Survey): Promise<void> {
  const { openedBy: by, openedAt: at, closesOn } = survey;
  await commit(changeOf(null, survey, { type: 'SURVEY_OPENED', at, by, data: { closesOn } }));
}

/** A change of a survey with its event. @throws ConcurrencyError when somebody changed it meanwhile */
export async function commitSurvey(before: Kept<Survey>, after: Survey, event: NewEvent): Promise<Kept<Survey>> {
  return commit(changeOf(before, after, event));
}

/** That something happened to a survey, unsent: for a transaction that does it. */
export function surveyEventWrites(survey: Kept<Survey>, event: NewEvent) {
  return writesOf(changeOf(survey, survey, event)).writes;
}

function changeOf(before: Kept<Survey> | null, after: Survey, event: NewEvent): Change<Survey> {
  const { municipality, year, choiceSystemId } = after;
  return {
    subject: surveySubject(after),
    table: tables.citizen,
    before,
    after,
    codec: surveys,
    list: { pk: `${municipality}#SURVEY`, sk: `${year}#${choiceSystemId}` },
    event,
  };
}

/** Every year's, the latest first. */
export async function listSurveys(municipality: string): Promise<Kept<Survey>[]> {
  const found = await queryAll(
    {
      TableName: tables.citizen,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk',
      ExpressionAttributeValues: { ':pk': `${municipality}#SURVEY` },
    },
    surveys,
  );
  return found.toReversed();
}

export async function readSurvey(municipality: string, surveyId: string): Promise<Kept<Survey> | null> {
  return readItem({ pk: collection(municipality, surveyId), sk: sortKey.case }, surveys, tables.citizen);
}

export async function readTallies(municipality: string, surveyId: string): Promise<SurveyTally[]> {
  return readCollection(collection(municipality, surveyId), 'TALLY#', tallies, tables.citizen);
}

export function tallyKey(municipality: string, surveyId: string, contractId: string): Required<Key> {
  return { pk: collection(municipality, surveyId), sk: `TALLY#${contractId}` };
}

/** One making of codes, so that the same form sent twice makes them once. */
export function batchKey(municipality: string, surveyId: string, batchId: string): Required<Key> {
  return { pk: collection(municipality, surveyId), sk: `BATCH#${batchId}` };
}

function collection(municipality: string, id: string): string {
  return collectionOf({ municipality, type: 'SURVEY', id });
}
