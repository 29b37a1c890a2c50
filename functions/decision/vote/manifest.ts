import { taskPageRoutes } from '../../../shared/http/task-path.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'decision-vote',
  trigger: { kind: 'http', routes: taskPageRoutes('VOTE', 'A member who serves in the meeting votes.') },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    linkTable: ['GetItem', 'UpdateItem'],
    mail: true,
  },
});
