import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

const receipt = {
  path: '/ansokan/{applicationId}/kvitto',
  kind: 'page',
  security: 'none',
  summary: 'When an application came, under which number, and what it says.',
} as const;

export const manifest = defineFunction({
  name: 'application-submit',
  trigger: {
    kind: 'http',
    routes: [
      ...formPageRoutes('/ansokan/{applicationId}/underlag', 'The evidence, file by file.', 'none'),
      ...formPageRoutes(
        '/ansokan/{applicationId}/granska',
        'Everything once more, and the press that submits.',
        'none',
      ),
      { ...receipt, method: 'GET' },
      { ...receipt, method: 'HEAD' },
    ],
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
    evidenceBucket: ['PutObject'],
  },
});
