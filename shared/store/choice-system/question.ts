import { Question, type QuestionIn } from '../../domain/choice-system/question.ts';
import type { Subject } from '../../domain/task/task.ts';
import { type Kept, keptCodec } from '../codec.ts';
import { type Change, commit } from '../commit.ts';
import { queryAll, readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';

const questions = keptCodec(Question);

export function questionSubject(municipality: string, questionId: string): Subject {
  return { municipality, type: 'QUESTION', id: questionId };
}

export async function readQuestion(subject: Subject): Promise<Kept<Question> | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.case }, questions);
}

/** A choice system's answered questions, the latest first. */
export async function listAnswers(
  municipality: string,
  choiceSystemId: string,
): Promise<readonly Kept<QuestionIn<'ANSWERED'>>[]> {
  const found = await queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk AND begins_with(listSk, :answered)',
      ExpressionAttributeValues: { ':pk': `${municipality}#QUESTION`, ':answered': `${choiceSystemId}#ANSWERED#` },
      ScanIndexForward: false,
    },
    questions,
  );
  return found.filter((question) => question.status === 'ANSWERED');
}

/** Every question that has arrived, whatever became of it, the latest first. */
export async function listQuestions(municipality: string): Promise<readonly Kept<QuestionIn<Arrived>>[]> {
  const found = await queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk',
      ExpressionAttributeValues: { ':pk': `${municipality}#QUESTION` },
    },
    questions,
  );
  return found
    .filter((question) => question.status !== 'WRITTEN')
    .toSorted((one, other) => (one.askedAt < other.askedAt ? 1 : -1));
}

type Arrived = Exclude<Question['status'], 'WRITTEN'>;

/** Changes a question; one whose asker's address is not confirmed has not arrived, and is in no list. */
export async function commitQuestion(
  change: Omit<Change<Question>, 'subject' | 'codec' | 'list'>,
): Promise<Kept<Question>> {
  const { after } = change;
  const { municipality, choiceSystemId, questionId, status } = after;
  const at = 'settledAt' in after ? after.settledAt : after.writtenAt;
  return commit({
    ...change,
    subject: questionSubject(municipality, questionId),
    codec: questions,
    ...(status === 'WRITTEN'
      ? {}
      : { list: { pk: `${municipality}#QUESTION`, sk: `${choiceSystemId}#${status}#${at}#${questionId}` } }),
  });
}
