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
      { ...page, method: 'GET', path: '/mina-sidor/logga-in', summary: "Go to the providers' sign-in service" },
      { ...page, method: 'GET', path: '/mina-sidor/logga-in/tillbaka', summary: 'Come back from it' },
      { ...page, method: 'GET', path: '/mina-sidor/logga-ut', summary: 'Whether one is signed out of the own page' },
      { ...page, method: 'POST', path: '/mina-sidor/logga-ut', summary: 'Sign out of the own page' },
    ],
  },
  access: { signIn: true, providerSignIn: true },
});
