import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'web-answer-unknown',
  trigger: {
    kind: 'http',
    // Any method: what API Gateway itself would have answered would not be a problem document.
    routes: [
      {
        method: 'GET',
        path: '$default',
        kind: 'page',
        security: 'none',
        summary: 'Every address that no other function answers',
      },
    ],
  },
  access: {},
});
