import * as z from 'zod/mini';
import { Consequence, TermsAnswer, TermsChange } from '../../../shared/domain/contract/terms-change.ts';
import { Problem } from '../../../shared/http/problem.ts';
import { taskPageRoutes } from '../../../shared/http/task-path.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const AnswerTermsChange = z.strictObject({
  answer: z.enum(['ACCEPTED', 'DECLINED']),
  /** The checksum of the text that is answered, as it was read here. */
  textHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});

/** A change of terms as the provider of one contract sees it. */
export const TermsChangeView = z.strictObject({
  changeId: z.string(),
  /** The whole text, in Swedish: the same for every contract of the choice system. */
  text: z.string(),
  textHash: z.string(),
  from: z.iso.date(),
  answerBy: z.iso.date(),
  priceList: z.nullable(z.string()),
  onRefusal: TermsChange.shape.onRefusal,
  onSilence: Consequence,
  sentAt: z.iso.datetime(),
  /** When it was opened by the mailed link; reading it here opens nothing. */
  openedAt: z.nullable(z.iso.datetime()),
  answer: z.nullable(z.strictObject({ kind: TermsAnswer.shape.kind, at: z.iso.datetime(), by: z.string() })),
});

const route = { path: '/v1/contracts/{contractId}/terms-changes', kind: 'api', security: 'provider' } as const;

export const manifest = defineFunction({
  name: 'contract-answer-terms-change',
  trigger: {
    kind: 'http',
    routes: [
      ...taskPageRoutes('ANSWER_TERMS_CHANGE', 'The provider accepts or declines new terms or prices.'),
      {
        ...route,
        method: 'GET',
        summary: 'The changes of terms that a contract has been sent, each with its text, in the order they were sent',
        responses: { 200: z.strictObject({ termsChanges: z.array(TermsChangeView) }), 401: Problem, 404: Problem },
      },
      {
        ...route,
        method: 'POST',
        path: `${route.path}/{changeId}/answer`,
        summary: 'Accept or decline a change of terms, once',
        body: AnswerTermsChange,
        responses: { 200: TermsChangeView, 401: Problem, 404: Problem, 409: Problem, 422: Problem },
      },
    ],
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    linkTable: ['GetItem', 'PutItem', 'UpdateItem'],
    mail: true,
    providerSignIn: true,
  },
});
