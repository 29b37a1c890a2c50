import { defineFunction } from '../../../shared/platform/manifest.ts';

const pages = [
  ['/', 'The catalogue of providers to choose from'],
  ['/jamfor', 'Up to four providers side by side'],
  ['/utskrift', 'A selection of the catalogue in large letters, to print'],
  ['/utforare/{entryId}', 'One provider, at the address that is its certificate'],
  ['/sa-valjer-du', 'How to choose a provider'],
] as const;

export const manifest = defineFunction({
  name: 'catalogue-show-catalogue',
  trigger: {
    kind: 'http',
    routes: [
      ...pages.flatMap(([path, summary]) => {
        const route = { path, kind: 'page', security: 'none', summary } as const;
        return [
          { ...route, method: 'GET' },
          { ...route, method: 'HEAD' },
        ] as const;
      }),
      {
        method: 'POST',
        path: '/omrade',
        kind: 'page',
        security: 'none',
        summary: 'The area that an address lies in; the address is kept nowhere',
      },
    ],
  },
  access: { catalogueTable: ['GetItem', 'BatchGetItem'] },
});
