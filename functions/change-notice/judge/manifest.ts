import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'change-notice-judge',
  trigger: {
    kind: 'http',
    routes: formPageRoutes(
      '/desk/contracts/{contractId}/changes',
      'The changes that a provider gave notice of; an officer approves or refuses those that wait, with reasons.',
      'staff',
    ),
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    signIn: true,
  },
});
