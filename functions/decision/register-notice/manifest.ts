import { defineFunction } from '../../../shared/platform/manifest.ts';

const route = {
  path: '/desk/applications/{applicationId}/notice',
  kind: 'page',
  security: 'staff',
  summary: 'An officer registers that the notice of a decision was given by letter or by hand, and what proves it.',
} as const;

export const manifest = defineFunction({
  name: 'decision-register-notice',
  trigger: {
    kind: 'http',
    routes: [
      { ...route, method: 'GET' },
      { ...route, method: 'HEAD' },
      { ...route, method: 'POST' },
    ],
  },
  access: { caseTable: ['GetItem', 'Query', 'PutItem'], signIn: true },
});
