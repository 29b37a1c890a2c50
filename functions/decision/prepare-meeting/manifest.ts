import { taskPageRoutes } from '../../../shared/http/task-path.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'decision-prepare-meeting',
  trigger: {
    kind: 'http',
    routes: taskPageRoutes('PREPARE', 'A member reads the basis before the meeting: preliminary, not a vote.'),
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    linkTable: ['GetItem', 'UpdateItem'],
    mail: true,
  },
});
