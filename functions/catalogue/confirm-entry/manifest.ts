import { taskPageRoutes } from '../../../shared/http/task-path.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'catalogue-confirm-entry',
  trigger: {
    kind: 'http',
    routes: taskPageRoutes(
      'CONFIRM_ENTRY',
      'A provider says whether what the catalogue says of it still is right, or what is wrong.',
    ),
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    linkTable: ['GetItem', 'UpdateItem'],
    mail: true,
  },
});
