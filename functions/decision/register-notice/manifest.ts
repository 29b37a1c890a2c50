import { defineFunction } from '../../../shared/platform/manifest.ts';

const route = {
  path: '/desk/applications/{applicationId}/notice',
  kind: 'page',
  security: 'staff',
  summary: 'An officer registers that the notice of a decision was given by letter or by hand, and what proves it.',
} as const;

const shown = {
  ...route,
  path: '/desk/applications/{applicationId}/notice/preview',
  summary: 'How the notice will read if the decision follows the proposal, in the municipality’s own words.',
} as const;

export const manifest = defineFunction({
  name: 'decision-register-notice',
  trigger: {
    kind: 'http',
    routes: [
      { ...route, method: 'GET' },
      { ...route, method: 'HEAD' },
      { ...route, method: 'POST' },
      { ...shown, method: 'GET' },
      { ...shown, method: 'HEAD' },
    ],
  },
  access: { caseTable: ['GetItem', 'Query', 'PutItem'], signIn: true },
});
