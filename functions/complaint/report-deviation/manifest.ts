import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'complaint-report-deviation',
  trigger: {
    kind: 'http',
    routes: formPageRoutes(
      '/mina-sidor/{providerId}/avvikelser',
      'A provider tells of a complaint it got, a serious deviation or misconduct, and sees what it has sent.',
      'provider',
    ),
  },
  access: {
    caseTable: ['GetItem', 'BatchGetItem', 'Query'],
    citizenTable: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    providerSignIn: true,
  },
});
