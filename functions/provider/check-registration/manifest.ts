import { defineFunction } from '../../../shared/platform/manifest.ts';

const page = {
  path: '/desk/applications/{applicationId}/registration',
  kind: 'page',
  security: 'staff',
  summary: 'A case officer checks the registration of a company that was being formed when it applied.',
} as const;

export const manifest = defineFunction({
  name: 'provider-check-registration',
  trigger: {
    kind: 'http',
    routes: [
      { ...page, method: 'GET' },
      { ...page, method: 'HEAD' },
      { ...page, method: 'POST' },
    ],
  },
  access: { caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], signIn: true },
});
