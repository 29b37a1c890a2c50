import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'decision-report-delegated',
  trigger: {
    kind: 'http',
    routes: formPageRoutes(
      '/desk/committees/{committeeId}/delegated-decisions',
      'The decisions by delegation that the committee is to be told of; registers the meeting at which it was. Earlier meetings’ lists.',
      'staff',
    ),
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    caseIndexes: ['list'],
    signIn: true,
  },
  timeoutSeconds: 29,
});
