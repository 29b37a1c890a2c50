import { taskPageRoutes } from '../../../shared/http/task-path.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'contract-sign',
  trigger: { kind: 'http', routes: taskPageRoutes('SIGN', 'The provider’s signatory signs the contract.') },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    linkTable: ['GetItem', 'UpdateItem'],
    mail: true,
  },
});
