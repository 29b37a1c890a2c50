import { defineFunction } from '../../../shared/platform/manifest.ts';

const page = { kind: 'page', security: 'none' } as const;

export const manifest = defineFunction({
  name: 'web-sign-in',
  trigger: {
    kind: 'http',
    routes: [
      { ...page, method: 'GET', path: '/sign-in', summary: "Go to the municipality's sign-in service" },
      { ...page, method: 'GET', path: '/sign-in/callback', summary: 'Come back from the sign-in service' },
      { ...page, method: 'GET', path: '/sign-out', summary: 'Whether one is signed out, or the button for it' },
      { ...page, method: 'POST', path: '/sign-out', summary: 'Sign out' },
    ],
  },
  access: { signIn: true },
});
