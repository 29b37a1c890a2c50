import { randomInt } from 'node:crypto';
import * as z from 'zod/mini';
import { addDays } from '../../domain/calendar/day.ts';
import { type Question, questions, type Survey } from '../../domain/survey/survey.ts';
import { ConcurrencyError } from '../../platform/concurrency-error.ts';
import { sha256 } from '../../platform/hash.ts';
import { codec } from '../codec.ts';
import { readItem } from '../read.ts';
import { type Key, sortKey, tables } from '../tables.ts';
import { aggregateChanged, retryOnConcurrency, transact, type Write } from '../transact.ts';
import { batchKey, readSurvey, surveyEventWrites, surveyIdOf, tallyKey } from './survey.ts';

/** An unused code: of which survey, about whom. Of a used one nothing is left. */
const CodeOf = z.strictObject({ surveyId: z.string(), contractId: z.string() });
const codes = codec(CodeOf);

/** Without signs that look like others, so that a code on paper can be typed. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const codeLength = 12;
const portion = 100;
/** So long after a survey's last day the database itself forgets a code that is left, whatever went wrong. */
const keptDays = 30;

export interface Batch {
  /** Chosen with the form: the same form sent twice makes codes once. */
  readonly batchId: string;
  readonly contractId: string;
  readonly name: string;
  readonly count: number;
  readonly by: string;
  readonly at: string;
}

/**
 * Makes codes about one provider, to be handed out or mailed by whoever knows who they are for: nobody here does. They
 * are returned once, and only their hashes are kept. They are stored first and count with the event that says so: codes of
 * a making that died between are nobody's.
 * @returns null when the survey is closed, or this batch was made before
 */
export async function issueCodes(survey: Survey, batch: Batch): Promise<readonly string[] | null> {
  const { municipality, closesOn } = survey;
  const { contractId, name, count, batchId, by, at } = batch;
  const surveyId = surveyIdOf(survey);
  if (survey.status !== 'OPEN') return null;
  const made = Array.from({ length: count }, newSurveyCode);
  const expiresAt = Math.floor(Date.parse(`${addDays(closesOn, keptDays)}T00:00:00Z`) / 1000);
  for (let first = 0; first < made.length; first += portion) {
    await transact(
      made.slice(first, first + portion).map((code): Write => {
        const key = codeKey(municipality, code);
        const list = { listPk: codesOf(municipality, surveyId), listSk: key.pk };
        const Item = { ...key, ...list, expiresAt, ...codes.encode({ surveyId, contractId }) };
        return { Put: { TableName: tables.citizen, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
      }),
    );
  }
  const counted = async (): Promise<readonly string[] | null> => {
    const now = await readSurvey(municipality, surveyId);
    if (now?.status !== 'OPEN') return null;
    await transact([
      ...surveyEventWrites(now, { type: 'SURVEY_CODES_ISSUED', at, by, data: { contractId, count } }),
      {
        Put: {
          TableName: tables.citizen,
          Item: { ...batchKey(municipality, surveyId, batchId), contractId, count, by, at },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      {
        Update: {
          TableName: tables.citizen,
          Key: tallyKey(municipality, surveyId, contractId),
          UpdateExpression:
            'SET contractId = :contract, #name = :name ADD issued :count, answered :none, overall :none, expectations :none, ideal :none',
          ExpressionAttributeNames: { '#name': 'name' },
          ExpressionAttributeValues: { ':contract': contractId, ':name': name, ':count': count, ':none': 0 },
        },
      },
    ]);
    return made;
  };
  try {
    return await retryOnConcurrency(counted, undefined, aggregateChanged);
  } catch (error) {
    if (error instanceof ConcurrencyError && !aggregateChanged(error)) return null;
    throw error;
  }
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
 * @returns false when the code was used meanwhile, or the counting closed
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
          ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(closed)',
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

/** Where a survey's unused codes are found to be erased. */
export function codesOf(municipality: string, surveyId: string): string {
  return `${municipality}#SURVEY_CODE#${surveyId}`;
}

function newSurveyCode(): string {
  return Array.from({ length: codeLength }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}

/** However somebody typed it: with spaces, dashes or small letters. */
function codeKey(municipality: string, code: string): Required<Key> {
  const typed = code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  return { pk: `${municipality}#SURVEY_CODE#${sha256(`${municipality} ${typed}`)}`, sk: sortKey.case };
}
