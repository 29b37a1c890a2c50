import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'change-notice-give',
  trigger: {
    kind: 'http',
    routes: formPageRoutes(
      '/mina-sidor/{providerId}/avtal/{contractId}',
      'A provider gives notice of a change, and sees what came of its earlier ones.',
      'provider',
    ),
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    providerSignIn: true,
  },
});
