import { taskPageRoutes } from '../../../shared/http/task-path.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'follow-up-check-visit-report',
  trigger: {
    kind: 'http',
    routes: taskPageRoutes(
      'CHECK_VISIT_REPORT',
      'A provider reads the report of a visit and says whether its facts are right, before it is established.',
    ),
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    linkTable: ['GetItem', 'UpdateItem'],
  },
});
