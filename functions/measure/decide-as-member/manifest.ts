import { taskPageRoutes } from '../../../shared/http/task-path.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'measure-decide-as-member',
  trigger: {
    kind: 'http',
    routes: taskPageRoutes(
      'TERMINATE_AS_MEMBER',
      'A delegated member, or the chair when it is urgent, decides whether a contract ends, sends back or hands over.',
    ),
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    linkTable: ['GetItem', 'UpdateItem'],
    mail: true,
  },
});
