import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'web-describe-api',
  trigger: {
    kind: 'http',
    routes: [
      {
        method: 'GET',
        path: '/v1/openapi.json',
        kind: 'api',
        security: 'none',
        summary: 'This description, as OpenAPI 3.1',
        responses: { 200: null, 304: null },
      },
      { method: 'GET', path: '/v1', kind: 'page', security: 'none', summary: 'The API for people' },
      { method: 'HEAD', path: '/v1', kind: 'page', security: 'none', summary: 'The API for people' },
    ],
  },
  access: {},
});
