import { taskPageRoutes } from '../../../shared/http/task-path.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'measure-comment',
  trigger: {
    kind: 'http',
    routes: taskPageRoutes('COMMENT_MEASURE', 'A provider says what it has to say before a measure is decided on.'),
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    linkTable: ['GetItem', 'UpdateItem'],
  },
});
