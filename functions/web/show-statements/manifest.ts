import { defineFunction } from '../../../shared/platform/manifest.ts';

const page = { method: 'GET', kind: 'page', security: 'none' } as const;

export const manifest = defineFunction({
  name: 'web-show-statements',
  trigger: {
    kind: 'http',
    routes: [
      { ...page, path: '/om/tillganglighet', summary: 'Accessibility statement' },
      { ...page, method: 'HEAD', path: '/om/tillganglighet', summary: 'Accessibility statement' },
      { ...page, path: '/om/personuppgifter', summary: 'Privacy notice' },
      { ...page, method: 'HEAD', path: '/om/personuppgifter', summary: 'Privacy notice' },
    ],
  },
  access: {},
});
