import * as z from 'zod/mini';
import { Question } from './question.ts';

/** A form's questions, in the order they are asked. */
export const QuestionList = z.array(Question).check(
  z.minLength(1),
  z.maxLength(60),
  z.refine((questions) => isEachOnce(questions.map(({ id }) => id)), { message: 'Two questions have the same id.' }),
  z.refine((questions) => questions.every((question) => namesEarlierCount(questions, question)), {
    message: '`notMoreThan` names a count that is asked before.',
  }),
  z.refine((questions) => questions.every(hasDistinctChoices), {
    message: 'Two choices of a question have the same value.',
  }),
);
export type QuestionList = z.infer<typeof QuestionList>;

function isEachOnce(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}

function namesEarlierCount(questions: readonly Question[], question: Question): boolean {
  if (question.kind !== 'COUNT' || question.notMoreThan === undefined) return true;
  const earlier = questions.slice(0, questions.indexOf(question));
  return earlier.some(({ id, kind }) => kind === 'COUNT' && id === question.notMoreThan);
}

function hasDistinctChoices(question: Question): boolean {
  return question.kind !== 'CHOICE' || isEachOnce(question.choices.map(({ value }) => value));
}
