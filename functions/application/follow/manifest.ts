import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'application-follow',
  trigger: {
    kind: 'http',
    routes: [
      ...formPageRoutes(
        '/ansokan/{applicationId}/lage',
        'Where an application stands: what has happened, what is asked, and when a decision is promised.',
        'none',
      ),
      ...formPageRoutes('/ansokan/{applicationId}/aterkalla', 'Removes a draft, or asks for a withdrawal.', 'none'),
      ...formPageRoutes('/ansokan/{applicationId}/rattelse', 'An obvious error is asked to be corrected.', 'none'),
    ],
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    linkTable: ['GetItem', 'PutItem'],
  },
});
