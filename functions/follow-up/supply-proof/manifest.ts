import { taskPageRoutes } from '../../../shared/http/task-path.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'follow-up-supply-proof',
  trigger: {
    kind: 'http',
    routes: taskPageRoutes('SUPPLY_PROOF', 'A provider hands in current proof of what its contract asks for.'),
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    linkTable: ['GetItem', 'UpdateItem'],
    evidenceBucket: ['PutObject', 'GetObject'],
  },
});
