import { defineFunction } from '../../../shared/platform/manifest.ts';

const page = {
  path: '/desk/applications/{applicationId}/earlier',
  kind: 'page',
  security: 'staff',
  summary: 'What was found and decided in the provider’s earlier cases on the same requirements and proof.',
} as const;

export const manifest = defineFunction({
  name: 'requirement-show-earlier',
  trigger: {
    kind: 'http',
    routes: [
      { ...page, method: 'GET' },
      { ...page, method: 'HEAD' },
    ],
  },
  // It writes who has read the earlier cases, and nothing of them.
  access: { caseTable: ['GetItem', 'Query', 'PutItem'], signIn: true },
});
