import { defineFunction } from '../../../shared/platform/manifest.ts';

const route = {
  path: '/desk/applications/{applicationId}/decision',
  kind: 'page',
  security: 'staff',
  summary: 'The delegated officer decides, sends back or hands over.',
} as const;

export const manifest = defineFunction({
  name: 'decision-decide-as-officer',
  trigger: {
    kind: 'http',
    routes: [
      { ...route, method: 'GET' },
      { ...route, method: 'HEAD' },
      { ...route, method: 'POST' },
    ],
  },
  access: { caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'], signIn: true },
});
