import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'provider-administer-members',
  trigger: {
    kind: 'http',
    routes: formPageRoutes(
      '/mina-sidor/{providerId}/medlemmar',
      'Who signs in for a provider; its administrator invites members and takes them out.',
      'provider',
    ),
  },
  access: {
    caseTable: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
    providerSignIn: true,
  },
});
