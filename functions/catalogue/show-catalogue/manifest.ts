import { defineFunction } from '../../../shared/platform/manifest.ts';

const catalogue = {
  path: '/',
  kind: 'page',
  security: 'none',
  summary: 'The catalogue of providers to choose from',
} as const;
const howTo = { path: '/sa-valjer-du', kind: 'page', security: 'none', summary: 'How to choose a provider' } as const;

export const manifest = defineFunction({
  name: 'catalogue-show-catalogue',
  trigger: {
    kind: 'http',
    routes: [
      { ...catalogue, method: 'GET' },
      { ...catalogue, method: 'HEAD' },
      { ...howTo, method: 'GET' },
      { ...howTo, method: 'HEAD' },
    ],
  },
  access: { catalogueTable: ['GetItem', 'BatchGetItem'] },
});
