import { taskPageRoutes } from '../../../shared/http/task-path.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'decision-decide-as-member',
  trigger: {
    kind: 'http',
    routes: taskPageRoutes('DECIDE_AS_MEMBER', 'One delegated member decides, sends back or hands over.'),
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    linkTable: ['GetItem', 'UpdateItem'],
    mail: true,
  },
});
