import { taskPageRoutes } from '../../../shared/http/task-path.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'completion-answer',
  trigger: {
    kind: 'http',
    routes: taskPageRoutes('COMPLETE', 'The applicant supplies what was found missing, and nothing else.'),
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    linkTable: ['GetItem', 'UpdateItem'],
    evidenceBucket: ['PutObject', 'GetObject'],
  },
});
