import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'application-fill-in',
  trigger: {
    kind: 'http',
    routes: [
      ...formPageRoutes('/ansok/{choiceSystemId}', 'What an application asks for, and where one begins.', 'none'),
      ...formPageRoutes(
        '/ansokan/{applicationId}',
        'The applicant’s overview: what is left, or where it stands.',
        'none',
      ),
      ...formPageRoutes('/ansokan/{applicationId}/{section}', 'One section of the application.', 'none'),
    ],
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
    linkTable: ['GetItem', 'PutItem'],
    evidenceBucket: ['PutObject'],
  },
});
