import { defineFunction, type Route } from '../../../shared/platform/manifest.ts';

const page = {
  path: '/desk/questions/{questionId}',
  kind: 'page',
  security: 'staff',
  summary: 'Answer a question about the request documentation for everybody, or decline it with a reason.',
} as const satisfies Omit<Route, 'method'>;

export const manifest = defineFunction({
  name: 'choice-system-answer-question',
  trigger: {
    kind: 'http',
    routes: [
      { ...page, method: 'GET' },
      { ...page, method: 'HEAD' },
      { ...page, method: 'POST' },
    ],
  },
  access: { caseTable: ['GetItem', 'Query', 'PutItem', 'ConditionCheckItem'], signIn: true },
});
