import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'complaint-review-readings',
  trigger: {
    kind: 'http',
    routes: formPageRoutes(
      '/desk/complaint-readings',
      'Who has read complaints: each month a sample for the auditor to look through.',
      'staff',
    ),
  },
  access: {
    citizenTable: ['GetItem', 'PutItem'],
    citizenIndexes: ['list'],
    signIn: true,
  },
});
