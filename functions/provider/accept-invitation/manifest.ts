import { taskPageRoutes } from '../../../shared/http/task-path.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'provider-accept-invitation',
  trigger: {
    kind: 'http',
    routes: taskPageRoutes('ACCEPT_INVITATION', "Somebody signs in and becomes a member of a provider's."),
  },
  access: {
    caseTable: ['GetItem', 'PutItem', 'UpdateItem'],
    linkTable: ['GetItem', 'UpdateItem'],
    providerSignIn: true,
  },
});
