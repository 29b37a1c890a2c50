import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { closeSurvey, isTooFew, type Survey, type SurveyTally } from '../../domain/survey/survey.ts';
import { database } from '../client.ts';
import type { Kept } from '../codec.ts';
import { sortKey, tables } from '../tables.ts';
import { retryOnConcurrency, transact } from '../transact.ts';
import { codesOf } from './codes.ts';
import { commitSurvey, readSurvey, readTallies, surveyIdOf, tallyKey } from './survey.ts';

const portion = 100;
const Found = z.array(z.object({ listSk: z.string() }));

interface Closing {
  readonly by: string;
  readonly at: string;
  /** From how many answers on a sum is kept. */
  readonly fewest: number;
}

/**
 * Closes a survey and erases what could tell of single people. The survey is closed first and said to be erased last, with
 * the line in its log: whatever stopped between is found again, and finished by the same call.
 */
export async function endSurvey(municipality: string, surveyId: string, closing: Closing): Promise<void> {
  const { by, at, fewest } = closing;
  const closed = await retryOnConcurrency(async () => {
    const survey = await readSurvey(municipality, surveyId);
    if (survey?.status !== 'OPEN') return survey;
    return commitSurvey(survey, closeSurvey(survey, closing), { type: 'SURVEY_CLOSED', at, by, data: {} });
  });
  if (closed?.status !== 'CLOSED' || closed.erasedAt !== undefined) return;
  let unused = 0;
  for (const { contractId } of await readTallies(municipality, surveyId)) {
    const { issued, answered } = await closeTally(closed, contractId, fewest);
    unused += issued - answered;
  }
  await eraseCodes(codesOf(municipality, surveyId));
  await commitSurvey(closed, { ...closed, erasedAt: at }, { type: 'SURVEY_CODES_ERASED', at, by, data: { unused } });
}

/** Counts no more from now; of too few answers nothing but how many is kept. */
async function closeTally(survey: Kept<Survey>, contractId: string, fewest: number): Promise<SurveyTally> {
  const { municipality } = survey;
  const surveyId = surveyIdOf(survey);
  return retryOnConcurrency(async () => {
    const tally = (await readTallies(municipality, surveyId)).find((one) => one.contractId === contractId);
    if (tally === undefined) throw new Error('A tally that was there is gone');
    const forgets = isTooFew(tally, fewest) ? ', overall = :none, expectations = :none, ideal = :none' : '';
    await transact([
      {
        Update: {
          TableName: tables.citizen,
          Key: tallyKey(municipality, surveyId, contractId),
          UpdateExpression: `SET closed = :closed${forgets}`,
          ConditionExpression: 'answered = :answered',
          ExpressionAttributeValues: {
            ':closed': true,
            ':answered': tally.answered,
            ...(forgets === '' ? {} : { ':none': 0 }),
          },
        },
      },
    ]);
    return tally;
  });
}

async function eraseCodes(list: string): Promise<void> {
  let start: Record<string, unknown> | undefined;
  do {
    const { Items, LastEvaluatedKey } = await database.send(
      new QueryCommand({
        TableName: tables.citizen,
        IndexName: 'list',
        KeyConditionExpression: 'listPk = :pk',
        ExpressionAttributeValues: { ':pk': list },
        Limit: portion,
        ExclusiveStartKey: start,
      }),
    );
    const found = Found.parse(Items);
    if (found.length > 0) {
      await transact(
        found.map(({ listSk: pk }) => ({ Delete: { TableName: tables.citizen, Key: { pk, sk: sortKey.case } } })),
      );
    }
    start = LastEvaluatedKey;
  } while (start !== undefined);
}
