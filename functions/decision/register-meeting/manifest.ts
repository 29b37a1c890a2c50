import { defineFunction } from '../../../shared/platform/manifest.ts';

const route = {
  path: '/desk/applications/{applicationId}/meeting',
  kind: 'page',
  security: 'staff',
  summary:
    'The secretary registers the case at the committee’s meeting, up to the chair’s declared result, and adds the excerpt of its minutes.',
} as const;

export const manifest = defineFunction({
  name: 'decision-register-meeting',
  trigger: {
    kind: 'http',
    routes: [
      { ...route, method: 'GET' },
      { ...route, method: 'HEAD' },
      { ...route, method: 'POST' },
    ],
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    evidenceBucket: ['PutObject'],
    signIn: true,
  },
});
