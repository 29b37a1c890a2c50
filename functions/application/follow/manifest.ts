import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

const page = {
  path: '/ansokan/{applicationId}/lage',
  kind: 'page',
  security: 'none',
  summary: 'Where an application stands: what has happened, what is asked, and when a decision is promised.',
} as const;

export const manifest = defineFunction({
  name: 'application-follow',
  trigger: {
    kind: 'http',
    routes: [
      { ...page, method: 'GET' },
      { ...page, method: 'HEAD' },
      ...formPageRoutes('/ansokan/{applicationId}/rattelse', 'An obvious error is asked to be corrected.', 'none'),
    ],
  },
  access: { caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'] },
});
