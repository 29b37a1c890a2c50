import { taskPageRoutes } from '../../../shared/http/task-path.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'contract-answer-terms-change',
  trigger: {
    kind: 'http',
    routes: taskPageRoutes('ANSWER_TERMS_CHANGE', 'The provider accepts or declines new terms or prices.'),
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    linkTable: ['GetItem', 'UpdateItem'],
    mail: true,
  },
});
