import { defineFunction } from '../../../shared/platform/manifest.ts';

const page = {
  path: '/desk/contracts/{contractId}/start',
  kind: 'page',
  security: 'staff',
  summary: 'A case officer sees that what must be met before the start is met, and says so.',
} as const;

export const manifest = defineFunction({
  name: 'contract-confirm-start',
  trigger: {
    kind: 'http',
    routes: [
      { ...page, method: 'GET' },
      { ...page, method: 'HEAD' },
      { ...page, method: 'POST' },
    ],
  },
  access: { caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], signIn: true },
});
