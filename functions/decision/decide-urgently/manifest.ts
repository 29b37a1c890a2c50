import { taskPageRoutes } from '../../../shared/http/task-path.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'decision-decide-urgently',
  trigger: {
    kind: 'http',
    routes: taskPageRoutes('DECIDE_URGENTLY', 'The chair decides what can’t await the committee, or sends it back.'),
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    linkTable: ['GetItem', 'UpdateItem'],
    mail: true,
  },
});
