import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'contract-hear-signing',
  trigger: {
    kind: 'http',
    routes: [
      {
        method: 'POST',
        path: '/signing-service/{contractId}',
        kind: 'page',
        security: 'none',
        summary: 'An e-signing service says that something has happened to a contract; it is asked what.',
      },
    ],
  },
  access: { caseTable: ['GetItem', 'UpdateItem'] },
});
