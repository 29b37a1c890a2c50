import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

const follow = {
  path: '/synpunkter/{token}',
  kind: 'page',
  security: 'none',
  summary: 'How far a complaint has come, and its answer, for whoever has its address',
} as const;

export const manifest = defineFunction({
  name: 'complaint-receive',
  trigger: {
    kind: 'http',
    routes: [
      ...formPageRoutes('/synpunkter', 'Anybody says what they are not content with, by name or without one', 'none'),
      { ...follow, method: 'GET' },
      { ...follow, method: 'HEAD' },
    ],
  },
  access: {
    catalogueTable: ['GetItem', 'Query'],
    citizenTable: ['GetItem', 'PutItem', 'UpdateItem'],
  },
});
