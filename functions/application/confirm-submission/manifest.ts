import { taskPageRoutes } from '../../../shared/http/task-path.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'application-confirm-submission',
  trigger: {
    kind: 'http',
    routes: taskPageRoutes('CONFIRM_SUBMISSION', 'The named signatory confirms the application.'),
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    linkTable: ['GetItem', 'UpdateItem'],
    mail: true,
  },
});
