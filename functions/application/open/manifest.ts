import { taskPageRoutes } from '../../../shared/http/task-path.ts';
import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'application-open',
  trigger: {
    kind: 'http',
    routes: [
      ...formPageRoutes('/fortsatt-ansokan', 'Mails the contact a link to what they have begun.', 'none'),
      ...taskPageRoutes('OPEN_APPLICATION', 'The contact opens the application on another device.'),
    ],
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    linkTable: ['GetItem', 'UpdateItem'],
    mail: true,
  },
});
