import { defineFunction } from '../../../shared/platform/manifest.ts';

const page = {
  path: '/desk/applications/{applicationId}/opinions',
  kind: 'page',
  security: 'staff',
  summary:
    'A case officer asks somebody at another municipality or an authority for an opinion, and reads the answers.',
} as const;

export const manifest = defineFunction({
  name: 'opinion-ask',
  trigger: {
    kind: 'http',
    routes: [
      { ...page, method: 'GET' },
      { ...page, method: 'HEAD' },
      { ...page, method: 'POST' },
    ],
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    signIn: true,
  },
});
