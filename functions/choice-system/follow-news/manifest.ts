import { defineFunction, type Route } from '../../../shared/platform/manifest.ts';

function page(method: Route['method'], path: string, summary: string): Route {
  return { method, path, kind: 'page', security: 'none', summary };
}

const begin = 'Follow the news of a choice system’s request documentation by mail';
const end = 'Stop following; the address is in every mail.';

export const manifest = defineFunction({
  name: 'choice-system-follow-news',
  trigger: {
    kind: 'http',
    routes: [
      page('GET', '/valfrihetssystem/{choiceSystemId}/nyheter', begin),
      page('HEAD', '/valfrihetssystem/{choiceSystemId}/nyheter', begin),
      page('POST', '/valfrihetssystem/{choiceSystemId}/nyheter', begin),
      page('GET', '/nyheter/{token}', end),
      page('HEAD', '/nyheter/{token}', end),
      page('POST', '/nyheter/{token}', end),
    ],
  },
  access: {
    caseTable: ['GetItem', 'PutItem', 'ConditionCheckItem'],
    linkTable: ['GetItem'],
  },
});
