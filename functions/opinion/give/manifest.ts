import { taskPageRoutes } from '../../../shared/http/task-path.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'opinion-give',
  trigger: {
    kind: 'http',
    routes: taskPageRoutes('GIVE_OPINION', 'Somebody at another municipality or an authority says what they know.'),
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    linkTable: ['GetItem', 'UpdateItem'],
    mail: true,
  },
});
