import { taskPageRoutes } from '../../../shared/http/task-path.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'decision-receive-notice',
  trigger: {
    kind: 'http',
    routes: taskPageRoutes('RECEIVE_NOTICE', 'The applicant receives the notice of the decision, and then reads it.'),
  },
  access: {
    caseTable: ['GetItem', 'PutItem', 'UpdateItem'],
    linkTable: ['GetItem', 'UpdateItem'],
    mail: true,
  },
});
