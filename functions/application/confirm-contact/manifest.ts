import { taskPageRoutes } from '../../../shared/http/task-path.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'application-confirm-contact',
  trigger: {
    kind: 'http',
    routes: taskPageRoutes('CONFIRM_CONTACT', 'The contact of a draft confirms its e-mail address.'),
  },
  access: {
    caseTable: ['GetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    linkTable: ['GetItem', 'UpdateItem'],
    mail: true,
  },
});
