import { taskPageRoutes } from '../../../shared/http/task-path.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'choice-system-confirm-address',
  trigger: {
    kind: 'http',
    routes: taskPageRoutes(
      'CONFIRM_ADDRESS',
      'Whoever asked a question, or wants to follow the news, confirms the address.',
    ),
  },
  access: {
    caseTable: ['GetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    linkTable: ['GetItem', 'UpdateItem'],
    mail: true,
  },
});
