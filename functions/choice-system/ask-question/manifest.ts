import * as z from 'zod/mini';
import { QuestionText } from '../../../shared/domain/choice-system/question.ts';
import { Problem } from '../../../shared/http/problem.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const AskQuestion = z.strictObject({
  question: QuestionText,
  /** Where to tell of the answer; never shown. The question arrives when the link that is mailed there is used. */
  email: z.email().check(z.maxLength(200)),
});

/** The same for everybody and every address: nothing tells who has asked before. */
export const QuestionTaken = z.strictObject({ status: z.literal('CONFIRMATION_SENT') });

export const AnsweredQuestions = z.strictObject({
  questions: z.array(
    z.strictObject({
      questionId: z.string(),
      versionNumber: z.int(),
      question: z.string(),
      answer: z.string(),
      answeredAt: z.iso.datetime(),
      /** When the answer was last corrected, and what of it. */
      corrected: z.optional(z.strictObject({ at: z.iso.datetime(), what: z.string() })),
    }),
  ),
});

const path = '/v1/choice-systems/{choiceSystemId}/questions';
const page = {
  path: '/valfrihetssystem/{choiceSystemId}/fraga',
  kind: 'page',
  security: 'none',
  summary: 'Ask a question about the request documentation',
} as const;
const list = { path, kind: 'api', security: 'none', summary: 'Answered questions; who asked is not told' } as const;

export const manifest = defineFunction({
  name: 'choice-system-ask-question',
  trigger: {
    kind: 'http',
    routes: [
      { ...list, method: 'GET', responses: { 200: AnsweredQuestions, 304: null, 404: Problem } },
      { ...list, method: 'HEAD', responses: { 200: null, 304: null } },
      {
        path,
        kind: 'api',
        security: 'none',
        method: 'POST',
        summary: 'Ask about the request documentation. The answer is published for everybody, without the asker.',
        body: AskQuestion,
        responses: { 202: QuestionTaken, 400: Problem, 404: Problem, 413: Problem, 415: Problem, 422: Problem },
      },
      { ...page, method: 'GET' },
      { ...page, method: 'HEAD' },
      { ...page, method: 'POST' },
    ],
  },
  access: {
    caseTable: ['GetItem', 'PutItem', 'ConditionCheckItem'],
    caseIndexes: ['list'],
    linkTable: ['GetItem', 'PutItem'],
  },
});
