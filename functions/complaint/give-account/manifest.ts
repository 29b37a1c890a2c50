import { taskPageRoutes } from '../../../shared/http/task-path.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'complaint-give-account',
  trigger: {
    kind: 'http',
    routes: taskPageRoutes('GIVE_ACCOUNT', 'A provider answers what it was asked about a complaint.'),
  },
  access: {
    caseTable: ['GetItem', 'PutItem', 'UpdateItem'],
    linkTable: ['GetItem', 'UpdateItem'],
    citizenTable: ['GetItem', 'Query', 'PutItem'],
    mail: true,
  },
});
