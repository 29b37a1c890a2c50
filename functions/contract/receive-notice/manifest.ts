import { taskPageRoutes } from '../../../shared/http/task-path.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'contract-receive-notice',
  trigger: {
    kind: 'http',
    routes: taskPageRoutes(
      'RECEIVE_CONTRACT_NOTICE',
      'The provider receives word about its contract, and then reads it.',
    ),
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    linkTable: ['GetItem', 'UpdateItem'],
    mail: true,
  },
});
