import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

const overview = {
  path: '/ansokan/{applicationId}',
  kind: 'page',
  security: 'none',
  summary: 'A draft’s overview: its sections, and what is left.',
} as const;

export const manifest = defineFunction({
  name: 'application-fill-in',
  trigger: {
    kind: 'http',
    routes: [
      ...formPageRoutes('/ansok/{choiceSystemId}', 'What an application asks for, and where one begins.', 'none'),
      { ...overview, method: 'GET' },
      { ...overview, method: 'HEAD' },
      ...formPageRoutes('/ansokan/{applicationId}/{section}', 'One section of the application.', 'none'),
    ],
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    linkTable: ['GetItem', 'PutItem'],
  },
});
