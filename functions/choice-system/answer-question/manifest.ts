import { defineFunction, type Route } from '../../../shared/platform/manifest.ts';

const page = {
  path: '/desk/questions/{questionId}',
  kind: 'page',
  security: 'staff',
  summary:
    'Answer a question about the request documentation for everybody, or decline it with a reason; correct an answer.',
} as const satisfies Omit<Route, 'method'>;

const list = {
  path: '/desk/questions',
  kind: 'page',
  security: 'staff',
  summary: 'Questions about the request documentation: those that wait, and what became of the others.',
} as const satisfies Omit<Route, 'method'>;

export const manifest = defineFunction({
  name: 'choice-system-answer-question',
  trigger: {
    kind: 'http',
    routes: [
      { ...list, method: 'GET' },
      { ...list, method: 'HEAD' },
      { ...page, method: 'GET' },
      { ...page, method: 'HEAD' },
      { ...page, method: 'POST' },
    ],
  },
  access: { caseTable: ['GetItem', 'Query', 'PutItem', 'ConditionCheckItem'], caseIndexes: ['list'], signIn: true },
});
