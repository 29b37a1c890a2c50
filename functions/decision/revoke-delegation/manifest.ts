import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'decision-revoke-delegation',
  trigger: {
    kind: 'http',
    routes: formPageRoutes(
      '/desk/committees/{committeeId}/delegations',
      'The delegations by which applications are decided; registers that the committee has revoked one from a day.',
      'staff',
    ),
  },
  access: {
    caseTable: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    caseIndexes: ['list'],
    signIn: true,
  },
  timeoutSeconds: 29,
});
