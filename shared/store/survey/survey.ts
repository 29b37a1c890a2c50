import { randomInt } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type Question, questions, Survey, SurveyTally } from '../../domain/survey/survey.ts';
import { ConcurrencyError } from '../../platform/concurrency-error.ts';
import { sha256 } from '../../platform/hash.ts';
import { database } from '../client.ts';
import { codec } from '../codec.ts';
import { queryAll, readCollection, readItem } from '../read.ts';
import { type Key, sortKey, tables } from '../tables.ts';
import { transact, type Write } from '../transact.ts';

const surveys = codec(Survey);
const tallies = codec(SurveyTally);
/** An unused code: of which survey, about whom. Of a used one nothing is left. */
const CodeOf = z.strictObject({ surveyId: z.string(), contractId: z.string() });
const codes = codec(CodeOf);

/** Without signs that look like others, so that a code on paper can be typed. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const codeLength = 12;
const portion = 90;

export function surveyIdOf({ choiceSystemId, year }: Pick<Survey, 'choiceSystemId' | 'year'>): string {
  return `${choiceSystemId}-${year}`;
}

/** @throws ConditionalCheckFailedException when the choice system has one for that year */
export async function openSurvey(survey: Survey): Promise<void> {
  const id = surveyIdOf(survey);
  const list = { listPk: `${survey.municipality}#SURVEY`, listSk: `${survey.year}#${survey.choiceSystemId}` };
  const Item = { pk: collection(survey.municipality, id), sk: sortKey.case, ...list, ...surveys.encode(survey) };
  await database.send(
    new PutCommand({ TableName: tables.citizen, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
  );
}

/** Every year's, the latest first. */
export async function listSurveys(municipality: string): Promise<Survey[]> {
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

export async function readSurvey(municipality: string, surveyId: string): Promise<Survey | null> {
  return readItem({ pk: collection(municipality, surveyId), sk: sortKey.case }, surveys, tables.citizen);
}

export async function readTallies(municipality: string, surveyId: string): Promise<SurveyTally[]> {
  return readCollection(collection(municipality, surveyId), 'TALLY#', tallies, tables.citizen);
}

/**
 * Makes codes about one provider, to be handed out or mailed by whoever knows who they are for: nobody here does. They
 * are returned once, and only their hashes are kept.
 */
export async function issueCodes(
  { municipality, ...survey }: Survey,
  about: { readonly contractId: string; readonly name: string },
  count: number,
): Promise<readonly string[]> {
  const surveyId = surveyIdOf(survey);
  const { contractId, name } = about;
  const made = Array.from({ length: count }, newSurveyCode);
  for (let first = 0; first < made.length; first += portion) {
    const part = made.slice(first, first + portion);
    await transact([
      {
        Update: {
          TableName: tables.citizen,
          Key: tallyKey(municipality, surveyId, contractId),
          UpdateExpression:
            'SET contractId = :contract, #name = :name ADD issued :count, answered :none, overall :none, expectations :none, ideal :none',
          ExpressionAttributeNames: { '#name': 'name' },
          ExpressionAttributeValues: { ':contract': contractId, ':name': name, ':count': part.length, ':none': 0 },
        },
      },
      ...part.map((code): Write => ({
        Put: {
          TableName: tables.citizen,
          Item: { ...codeKey(municipality, code), ...codes.encode({ surveyId, contractId }) },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      })),
    ]);
  }
  return made;
}

/** The survey that an unused code opens, and about whom. */
export async function findByCode(municipality: string, code: string) {
  const found = await readItem(codeKey(municipality, code), codes, tables.citizen);
  const survey = found === null ? null : await readSurvey(municipality, found.surveyId);
  return found === null || survey === null ? null : { survey, contractId: found.contractId };
}

/**
 * Counts an answer and erases its code, in one transaction: the code is used once, and nothing says afterwards which
 * code said what.
 * @returns false when the code was used meanwhile
 */
export async function countAnswer(
  municipality: string,
  code: string,
  grades: Readonly<Record<Question, number>>,
): Promise<boolean> {
  const found = await readItem(codeKey(municipality, code), codes, tables.citizen);
  if (found === null) return false;
  try {
    await transact([
      {
        Delete: {
          TableName: tables.citizen,
          Key: codeKey(municipality, code),
          ConditionExpression: 'attribute_exists(pk)',
        },
      },
      {
        Update: {
          TableName: tables.citizen,
          Key: tallyKey(municipality, found.surveyId, found.contractId),
          UpdateExpression: `ADD answered :one, ${questions.map((question) => `${question} :${question}`).join(', ')}`,
          ExpressionAttributeValues: {
            ':one': 1,
            ...Object.fromEntries(questions.map((question) => [`:${question}`, grades[question]])),
          },
        },
      },
    ]);
    return true;
  } catch (error) {
    if (error instanceof ConcurrencyError) return false;
    throw error;
  }
}

function newSurveyCode(): string {
  return Array.from({ length: codeLength }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}

function collection(municipality: string, surveyId: string): string {
  return `${municipality}#SURVEY#${surveyId}`;
}

function tallyKey(municipality: string, surveyId: string, contractId: string): Required<Key> {
  return { pk: collection(municipality, surveyId), sk: `TALLY#${contractId}` };
}

/** However somebody typed it: with spaces, dashes or small letters. */
function codeKey(municipality: string, code: string): Required<Key> {
  const typed = code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  return { pk: `${municipality}#SURVEY_CODE#${sha256(`${municipality} ${typed}`)}`, sk: sortKey.case };
}
