import { defineFunction } from '../../../shared/platform/manifest.ts';

const page = { path: '/desk/contracts/{contractId}/signature', kind: 'page', security: 'staff' } as const;

export const manifest = defineFunction({
  name: 'contract-register-signature',
  trigger: {
    kind: 'http',
    routes: [
      { ...page, method: 'GET', summary: 'The contract, and what is left to sign' },
      { ...page, method: 'HEAD', summary: 'The contract, and what is left to sign' },
      { ...page, method: 'POST', summary: 'The municipality signs, or an officer registers a signature on paper' },
    ],
  },
  access: { caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], signIn: true },
});
