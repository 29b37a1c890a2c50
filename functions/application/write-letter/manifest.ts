import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'application-write-letter',
  trigger: {
    kind: 'http',
    routes: formPageRoutes(
      '/desk/applications/{applicationId}/letters/{letterId}',
      'A letter to somebody without an e-mail address: to print, and to note as sent.',
      'staff',
    ),
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    signIn: true,
  },
});
