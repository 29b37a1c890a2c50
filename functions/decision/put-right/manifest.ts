import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'decision-put-right',
  trigger: {
    kind: 'http',
    routes: formPageRoutes(
      '/desk/applications/{applicationId}/clerical-error',
      'Puts an evident slip in a decision right: its § or day in the minutes, or a passage of its reasons. The original stays.',
      'staff',
    ),
  },
  access: { caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], signIn: true },
});
