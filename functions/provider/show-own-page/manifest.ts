import { defineFunction } from '../../../shared/platform/manifest.ts';

const page = { kind: 'page', security: 'provider' } as const;

export const manifest = defineFunction({
  name: 'provider-show-own-page',
  trigger: {
    kind: 'http',
    routes: [
      {
        ...page,
        method: 'GET',
        path: '/mina-sidor',
        summary: 'Everything that a member’s providers have here: what is due, contracts, catalogue entries, persons',
      },
      { ...page, method: 'HEAD', path: '/mina-sidor', summary: 'As GET, without the page' },
      {
        ...page,
        method: 'POST',
        path: '/mina-sidor/{providerId}/uppgift',
        summary: 'Opens a task that the provider was mailed a link to',
      },
    ],
  },
  access: {
    caseTable: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    caseIndexes: ['list'],
    catalogueTable: ['BatchGetItem'],
    linkTable: ['PutItem'],
    providerSignIn: true,
  },
});
